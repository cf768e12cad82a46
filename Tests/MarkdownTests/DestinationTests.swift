import Markdown
import Synchronization
import Testing

@Suite struct DestinationTests {
  @Test("Destinations are replaced, or left where nothing is given")
  func resolved() {
    let rendered = render(
      "[甲](other.md) ![乙](絵 1.png \"題\") <https://x.jp/?a&b>\n\n![丙 [丁](in.md)](c.png)\n"
    ) { destination in
      switch destination {
      case "other.md": "/2025/別の記事/?a=1&b"
      case "絵 1.png": "/絵/1.png"
      case "c.png": ""
      default: nil
      }
    }
    // A destination with a space is none, so the image above stays text.
    let expected = """
      <p><a href="/2025/%E5%88%A5%E3%81%AE%E8%A8%98%E4%BA%8B/?a=1&amp;b">甲</a> \
      ![乙](絵 1.png &quot;題&quot;) <a href="https://x.jp/?a&amp;b">https://x.jp/?a&amp;b</a></p>
      <p><img src="" alt="丙 丁" /></p>

      """
    #expect(rendered.text == expected)
  }

  @Test("The resolver gets destinations as they are meant, in the order of the text")
  func asked() {
    let asked = Mutex<[String]>([])
    _ = render("[a](<x y&amp;z>) [b][甲] ![c](\\*%20*)\n\n[甲]: ./絵.png") { destination in
      asked.withLock { $0.append(destination) }
      return nil
    }
    #expect(asked.withLock { $0 } == ["x y&z", "./絵.png", "*%20*"])
  }

  @Test("A resolver may render")
  func nested() {
    let rendered = render("[甲](乙) *丙*") { render("# \($0)").headings.first?.plainText }
    #expect(rendered.text == "<p><a href=\"%E4%B9%99\">甲</a> <em>丙</em></p>\n")
  }

  @Test(
    "No script behind an address, however it is spelled",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "VBScript:x",
      "file:///etc/passwd",
      "data:text/html,x", "DATA:text/html;base64,PGI+", "data:image/svg+xml,x", "data:,x", "data:",
      "data:image/pngx,", "&#106;avascript:x", "java&#10;script:x", "java&Tab;script:x",
      "&#1;javascript:x", "&#x20;javascript:x", "javascript&colon;x",
      "java\u{1}script:x", "javascript\u{7F}:x",
    ])
  func unsafe(_ destination: String) {
    for policy in [RawHTMLPolicy.escape, .drop] {
      var options = MarkdownOptions()
      options.rawHTML = policy
      for markdown in [
        "[甲](<\(destination)>)", "![甲](<\(destination)>)", "[甲]\n\n[甲]: <\(destination)>",
      ] {
        let text = render(markdown, options).text
        #expect(text.contains("href=\"\"") || text.contains("src=\"\""), "\(markdown)")
        #expect(!text.contains("href=\"javascript:") && !text.contains("src=\"javascript:"))
      }
      let text = render("[甲](x)", options, resolveURL: { _ in "javascript:x" }).text
      #expect(text == "<p><a href=\"\">甲</a></p>\n")
    }
    #expect(render("[甲](<\(destination)>)").text.hasPrefix("<p><a href=\""))
    #expect(!render("[甲](<\(destination)>)").text.contains("href=\"\""))
  }

  @Test(
    "Other addresses stay",
    arguments: [
      "data:image/png;base64,AAAA", "data:image/GIF,x", "data:image/jpeg;x", "Data:image/webp,x",
      "https://javascript:x", "/javascript:x", "javascript", "javascripts:x", "#file:",
      "mailto:a@b.jp",
    ])
  func safe(_ destination: String) {
    var options = MarkdownOptions()
    options.rawHTML = .drop
    #expect(
      render("[甲](\(destination))", options).text == "<p><a href=\"\(destination)\">甲</a></p>\n")
  }
}
