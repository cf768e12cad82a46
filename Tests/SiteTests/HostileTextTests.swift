import Testing

@testable import Site

/// Nothing that is only text, such as a title, can become a tag, an attribute or a script of a page.
///
/// The sample's theme is rendered twice, once with harmless text and once with attacks in every
/// field, and both must have the same tags, attributes and scripts.
struct HostileTextTests {
  static let attacks = [
    "</title></script></style><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)", "javascript:alert(1)", "--><script>alert(1)</script><!--",
    "</script><script>alert(1)//", "\\\"-alert(1)}//", "\u{2028}alert(1)\u{2029}", "]]><script>",
    "<svg/onload=alert(1)>", "&lt;script&gt;alert(1)", "%3Cscript%3E", "${alert(1)}`",
    "data:text/html,<script>alert(1)</script>",
  ]

  private static func site(_ text: String) throws -> TemporarySite {
    let quoted = "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    return try TemporarySite(
      [
        "site.yml": """
        title: \(quoted)
        description: \(quoted)
        url: https://example.com
        author: \(quoted)
        image: \(quoted)
        nav:
          - title: \(quoted)
            url: \(quoted)
        taxonomies: [categories, tags, series]
        feed: {terms: true}
        paginate: 1
        """,
        "content/posts/2025-01-02-a.md": """
        ---
        title: \(quoted)
        categories: [\(quoted)]
        tags: [\(quoted), 墨]
        series: \(quoted)
        author: \(quoted)
        excerpt: \(quoted)
        image: \(quoted)
        draft: false
        updated: 2025-02-03
        ---
        文。
        """,
        "content/posts/2025-01-03-b.md": """
        ---
        title: \(quoted)
        authors: [\(quoted), 乙]
        description: \(quoted)
        tags: [\(quoted)]
        ---
        文。
        """,
        "content/posts/2025-01-04-\(fileName(text)).md": "---\ndate: 2025-01-04\n---\n文。\n",
        "content/about.md": "---\ntitle: \(quoted)\n---\n\n頁。\n",
        "data/people.yml": "- name: \(quoted)\n  url: \(quoted)\n",
        "templates/includes/footer.html": """
        {% for person in site.data.people %}
        <p title="{{ person.name }}" onclick="show('{{ person.name }}')"
          style="background: url('{{ person.url }}')" data-x={{ person.name }}>
        <a href="{{ person.url }}">{{ person.name }}</a>
        <script>var person = {{ person | jsonify }}, name = "{{ person.name }}", u = {{ person.url }};</script>
        <style>p::after { content: "{{ person.name }}" }</style><!-- {{ person.name }} --></p>
        {% endfor %}
        """,
      ], plain: false)
  }

  /// As much of the text as can be the name of a file.
  private static func fileName(_ text: String) -> String {
    String(text.filter { $0 != "/" && $0 != "\u{2028}" && $0 != "\u{2029}" && $0 != "\\" })
  }

  @Test(arguments: attacks)
  func becomesNoMarkup(_ text: String) async throws {
    let harmless = try Self.site("硯と墨")
    _ = await harmless.build()
    let hostile = try Self.site(text)
    let report = await hostile.build()
    #expect(report.isBuilt, "\(report.diagnostics.map(\.summary))")
    let expected = Self.skeletons(harmless)
    let found = Self.skeletons(hostile)
    #expect(found == expected)
    #expect(expected.count > 10)
  }

  /// The different skeletons of the pages of a site.
  private static func skeletons(_ site: TemporarySite) -> Set<[String]> {
    let pages = site.files().filter { $0.key.hasSuffix(".html") }
    return Set(pages.values.map { PageSkeleton($0).parts })
  }
}

/// The tags, attributes and scripts of a page, without their text; read by a tokenizer of its own,
/// simple and strict.
struct PageSkeleton {
  private(set) var parts: [String] = []
  private let text: [Unicode.Scalar]
  private var index = 0

  init(_ page: String) {
    text = Array(page.unicodeScalars)
    while index < text.count { readContent() }
  }

  private func rest(startsWith prefix: String) -> Bool {
    text[index...].starts(with: prefix.unicodeScalars)
  }

  private mutating func take(until end: String) -> String {
    let start = index
    while index < text.count, !rest(startsWith: end) { index += 1 }
    return String(String.UnicodeScalarView(text[start..<index]))
  }

  private mutating func readContent() {
    if rest(startsWith: "<!--") {
      _ = take(until: "-->")
      parts.append("comment")
    } else if rest(startsWith: "<"), index + 1 < text.count,
      text[index + 1].properties.isAlphabetic || text[index + 1] == "/"
    {
      index += 1
      readTag()
    } else {
      index += 1
    }
  }

  private mutating func readTag() {
    var name = ""
    while index < text.count, text[index] != ">", text[index] != " ", text[index] != "\n" {
      name.unicodeScalars.append(text[index])
      index += 1
    }
    parts.append(name)
    while index < text.count, text[index] != ">" { readAttribute() }
    index += 1
    if name == "script" { parts.append(Self.script(take(until: "</script"))) }
    if name == "style" || name == "title" || name == "textarea" { _ = take(until: "</" + name) }
  }

  private mutating func readAttribute() {
    var name = ""
    while index < text.count, text[index] != ">", text[index] != "=", text[index] != " ",
      text[index] != "\n"
    {
      name.unicodeScalars.append(text[index])
      index += 1
    }
    guard index < text.count, text[index] == "=" else {
      if name.isEmpty { index += 1 } else { parts.append("@" + name) }
      return
    }
    index += 1
    var value = ""
    if text[index] == "\"" || text[index] == "'" {
      let quote = String(Character(text[index]))
      index += 1
      value = take(until: quote)
      index += 1
    } else {
      while index < text.count, text[index] != ">", text[index] != " ", text[index] != "\n" {
        value.unicodeScalars.append(text[index])
        index += 1
      }
    }
    let address = value.lowercased().filter { !$0.isWhitespace }
    let runs =
      ["href", "src"].contains(name)
      && (address.hasPrefix("javascript:") || address.hasPrefix("data:"))
    let handler = name.hasPrefix("on") ? Self.script(value) : ""
    parts.append("@" + name + handler + (runs ? " RUNS" : ""))
  }

  /// A script without the text of its literals.
  private static func script(_ source: String) -> String {
    var result = ""
    var quote: Character?
    var isEscaped = false
    for character in source {
      if let open = quote {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == open {
          quote = nil
        } else if character.isNewline {
          result.append("LINE END IN A STRING")
        }
      } else if character == "\"" || character == "'" || character == "`" {
        quote = character
        result.append("…")
      } else if !character.isNumber {
        result.append(character)
      }
    }
    return result
  }
}
