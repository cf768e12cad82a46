import CCMark
import Markdown
import TestSupport
import Testing

/// The writer against libcmark's own, which is where the bytes of CommonMark's profile come from.
@Suite struct LibcmarkTests {
  @Test("Random markup is written as libcmark writes it", arguments: 0..<8)
  func randomMarkup(_ seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for _ in 0..<400 {
      let markdown = (0..<Int.random(in: 1...40, using: &random))
        .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      let expected = try #require(libcmark(Array(markdown.utf8)))
      #expect(render(markdown, .commonMark).text == expected, "\(markdown.debugDescription)")
    }
  }

  @Test("Every byte in text, code, URLs, titles and info strings")
  func everyByte() throws {
    for byte in UInt8.min...UInt8.max {
      let text: [UInt8] = Array("甲".utf8) + [byte] + Array("乙".utf8)
      let link = Array("[x](<".utf8) + text + Array("> \"".utf8) + text + Array("\")\n\n".utf8)
      let code = Array("`".utf8) + text + Array("`\n\n```".utf8) + text + Array("\n".utf8) + text
      let markdown = text + Array("\n\n".utf8) + link + code
      let html = MarkdownRenderer(options: .commonMark).render(markdown[...]).html
      #expect(String(decoding: html, as: UTF8.self) == libcmark(markdown), "byte \(byte)")
    }
  }

  private static let pieces = [
    "a", "日本", "語。", "한국 어", "𠮷", "\u{FE00}", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\n> ",
    "> ", "- ", "\n- ", "\n1. ", "7) ", "\n# ", "\n===", "\n---\n", "*", "**", "_", "`", "``",
    "\n```swift x\n", "[", "](", ")", "](/甲?a=1&b='\" \"題\")", "![", "<", ">", "<b>", "</b>",
    "<br>",
    "\n<div>\n", "<!--more-->", "<!-- x -->", "&amp;", "&quot;", "&#0;", "&", "\"", "\\", "\\\n",
    "\n[甲]: /url '題'\n", "[甲]", "<https://例え.jp/?q=[1]>", "\0", "\r\n", "\r", "\u{200B}", "!",
  ]
}

/// What libcmark itself makes of a text.
private func libcmark(_ markdown: [UInt8]) -> String? {
  let html = markdown.withUnsafeBufferPointer { bytes in
    bytes.withMemoryRebound(to: CChar.self) {
      cmark_markdown_to_html($0.baseAddress, $0.count, CMARK_OPT_UNSAFE)
    }
  }
  guard let html else { return nil }
  defer { cmark_get_default_mem_allocator().pointee.free(html) }
  return String(cString: html)
}
