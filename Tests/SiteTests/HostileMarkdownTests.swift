import Foundation
import Testing

@testable import Site

/// With `raw_html: escape` or `drop` nothing that a post says runs a script in any page or feed.
///
/// Each attack is a post of a whole site with the default theme; the built files are read by a
/// tokenizer and may hold only tags and attributes from short lists, and addresses that open.
@Suite struct HostileMarkdownTests {
  static let attacks: [String] = [
    // HTML, whole and broken.
    "<script>alert(1)</script>", "文<img src=x onerror=alert(1)>文", "<svg/onload=alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", "<div\n\nonclick=alert(1)>",
    "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>",
    "<?php <script>alert(1)</script> ?>", "<a href=\"javascript:alert(1)\">文</a>",
    "<script\u{1}>alert(1)</script>", "<\u{8}script>alert(1)</script>",
    // Addresses.
    "[文](javascript:alert(1))", "[文](JaVaScRiPt:alert(1))", "[文](<java\u{1}script:alert(1)>)",
    "[文](&#x6A;avascript&colon;alert(1))", "[文](javascript&#58;alert(1))",
    "[文](java&Tab;script:alert(1))", "[文](java&NewLine;script:alert(1))",
    "[文](\\javascript:alert(1))", "[文](&#1;javascript:alert(1))", "[文](vbscript:msgbox(1))",
    "[文](data:text/html,<script>alert(1)</script>)", "[文](data:text/html;base64,PHNjcmlwdD4=)",
    "[文](data:image/svg+xml,<svg onload=alert(1)>)", "[文](\u{a0}javascript:alert(1))",
    "[文](&#xFEFF;javascript:alert(1))", "![文](javascript:alert(1))", "<javascript:alert(1)>",
    "![文](data:image/svg+xml;base64,PHN2Zz4=)", "[a]: javascript:alert(1)\n\n[a] ![a]",
    "[文](/\"onmouseover=alert(1)//)", "[文](<a\" onclick=\"alert(1)>)", "[文](//evil.example/a.md)",
    "[文](b.md?\"onclick=\"alert(1))",
    // Titles, alternative texts, labels.
    "[文](/a '\" onclick=\"alert(1)')",
    "![\" onerror=\"alert(1)](/a.png \"</title><script>alert(1)\")",
    "![<script>alert(1)</script>](a.png)", "![a](/a.png '\"><script>alert(1)</script>')",
    "文[^\"><script>]\n\n[^\"><script>]: 注<script>alert(1)</script>",
    "文[^'onclick=alert(1)]\n\n[^'onclick=alert(1)]: 注",
    // Attribute lists.
    "# 題 {onclick=\"alert(1)\"}",
    "文\n{: onclick=\"alert(1)\" style=\"background:url(javascript:1)\"}",
    "[文](/){: onmouseover=\"alert(1)\" srcdoc=\"a\"}",
    "![文](a.png){: onerror=\"alert(1)\" src=\"b\"}",
    "# 題 {#\"><script>alert(1)</script>}", "*文*{: class='\"><script>' ONCLICK=alert(1)}",
    "[文](/){: href=\"javascript:alert(1)\"}", "[文](/){: HREF=javascript:alert(1)}",
    "文\n{: xlink:href=\"javascript:alert(1)\" formaction=\"javascript:alert(1)\"}",
    "```js {onclick=alert(1)}\na\n```", "- 文\n{: onfocus=\"alert(1)\" autofocus=\"\"}",
    // Blocks that take text as it is.
    "```\"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```",
    "```mermaid\n</pre><script>alert(1)</script>\n```", "$</span><script>alert(1)</script>$",
    "$$\n</div><script>alert(1)</script>\n$$", "\\(<img src=x onerror=alert(1)>\\)",
    "{漢字|<script>alert(1)</script>}", "{<script>|\"onclick=alert(1)}", "《《<b onclick=alert(1)>》》",
    "> [!NOTE]<script>alert(1)</script>\n> 文",
    "| <script> | a |\n|---|---|\n| \"onclick= | <img onerror=1> |",
    "語\n: <script>alert(1)</script>", "[TOC]\n\n# <script>alert(1)</script> \"onclick=alert(1)",
    "- [ ] <input onfocus=alert(1) autofocus>", "https://example.com/\"onclick=alert(1)",
    "www.example.com/<script>alert(1)</script>", "<!--more--><script>alert(1)</script>",
    "~~<script>~~alert(1)~~</script>~~", "a&lt;script&gt;alert(1)&lt;/script&gt;",
  ]

  /// What the theme and Markdown may write; no `on…`, `style`, `srcdoc`, `formaction` among them.
  private static let attributes: Set<String> = [
    "href", "src", "alt", "title", "id", "class", "lang", "charset", "name", "content", "rel",
    "type", "media", "datetime", "aria-label", "aria-current", "aria-hidden", "tabindex", "width",
    "height", "loading", "align", "start", "checked", "disabled", "property", "defer", "integrity",
    "crossorigin", "data-footnotes", "data-footnote-ref", "data-footnote-backref", "target",
  ]

  private static let tags: Set<String> = Set(
    ("html head body meta link title script main header footer nav article section ul ol li p a img div"
      + " span h1 h2 h3 h4 h5 h6 time details summary em strong del code pre blockquote hr br table"
      + " thead tbody tr th td input sup dl dt dd figure figcaption ruby rp rt b").split(
        separator: " "
      )
      .map(String.init))

  @Test(arguments: ["escape", "drop"]) func runsNothing(policy: String) async throws {
    let files = try await Self.build(Self.attacks, policy)
    let scripts = try await Self.build(["文。$a$\n\n```mermaid\na\n```"], policy).scripts
    #expect(files.pages.count > Self.attacks.count)
    for (path, html) in files.pages { Self.check(html, path, known: scripts) }
  }

  private struct Built {
    let pages: [(String, String)]
    /// The scripts of the pages, without the data for search engines.
    var scripts: Set<String> {
      Set(
        pages.flatMap { _, html in
          html.components(separatedBy: "<script").dropFirst().compactMap { script -> String? in
            script.hasPrefix(" type=\"application/ld+json\"")
              ? nil : script.components(separatedBy: "</script").first
          }
        })
    }
  }

  /// Builds a site with a post for each text, and a page that shows all of them in every way.
  private static func build(_ texts: [String], _ policy: String) async throws -> Built {
    var files = [
      "site.yml": TemporarySite.settings
        + "raw_html: \(policy)\ntoc: {bold: true}\nfeed: {length: 1000}\n"
        + "markdown: {aozora_ruby: true, tcy: true}\n",
      "content/posts/b.md": post("別"),
      "templates/404.html":
        "{% for p in site.posts %}<div class=\"all\">{{ p.excerpt }}{{ p.content }}{{ p.toc_html }}"
        + "{% for h in p.toc %}<a href=\"{{ h.url }}\" id=\"{{ h.id }}\">{{ h.title }}</a>{% endfor %}"
        + "</div>{% endfor %}",
    ]
    for (number, text) in texts.enumerated() {
      files["content/posts/attack-\(number).md"] = post("題\(number)", body: text)
    }
    let site = try TemporarySite(files, plain: false)
    let report = await site.build()
    #expect(report.isBuilt, "\(report.diagnostics.map(\.summary))")
    var pages = site.files().filter { $0.key.hasSuffix(".html") }.map { ($0.key, $0.value) }
    // A reader of the feed takes the entities out once and shows what is there.
    let feed = site.files()["feed.xml"] ?? ""
    for content in feed.components(separatedBy: "<content type=\"html\">").dropFirst() {
      let html = content.components(separatedBy: "</content>")[0]
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      pages.append(("feed.xml", html))
    }
    return Built(pages: pages)
  }

  private static func check(_ html: String, _ path: String, known: Set<String>) {
    var page = TagScanner(html)
    while let tag = page.next() {
      #expect(tags.contains(tag.name), "\(path): <\(tag.name)>")
      for (name, value) in tag.attributes {
        #expect(attributes.contains(name), "\(path): <\(tag.name) \(name)>")
        guard name == "href" || name == "src" else { continue }
        #expect(opens(value), "\(path): \(name)=\(value)")
      }
      if tag.name == "script" { checkScript(tag, path, known) }
    }
  }

  private static func checkScript(_ tag: TagScanner.Tag, _ path: String, _ known: Set<String>) {
    if tag.attributes.contains(where: { $0 == ("type", "application/ld+json") }) {
      #expect(!tag.content.contains("<"), "\(path): \(tag.content)")
    } else {
      #expect(known.contains { $0.hasSuffix(">" + tag.content) }, "\(path): \(tag.content)")
    }
  }

  /// Whether an address opens something when a browser reads it (WHATWG URL, section 4.4): it has no
  /// scheme, or one of these.
  private static func opens(_ value: String) -> Bool {
    let address = TagScanner.decoded(value).unicodeScalars.drop { $0.value <= 0x20 }.filter {
      !["\t", "\n", "\r"].contains($0)
    }
    let head = String(String.UnicodeScalarView(address)).lowercased()
    guard let colon = head.firstIndex(of: ":") else { return true }
    let scheme = head[..<colon]
    guard scheme.first?.isLetter == true,
      scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return true }
    return ["http", "https", "mailto"].contains(String(scheme))
  }

  @Test func theCheckFindsWhatRuns() async throws {
    let found = try await Self.build(["<b onclick=\"alert(1)\">文</b>"], "keep")
    var isFound = false
    for (_, html) in found.pages {
      var page = TagScanner(html)
      while let tag = page.next() {
        if tag.attributes.contains(where: { $0.0 == "onclick" }) { isFound = true }
      }
    }
    #expect(isFound)
    #expect(!Self.opens("java&#x73;cript:alert(1)"))
    #expect(!Self.opens(" java\tscript&colon;alert(1)"))
    #expect(Self.opens("/a:b"))
  }
}

/// The tags of a page with their attributes, as WHATWG HTML's tokenizer sees them (section 13.2.5).
struct TagScanner {
  struct Tag {
    var name = ""
    var attributes: [(String, String)] = []
    /// What stands in a script.
    var content = ""
  }

  private let text: [UInt8]
  private var index = 0

  init(_ html: String) { text = Array(html.utf8) }

  /// The next start tag.
  mutating func next() -> Tag? {
    while index < text.count {
      guard text[index] == UInt8(ascii: "<"), index + 1 < text.count else {
        index += 1
        continue
      }
      if text[index...].starts(with: "<!--".utf8) {
        index = end(of: "-->", from: index + 4)
      } else if text[index + 1] == UInt8(ascii: "!") || text[index + 1] == UInt8(ascii: "?") {
        index = end(of: ">", from: index)
      } else if Self.isLetter(text[index + 1]) {
        index += 1
        return tag()
      } else {
        index += 1
      }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isBlank(_ byte: UInt8) -> Bool {
    [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte)
  }

  private func end(of mark: String, from start: Int) -> Int {
    text[min(start, text.count)...].firstRange(of: Array(mark.utf8))?.upperBound ?? text.count
  }

  private mutating func run(while condition: (UInt8) -> Bool) -> String {
    let start = index
    while index < text.count, condition(text[index]) { index += 1 }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  private mutating func tag() -> Tag {
    var tag = Tag()
    tag.name = run { !Self.isBlank($0) && $0 != 0x2F && $0 != 0x3E }.lowercased()
    while index < text.count, text[index] != 0x3E {
      if Self.isBlank(text[index]) || text[index] == 0x2F { index += 1 } else { attribute(&tag) }
    }
    index += 1
    if ["script", "style", "title", "textarea"].contains(tag.name) {
      let stop = text[min(index, text.count)...].firstRange(of: Array("</\(tag.name)".utf8))
      let end = stop?.lowerBound ?? text.count
      tag.content = String(decoding: text[min(index, end)..<end], as: UTF8.self)
      index = end
    }
    return tag
  }

  private mutating func attribute(_ tag: inout Tag) {
    let first = index
    index += 1
    let rest = run { !Self.isBlank($0) && ![0x2F, 0x3E, 0x3D].contains($0) }
    let name = String(decoding: [text[first]], as: UTF8.self) + rest
    _ = run { Self.isBlank($0) }
    guard index < text.count, text[index] == 0x3D else {
      return tag.attributes.append((name.lowercased(), ""))
    }
    index += 1
    _ = run { Self.isBlank($0) }
    var value = ""
    if index < text.count, text[index] == 0x22 || text[index] == 0x27 {
      let quote = text[index]
      index += 1
      value = run { $0 != quote }
      index += 1
    } else {
      value = run { !Self.isBlank($0) && $0 != 0x3E }
    }
    tag.attributes.append((name.lowercased(), value))
  }

  /// The text of an attribute with the entities that can spell an address resolved.
  static func decoded(_ value: String) -> String {
    var text = value
    for (name, character) in [
      ("&colon;", ":"), ("&Tab;", "\t"), ("&NewLine;", "\n"), ("&amp;", "&"), ("&lpar;", "("),
    ] {
      text = text.replacing(name, with: character)
    }
    return text.replacing(#/&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?/#) { match in
      let number =
        match.1.flatMap { UInt32($0, radix: 16) } ?? match.2.flatMap { UInt32($0) } ?? 0xFFFD
      return String(Character(Unicode.Scalar(number) ?? "\u{FFFD}"))
    }
  }
}
