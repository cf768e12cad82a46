import Diagnostics

/// What asked for an output, for messages about it.
enum OutputOrigin: Sendable {
  /// A post, page or asset of content/, by its path in the site.
  case file(String)
  /// An old address of a document.
  case alias(source: String)
  /// A page of a term, or its feed; `source` is the newest post that uses it.
  case term(name: String, taxonomy: String, source: String)
  /// A file of the theme, by its path in the site.
  case theme(String)
  /// Something that every site has: `the home page`.
  case generated(String)
  /// The plan of an earlier build, which was told what is wrong with it.
  case earlierPlan

  /// How a sentence names it.
  var description: String {
    switch self {
    case .file(let path), .theme(let path), .generated(let path): path
    case .alias(let source): "an alias in \(source)"
    case .term(let name, let taxonomy, let source): "'\(name)' in \(taxonomy) of \(source)"
    case .earlierPlan: "an earlier plan"
    }
  }

  /// The file that a person would change.
  var location: SourceLocation? {
    switch self {
    case .file(let path), .alias(let path), .theme(let path), .term(_, _, let path):
      SourceLocation(path: path)
    case .generated, .earlierPlan: nil
    }
  }

  /// How a person would give it another place.
  var remedy: String? {
    switch self {
    case .file(let path) where ContentCatalog.MarkdownFile.isMarkdown(path):
      "give \(path) another 'slug' or 'permalink'"
    case .file(let path), .theme(let path): "rename \(path)"
    case .alias(let source): "take the alias out of \(source)"
    case .term(let name, _, _): "spell '\(name)' in another way"
    case .generated, .earlierPlan: nil
    }
  }
}
