public import Diagnostics

/// A template as it was read.
public struct TemplateSource: Sendable {
  /// The name by which it is looked up and included: `post.html`, `includes/head.html`.
  public let name: String
  /// The file that messages point into.
  public let file: SourceFile
  /// The first byte that belongs to the template, behind any front matter.
  public let bodyStart: Int

  /// Makes a template's source.
  public init(name: String, file: SourceFile, bodyStart: Int = 0) {
    self.name = name
    self.file = file
    self.bodyStart = bodyStart
  }
}

/// The names of a library's templates.
struct TemplateNames: Sendable {
  private let places: [String: Int]
  let all: [String]

  init(_ sources: [TemplateSource]) {
    all = sources.map { $0.name }
    places = Dictionary(zip(all, all.indices), uniquingKeysWith: { _, last in last })
  }

  subscript(name: String) -> Int? { places[name] }

  /// The template that an include means: `includes/name.html`, `includes/name`, or `name`.
  func resolve(_ name: String) -> Int? {
    places["includes/\(name)"] ?? places["includes/\(name).html"] ?? places[name]
      ?? places["\(name).html"]
  }

  /// The names as includes write them.
  var includable: [String] {
    all.map { $0.hasPrefix("includes/") ? String($0.dropFirst("includes/".count)) : $0 }
  }
}
