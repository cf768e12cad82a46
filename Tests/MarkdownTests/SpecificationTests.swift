import Markdown
import Testing

/// The vectors beside the repository, as scripts/conformance runs them through the program.
@Suite struct SpecificationTests {
  @Test(
    "All examples of CommonMark 0.30",
    .enabled(if: Specification.commonMark.isThere, "\(Specification.commonMark.absence)"),
    arguments: [[], [.tables, .strikethrough, .footnotes, .taskLists]] as [[MarkdownSwitch]])
  func commonMark(_ constructs: [MarkdownSwitch]) throws {
    var options = MarkdownOptions.commonMark
    for construct in constructs { options[construct] = true }
    let examples = try Specification.commonMark.load()
    #expect(examples.count == 652)
    for example in examples {
      #expect(render(example.markdown, options).text == example.html, "\(example.example ?? 0)")
    }
  }

  @Test(
    "Line breaks by CSS Text 4",
    .enabled(if: Specification.softBreaks.isThere, "\(Specification.softBreaks.absence)"),
    arguments: [
      ("css-text", "", false), ("css-text", "en", false), ("css-text", "ko", false),
      ("css-text lang=ja", "ja", false), ("css-text lang=en", "en", false),
      ("cjk-punct (proposed option)", "ja", true), ("none", nil, false),
    ])
  func softBreaks(_ style: String, _ language: String?, _ punctuation: Bool) throws {
    var options = MarkdownOptions()
    options.softBreaks = language == nil ? .keep : .css
    options.language = language ?? ""
    options.joinsAfterPunctuation = punctuation
    let examples = try Specification.softBreaks.load().filter { $0.style == style }
    #expect(!examples.isEmpty)
    for (number, example) in examples.enumerated() {
      #expect(render(example.markdown, options).text == example.html + "\n", "\(number)")
    }
  }

  @Test(
    "The extensions of GitHub Flavored Markdown",
    .enabled(if: Specification.gfm.isThere, "\(Specification.gfm.absence)"))
  func gfm() throws {
    let examples = try Specification.gfm.load()
    #expect(!examples.isEmpty)
    for example in examples {
      #expect(
        sortingAttributesOfInputs(render(example.markdown, .gfm).text)
          == sortingAttributesOfInputs(example.html), "\(example.example ?? 0)")
    }
  }

  @Test(
    "CJK-friendly emphasis",
    .enabled(if: Specification.emphasis.isThere, "\(Specification.emphasis.absence)"),
    arguments: [false, true])
  func emphasis(inWholeDialect: Bool) throws {
    let examples = try Specification.emphasis.load()
    #expect(!examples.isEmpty)
    for (number, example) in examples.enumerated() {
      let requires = example.requires ?? []
      var options = inWholeDialect ? MarkdownOptions() : .commonMark
      options.softBreaks = .keep
      options[.cjkEmphasis] = !requires.contains("plain-commonmark")
      options[.escapedSpace] = requires.contains("goldmark-escaped-space")
      if requires.contains("strikethrough") { options[.strikethrough] = true }
      #expect(
        withoutEnd(render(example.markdown, options).text) == withoutEnd(example.html), "\(number)")
    }
  }

  /// Shows for each row whether a run between two characters opens and closes emphasis; a letter on
  /// the far side of its partner makes that one that only closes, or only opens.
  @Test(
    "Which runs open and close",
    .enabled(if: Specification.flanking.isThere, "\(Specification.flanking.absence)"))
  func flanking() throws {
    var options = MarkdownOptions.commonMark
    options[.cjkEmphasis] = true
    let rows = try Specification.flanking.load().rows
    #expect(!rows.isEmpty)
    for (number, row) in rows.enumerated() {
      let (run, before) = (row.delim, (row.twoBefore ?? "") + row.before)
      let opens = render("前\(before)\(run)\(row.after)字\(run) 後", options).text
      let closes = render("前 \(run)字\(before)\(run)\(row.after)後", options).text
      #expect(opens.contains("<em>") == row.canOpen, "row \(number) opens")
      #expect(closes.contains("<em>") == row.canClose, "row \(number) closes")
    }
  }

  @Test(
    "Ruby in its notations",
    .enabled(if: Specification.ruby.isThere, "\(Specification.ruby.absence)"))
  func ruby() throws {
    let examples = try Specification.ruby.load()
    #expect(!examples.isEmpty)
    for (number, example) in examples.enumerated() {
      var options = MarkdownOptions()
      switch example.syntax {
      case "aozora (braces off)", "kakuyomu":
        options[.ruby] = false
        options[.aozoraRuby] = true
      default: options[.tateChuYoko] = example.syntax == "mdi-tcy"
      }
      let html = withoutParentheses(render(example.markdown, options).text)
      #expect(withoutEnd(html) == withoutEnd(withoutParentheses(example.html)), "\(number)")
    }
  }

  /// The specification's own harness leaves the order of a checkbox's attributes open.
  private func sortingAttributesOfInputs(_ html: String) -> String {
    html.replacing(/<input ([^>]*?)\s*\/?>/) { match in
      match.1.split(separator: " ").sorted().joined(separator: " ")
    }
  }

  /// Most notations leave out the parentheses for browsers without ruby.
  private func withoutParentheses(_ html: String) -> String {
    html.replacing(/<rp>[()]<\/rp>/, with: "")
  }

  /// Some suites leave out the newline at the end.
  private func withoutEnd(_ html: String) -> Substring {
    html.hasSuffix("\n") ? html.dropLast() : html[...]
  }
}
