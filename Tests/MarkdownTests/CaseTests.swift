import CJKText
import Markdown
import TestSupport
import Testing

@Suite struct CaseTests {
  @Test(arguments: Case.all)
  func fileAndLine(_ example: Case) throws {
    let options = try #require(MarkdownOptions(example.options))
    let rendered = render(example.markdown, options)
    for (section, expected) in example.expected {
      #expect(try #require(rendered.section(section)) == expected, "section .\(section)")
    }
  }

  @Test func thereAreCases() {
    #expect(Case.all.count > 50)
    #expect(Case.all.allSatisfy { $0.expected["html"] != nil })
  }
}

/// Renders a text with Fude's own options or others.
func render(
  _ markdown: String, _ options: MarkdownOptions = MarkdownOptions(),
  resolveURL: (@Sendable (String) -> String?)? = nil
) -> RenderedMarkdown {
  let resolver = resolveURL.map { resolve in
    LinkResolver { destination in
      var resolution = LinkResolver.Resolution()
      resolution.url = resolve(destination.url)
      return resolution
    }
  }
  return MarkdownRenderer(options: options, resolveURL: resolver).render(Array(markdown.utf8)[...])
}

extension RenderedMarkdown {
  var text: String { String(decoding: html, as: UTF8.self) }

  /// A section of a case file; nil for a name that no section has.
  fileprivate func section(_ name: String) -> String? {
    switch name {
    case "html": text
    case "excerpt": excerpt.map { String(decoding: $0.html, as: UTF8.self) } ?? "none\n"
    case "text": (excerpt?.plainText ?? "none") + "\n"
    case "marked": "\(excerpt?.isMarked ?? false)\n"
    case "headings": headings.map { "\($0.level) \($0.plainText)\n" }.joined()
    case "counts": counts.summary + "\n"
    case "toc": String(decoding: tableOfContents, as: UTF8.self)
    case "features":
      (features.contains(.math) ? "math\n" : "") + (features.contains(.mermaid) ? "mermaid\n" : "")
    case "findings": findings.map { "\($0.line) \($0.kind.rawValue) \($0.excerpt)\n" }.joined()
    default: nil
    }
  }
}

extension TextCounts {
  /// All that is not zero, as `characters 3, words 1`.
  fileprivate var summary: String {
    let parts = [
      ("characters", characters), ("words", words), ("hangul words", hangulWords),
      ("code characters", codeCharacters), ("code words", codeWords),
      ("code hangul words", codeHangulWords), ("images", images),
    ]
    return parts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
