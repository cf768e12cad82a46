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
    return render(root: root, into: &output, profile: &profile)
  }

  /// The same, and adds to a profile when there is one; takes what turns of loops wrote on other
  /// pages from a cache when there is one.
  public func render(
    root: any LiquidObject, into output: inout [UInt8], profile: inout RenderProfile?,
    fragments: (any FragmentCache)? = nil
  ) -> [Diagnostic] {
    // What the last page took, within what most pages take.
    var machine = Machine(
      storage, root: root, capacity: max(1 << 14, min(output.capacity, 1 << 16)),
      fragments: fragments)
    machine.profile = profile
    profile = nil
    machine.render(storage.programs[place])
    output.append(contentsOf: machine.output.bytes)
    profile = machine.profile
    return machine.diagnostics
  }
}
