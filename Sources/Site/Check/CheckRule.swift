import Diagnostics
import Liquid

/// Something that `fude check` looks for beyond what stops a build.
///
/// Each rule is one file; its name is how messages and settings speak of it.
struct CheckRule: Sendable {
  let name: String
  let find: @Sendable (CheckedSite) -> [Diagnostic]

  /// Every rule, in the order in which they are run.
  static let all = [unknownPageKey]
}

/// What rules look at.
struct CheckedSite: Sendable {
  let graph: SiteGraph
  let library: TemplateLibrary
}
