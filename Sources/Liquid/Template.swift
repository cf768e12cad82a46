public import Diagnostics

/// A compiled template, ready to be rendered any number of times, also at once on many threads.
public struct Template: Sendable {
  let storage: TemplateLibrary.Storage
  let place: Int

  /// Appends the page to `output`.
  ///
  /// - Parameters:
  ///   - root: Has the host's root variables.
  ///   - output: What was appended before a finding stays.
  /// - Returns: What went wrong while rendering: a filter's complaints, or a limit that was passed.
  public func render(root: any LiquidObject, into output: inout [UInt8]) -> [Diagnostic] {
    var machine = Machine(storage, root: root, output: output)
    output = []
    machine.render(storage.programs[place])
    output = machine.output
    return machine.diagnostics
  }
}
