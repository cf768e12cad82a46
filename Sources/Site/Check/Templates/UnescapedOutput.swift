import Liquid

extension CheckRule {
  /// A template prints a value as it is that is not known to be HTML: whoever writes it writes markup,
  /// and scripts.
  static let unescapedOutput = CheckRule(
    "unescaped-output",
    look: .site { site in
      site.library.rawOutputs.filter { !makesMarkup($0) }.map { output in
        CheckFinding(
          "'\(name(of: output.path))' is printed without escaping", at: output.location,
          hint: "take '| raw' out, or say with a comment that the value is markup")
      }
    })

  /// Keys whose values are HTML made from Markdown.
  private static let markupKeys: Set = ["content", "excerpt", "toc_html"]

  /// Filters whose results are safe in markup whatever goes in.
  private static let markupFilters: Set = [
    "markdownify", "escape", "escape_once", "xml_escape", "cgi_escape", "url_encode", "jsonify",
    "json", "strip_html", "size", "slugify",
  ]

  private static func makesMarkup(_ output: TemplateLibrary.RawOutput) -> Bool {
    output.filters.contains(where: markupFilters.contains)
      || output.path.last.map(markupKeys.contains) ?? true
  }

  private static func name(of path: [String]) -> String {
    path.dropFirst().reduce(path[0]) { $1 == "[]" ? $0 + $1 : $0 + "." + $1 }
  }
}
