import Diagnostics
import Liquid
import YAML

/// The templates, assets and words that give a site its look: the site's own files laid over
/// the default theme's, file by file.
struct Theme: Sendable {
  /// A file of the theme by its path in templates/.
  struct File: Sendable {
    let path: String
    let bytes: [UInt8]

    fileprivate var isAsset: Bool { PathText.isAtOrBelow(path, "assets") }

    /// Includes may also be scripts, style sheets, pictures in SVG and other text.
    fileprivate var isTemplate: Bool {
      if path.hasSuffix(".html") { return true }
      let ends = [".js", ".css", ".svg", ".xml", ".json", ".md", ".txt", ".liquid"]
      return PathText.isAtOrBelow(path, "includes") && ends.contains { path.hasSuffix($0) }
    }
  }

  /// A template as it is compiled, and the layout that its front matter names.
  struct Layout: Sendable {
    let source: TemplateSource
    let parent: FrontMatterFields.Located?
    /// `layout` in templates: the template's own front matter.
    let values: Value
  }

  static let folder = "templates"

  /// By name: `post.html`, `includes/head.html`.
  let layouts: [String: Layout]
  /// Files under templates/assets/, which are served at /assets/.
  let assets: [File]
  let words: ThemeWords
  /// Of the files of words.
  let wordsPrint: Fingerprint

  /// Reads the site's templates over the embedded ones.
  ///
  /// - Parameters:
  ///   - paths: the files below templates/, relative to the site's root.
  ///   - root: the site's root.
  /// - Returns: the theme, and what is wrong with its files.
  static func load(_ paths: some Sequence<String>, inSite root: String) -> (Theme, [Diagnostic]) {
    var files: [String: File] = [:]
    var diagnostics: [Diagnostic] = []
    for file in EmbeddedTheme.files {
      files[file.path] = File(path: file.path, bytes: file.text.withUTF8Buffer { Array($0) })
    }
    for path in paths {
      let name = PathText.below(path, folder)
      do throws(FileError) {
        files[name] = File(path: name, bytes: try POSIX.read(root + "/" + path))
      } catch {
        let place = SourceLocation(path: path)
        diagnostics.append(.error("cannot read this file: \(error.reason)", at: place))
      }
    }
    let (theme, problems) = Theme.make(files.values.sorted { $0.path < $1.path })
    return (theme, diagnostics + problems)
  }

  private static func make(_ files: [File]) -> (Theme, [Diagnostic]) {
    var layouts: [String: Layout] = [:]
    var words = ThemeWords()
    var wordsPrint = Fingerprint()
    var diagnostics: [Diagnostic] = []
    for file in files where !file.isAsset {
      let raw = SourceFile(path: "\(folder)/\(file.path)", bytes: file.bytes)
      let isWords = PathText.isAtOrBelow(file.path, "strings") && file.path.hasSuffix(".yml")
      guard isWords || file.isTemplate else { continue }
      let (checked, problems) = SourceReader.check(raw)
      diagnostics += problems
      guard let source = checked else { continue }
      if isWords {
        wordsPrint.add(file.path)
        wordsPrint.add(file.bytes)
        diagnostics += words.read(
          source, language: String(PathText.below(file.path, "strings").dropLast(4)))
      } else {
        let (layout, problems) = layout(named: file.path, source)
        layouts[file.path] = layout
        diagnostics += problems
      }
    }
    diagnostics += parentProblems(layouts)
    let assets = files.filter(\.isAsset)
    let theme = Theme(layouts: layouts, assets: assets, words: words, wordsPrint: wordsPrint)
    return (theme, diagnostics)
  }

  private static func layout(named name: String, _ file: SourceFile) -> (Layout, [Diagnostic]) {
    let (frontMatter, located) = FrontMatter.locate(in: file)
    let source = TemplateSource(name: name, file: file, bodyStart: frontMatter.bodyStart)
    let (mapping, problems) = frontMatter.mapping(in: file)
    let parent = mapping["layout"].flatMap { node in
      node.asString.map {
        FrontMatterFields.Located(text: $0, place: node.location(in: file))
      }
    }
    let values = Value.dictionary(mapping.entries.map { ($0.key, Value($0.value)) })
    return (Layout(source: source, parent: parent, values: values), located + problems)
  }

  /// Layouts that name a layout which is not there, or themselves in the end.
  private static func parentProblems(_ layouts: [String: Layout]) -> [Diagnostic] {
    layouts.keys.sorted().compactMap { name in
      guard let parent = layouts[name]?.parent else { return nil }
      guard layouts[parent.text + ".html"] != nil else {
        return unknownLayout(parent, names: layouts.keys)
      }
      var seen = [name]
      var next: String? = parent.text + ".html"
      while let current = next {
        if current == name {
          return .error(
            "this layout is its own layout: \((seen + [name]).joined(separator: " -> "))",
            at: parent.place)
        }
        guard !seen.contains(current) else { return nil }
        seen.append(current)
        next = layouts[current]?.parent.map { $0.text + ".html" }
      }
      return nil
    }
  }

  /// The error for a layout that no template provides.
  static func unknownLayout(
    _ name: FrontMatterFields.Located, names: some Sequence<String>
  ) -> Diagnostic {
    let known = names.filter { !$0.contains("/") }.map { String($0.dropLast(5)) }
    return .error(
      "no layout named '\(name.text)'", at: name.place,
      hint: Suggestion.hint(for: name.text, among: known)
        ?? "there are: \(known.sorted().joined(separator: ", "))")
  }
}
