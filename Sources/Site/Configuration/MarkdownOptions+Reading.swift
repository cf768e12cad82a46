import Liquid
import Markdown
import YAML

/// What settings say of Markdown: the same keys in site.yml and, laid over them, in front matter.
extension MarkdownOptions {
  /// What a site has that says nothing of it.
  static let site: MarkdownOptions = {
    var options = MarkdownOptions()
    options.switches = MarkdownSwitches.dialect.union(.page)
    return options
  }()

  /// The same for a piece of text that a template shows inside a page of its own: what names places
  /// of the page or lists them is off.
  var forFragment: MarkdownOptions {
    var options = self
    for construct: MarkdownSwitch in [
      .headingIDs, .headingAnchors, .boldHeadings, .tableOfContents,
    ] {
      options[construct] = false
    }
    return options
  }

  /// Reads the mapping `markdown:`.
  mutating func read(_ reader: inout FieldReader) {
    guard var settings = reader.mapping("markdown") else { return }
    for construct in MarkdownSwitch.allCases {
      if let isOn = settings.bool(construct.name) { self[construct] = isOn }
    }
    softBreaks = settings.choice("soft_breaks", SoftBreakRule.self) ?? softBreaks
    joinsAfterPunctuation = settings.bool("join_after_punctuation") ?? joinsAfterPunctuation
    readRawHTML(&settings)
    if var links = settings.mapping("external_links") {
      externalRel = links.string("rel") ?? externalRel
      externalTarget = links.string("target") ?? externalTarget
      settings.finish(links, under: "external_links")
    }
    reader.finish(settings, under: "markdown")
  }

  /// Reads `raw_html`, which can become stricter, and never looser than it was.
  ///
  /// A site that does not trust its authors says so in site.yml; their front matter cannot take it back.
  mutating func readRawHTML(_ reader: inout FieldReader) {
    guard let policy = reader.choice("raw_html", RawHTMLPolicy.self) else { return }
    if policy == .keep, rawHTML != .keep, let node = reader.node(["raw_html"]) {
      return reader.report(
        "'raw_html: keep' is looser than what the site allows", at: node,
        hint: "site.yml says 'raw_html: \(rawHTML.rawValue)' for all authors")
    }
    rawHTML = policy
  }

  /// Reads `toc`: whether pages show a table of contents, and what counts as a heading in it.
  ///
  /// A key that is unknown in it is only worth a warning: themes of other programs have theirs.
  ///
  /// - Returns: nil when nothing is said.
  mutating func readTableOfContents(_ reader: inout FieldReader) -> Bool? {
    guard case .mapping? = reader.node(["toc"])?.value else { return reader.bool("toc") }
    guard var settings = reader.mapping("toc") else { return nil }
    if let isOn = settings.bool("bold") { self[.boldHeadings] = isOn }
    reader.finish(settings, under: "toc", unknownKeysAre: .warning)
    return true
  }

  /// Reads a key that switches a construct by itself.
  mutating func read(
    _ construct: MarkdownSwitch, as key: String, _ reader: inout FieldReader
  ) -> Bool? {
    guard let isOn = reader.bool(key) else { return nil }
    self[construct] = isOn
    return isOn
  }
}
