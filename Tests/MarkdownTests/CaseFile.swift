import Markdown
import TestSupport
import Testing

extension Case {
  /// The sections are `.excerpt`, `.text`, `.marked`, `.headings`, `.counts`, `.toc`, `.features` and
  /// `.findings`.
  static let all = read()

  var markdown: String { source }
}

extension MarkdownOptions {
  /// Fude's own options but for what the words of an example say; nil for an unknown word.
  ///
  /// Cases about other things hold without the joining of lines beside punctuation.
  init?(_ words: [Substring], joinsAfterPunctuation joins: Bool? = false) {
    self = MarkdownOptions()
    if words.contains("commonmark") { self = .commonMark }
    if words.contains("gfm") { self = .gfm }
    joinsAfterPunctuation = joins
    for word in words where word != "commonmark" && word != "gfm" {
      let parts = word.split(separator: "=")
      switch (parts.first, parts.last.map(String.init)) {
      case ("language", let value?): language = value
      case ("join_after_punctuation", let value?): joinsAfterPunctuation = value == "on"
      case ("raw_html", let value?):
        guard let policy = RawHTMLPolicy(rawValue: value) else { return nil }
        rawHTML = policy
      case ("soft_breaks", let value?):
        guard let rule = SoftBreakRule(rawValue: value) else { return nil }
        softBreaks = rule
      case (let name?, let value?):
        guard let construct = MarkdownSwitch(name: String(name)), ["on", "off"].contains(value)
        else { return nil }
        self[construct] = value == "on"
      default: return nil
      }
    }
  }
}
