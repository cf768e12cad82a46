import Diagnostics
import YAML

extension CheckRule {
  /// A file of templates/ that nothing uses: most likely what it was made for is named otherwise.
  static let unusedTemplate = CheckRule(
    "unused-template",
    look: .site { site in
      let used = UsedTemplates(site)
      return site.scan.templates.map { PathText.below($0.path, Theme.folder) }
        .filter { !used.contains($0) }.map { name in
          CheckFinding(
            message(name), at: SourceLocation(path: "\(Theme.folder)/\(name)"), hint: hint(name))
        }
    })

  private static func isInclude(_ name: String) -> Bool { PathText.isAtOrBelow(name, "includes") }

  private static func message(_ name: String) -> String {
    if isInclude(name) { return "no template that is used includes this one" }
    return name.hasSuffix(".html") && !name.contains("/")
      ? "no page and no template has this layout" : "nothing reads this file"
  }

  private static func hint(_ name: String) -> String {
    if isInclude(name) {
      return "take it out, or write {% include \(PathText.below(name, "includes")) %}"
    }
    return name.hasSuffix(".html") && !name.contains("/")
      ? "take it out, or write 'layout: \(name.dropLast(5))' in front matter"
      : "templates lie in templates/ itself, their parts in includes/, other files in assets/"
  }
}

/// The files of templates/ that something uses.
private struct UsedTemplates {
  private var used: Set<String> = []

  init(_ site: CheckedSite) {
    // The default theme's layouts are those that the program asks for.
    var layouts = Set(EmbeddedTheme.files.map(\.path).filter { !$0.contains("/") })
    layouts.formUnion(site.documents.map { $0.layoutName + ".html" })
    // Posts that are held back will be shown.
    let others = Set(site.theme.layouts.keys).subtracting(layouts)
    layouts.formUnion(Self.layouts(among: others, ofHeldBack: site))
    for name in layouts {
      var next: String? = name
      while let current = next, let layout = site.theme.layouts[current],
        used.insert(current).inserted
      {
        used.formUnion(site.library.templates(reachedFrom: current))
        next = layout.parent.map { $0.text + ".html" }
      }
    }
  }

  func contains(_ name: String) -> Bool {
    used.contains(name) || PathText.isAtOrBelow(name, "assets")
      || (PathText.isAtOrBelow(name, "strings") && name.hasSuffix(".yml"))
  }

  /// The layouts that posts name which are not loaded.
  private static func layouts(
    among names: Set<String>, ofHeldBack site: CheckedSite
  ) -> [String] {
    if names.isEmpty { return [] }
    let sources = site.heldBack.map(\.source) + site.scan.catalog.hiddenDrafts
    return sources.compactMap { source in
      let (file, _) = SourceReader.read(source, inSite: site.reader.loader.root)
      return file.flatMap { layout(of: $0) }
    }
  }

  private static func layout(of file: SourceFile) -> String? {
    FrontMatter.locate(in: file).0.mapping(in: file).mapping["layout"]?.asString.map {
      $0 + ".html"
    }
  }
}
