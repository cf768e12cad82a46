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
    var profile: RenderProfile?
    var buffer = OutputBuffer()
    return render(root: root, into: &output, with: &buffer, profile: &profile)
  }

  /// The same for one of many pages.
  ///
  /// - Parameters:
  ///   - root: Has the host's root variables.
  ///   - output: What was appended before a finding stays.
  ///   - buffer: Memory to put the page together in.
  ///   - profile: Gets the figures when there is one.
  ///   - fragments: Has what turns of loops wrote on other pages.
  /// - Returns: What went wrong while rendering.
  public func render(
    root: any LiquidObject, into output: inout [UInt8], with buffer: inout OutputBuffer,
    profile: inout RenderProfile?, fragments: (any FragmentCache)? = nil
  ) -> [Diagnostic] {
    var machine = Machine(storage, root: root, output: buffer, fragments: fragments)
    machine.profile = profile
    profile = nil
    machine.render(storage.programs[place])
    output.append(contentsOf: machine.output.bytes)
    machine.output.truncate(to: 0)
    profile = machine.profile
    let diagnostics = machine.diagnostics
    buffer = machine.output
    return diagnostics
  }
}
