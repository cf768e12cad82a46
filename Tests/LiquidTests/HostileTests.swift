import Diagnostics
import Liquid
import Testing

/// Input that is made to hang or crash: it ends soon, with a finding.
struct HostileTests {
  private static func setting(_ change: @escaping @Sendable (inout Limits) -> Void) -> Setting {
    Setting(configure: { change(&$0.limits) })
  }

  @Test func loopsEnd() {
    let setting = Self.setting { $0.loopTurns = 1000 }
    let nested = "{% for a in (1..100) %}{% for b in (1..100) %}{% endfor %}{% endfor %}"
    #expect(
      setting.render(nested).findings == ["page.html:1:24: error: more than 1000 turns of loops"])
    #expect(
      setting.render("{% for a in (1..999999999999) %}字{% endfor %}").findings
        == ["page.html:1:1: error: more than 1000 turns of loops"])
    #expect(
      setting.render("{{ (1..999999999) | join: '' }}").findings
        == ["page.html:1:21: error: a range of more than 1000 numbers"])
    #expect(setting.render("{% tablerow a in (1..9999) %}{% endtablerow %}").findings.count == 1)
  }

  @Test func outputEnds() {
    let setting = Self.setting { $0.outputBytes = 1000 }
    #expect(
      setting.render("{% for a in (1..9999) %}{{ 'あいうえお' }}{% assign b = a %}{{ b }}{% endfor %}")
        .findings
        == ["page.html:1:59: error: more than 1000 bytes of output"])
    #expect(
      setting.render("{% for a in (1..9999) %}あいうえお{% endfor %}").findings
        == ["page.html:1:1: error: more than 1000 bytes of output"])
    let doubling =
      "{% assign s = '字' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}"
    #expect(
      setting.render(doubling).findings.first
        == "page.html:1:61: error: the filter 'append' makes too large a value")
    let replacing =
      "{% assign s = s | default: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}{{ s | replace: 'a', s }}"
    #expect(
      setting.render(replacing).findings
        == ["page.html:1:80: error: the filter 'replace' makes too large a value"])
  }

  @Test func computedIncludesEnd() {
    var setting = Self.setting { $0.renderDepth = 20 }
    setting.templates = [("includes/a.html", "字{% assign n = 'a.html' %}{% include n %}")]
    let (text, findings) = setting.render("{% include a.html %}")
    #expect(text == String(repeating: "字", count: 20))
    #expect(
      findings.first?.hasPrefix(
        "includes/a.html:1:27: error: includes nested more than 20 deep | note: ") == true)
  }

  /// The depth that is allowed by default fits on the stack of a thread.
  @Test func includesAsDeepAsAllowedFit() async {
    let templates = [
      (
        "includes/a.html",
        "{% assign n = 'a.html' %}{% for x in (1..1) %}字{% include n %}{% endfor %}"
      )
    ]
    let findings = await Task.detached {
      Setting(templates: templates).render("{% include a.html %}").findings
    }.value
    #expect(findings.count == 1)
  }

  @Test func deepNestingIsRefused() {
    let tags =
      String(repeating: "{% if true %}", count: 50_000)
      + String(repeating: "{% endif %}", count: 50_000)
    #expect(
      Setting().render(tags).findings
        == [
          "page.html:1:1301: error: tags nested more than 100 deep | hint: move a part into an include"
        ])
    let brackets = "{{ " + String(repeating: "a[", count: 50_000)
    #expect(
      Setting().render(brackets + " }}").findings.first
        == "page.html:1:104: error: an expression nested more than 50 deep")
    let ranges = "{{ " + String(repeating: "(", count: 50_000) + " }}"
    #expect(
      Setting().render(ranges).findings == [
        "page.html:1:54: error: an expression nested more than 50 deep"
      ])
    let ands = "{% if true" + String(repeating: " and true", count: 50_000) + " %}{% endif %}"
    #expect(
      Setting().render(ands).findings == [
        "page.html:1:1807: error: a condition of more than 200 parts"
      ])
  }

  @Test func openEndsAreReadInLinearTime() {
    for piece in [
      "{{", "{%", "{% if", "{{ '", "{% comment %}", "{% raw %}", "{{ a }", "字{%-", "{% liquid",
      "{% when %}",
    ] {
      let findings = Setting().render(String(repeating: piece, count: 20_000)).findings
      #expect(!findings.isEmpty && findings.count <= 100, "\(piece)")
    }
    let html = String(repeating: "<script>", count: 50_000)
    let setting = Setting(data: [
      ("s", .text(html)), ("t", .text(String(repeating: "<!--<", count: 50_000))),
    ])
    #expect(setting.render("{{ s | strip_html }}{{ t | strip_html | size }}").findings == [])
  }

  @Test func thousandsOfFaultsAreToldInPart() {
    #expect(
      Setting().render(String(repeating: "{{ 'a' | b }}\n", count: 20_000)).findings.count == 50)
    #expect(Setting().render(String(repeating: "{{ 未知 }}\n", count: 20_000)).findings.count == 50)
    #expect(
      Setting().render(String(repeating: "{% include 無い.html %}\n", count: 20_000)).findings.count
        == 50)
    #expect(
      Setting(data: [("a", .int(1))]).render(String(repeating: "{{ a | modulo: 0 }}", count: 9_000))
        .findings.count == 20)
  }

  static let extremes: [Case] = [
    Case("slice", "{{ '春夏' | slice: -9223372036854775808, 9223372036854775807 }}", ""),
    Case("slice to the end", "{{ '春夏' | slice: 1, 9223372036854775807 }}", "夏"),
    Case("truncate", "{{ '春夏' | truncate: -9223372036854775808 }}", "..."),
    Case("truncatewords", "{{ 'a b' | truncatewords: -9223372036854775808 }}", "a..."),
    Case(
      "round", "{{ 5 | round: -9223372036854775808 }}{{ 5.5 | round: 9223372036854775807 }}", "05.5"
    ),
    Case("abs", "{{ -9223372036854775808 | abs }}", "9.223372036854776e+18"),
    Case("division", "{{ -9223372036854775808 | divided_by: -1 }}", "9.223372036854776e+18"),
    Case("modulo", "{{ -9223372036854775808 | modulo: -1 }}", "0"),
    Case("date", "{{ 9223372036854775807 | date: '%s' }}", "315000000000000"),
    Case(
      "range", "{{ (-9223372036854775808..9223372036854775807) | size }}", "9223372036854775807"),
    Case("index", "{{ (1..3)[-9223372036854775808] }}", "page.html:1:10: error: unexpected '['"),
    Case(
      "limit",
      "{% for i in (1..3) limit: 9223372036854775807 offset: -9223372036854775808 %}{{ i }}{% endfor %}",
      "123"),
    Case(
      "cols", "{% tablerow i in (1..1) cols: -9223372036854775808 %}{% endtablerow %}",
      "<tr class=\"row1\">\n<td class=\"col1\"></td></tr>\n"),
    Case("a number too long", "{{ 99999999999999999999 }}", "1.0e+20"),
    Case("an empty template", "", ""),
    Case("a template of one brace", "{", "{"),
    Case("an empty output", "{{}}{{-}}{{--}}", ""),
  ]

  @Test(arguments: extremes)
  func extremesDoNotTrap(_ row: Case) {
    #expect(Self.setting { $0.loopTurns = 100 }.result(row.template) == row.result)
  }

  @Test func randomTemplatesNeverTrap() {
    let words = [
      "{{", "}}", "{%", "%}", "-", "{%-", "-%}", " if ", " endif ", " for ", " in ", " endfor ",
      "page", ".", "[", "]",
      "(", "..", ")", "|", ":", ",", "'", "\"", "題名", "\u{3000}", " case ", " when ", " else ",
      " endcase ", " liquid\n",
      " assign ", "=", "1", "-9", "2.5", " capture ", " endcapture ", " raw ", " endraw ",
      " comment ", " endcomment ",
      " include ", " render ", " 'a.html' ", "a.html", " break ", " cycle ", " tablerow ",
      " endtablerow ", "#", "\n",
      " append ", " split ", " join ", " date ", " where ", "\u{0}", "é", " contains ", " and ",
      "<", ">", "!=", "?",
    ]
    var generator = SplitMix(state: 20251228)
    let setting = Setting(
      data: [("page", .dictionary([("題名", .text("値"))]))], templates: [("a.html", "中")])
    for _ in 0..<3000 {
      let template = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        words.randomElement(using: &generator) ?? ""
      }.joined()
      _ = setting.render(template)
    }
  }

  @Test func randomBytesNeverTrap() {
    var generator = SplitMix(state: 7)
    let alphabet = Array("{}%|-'\" .[]():,aif\n".utf8) + [0x00, 0x80, 0xE9, 0xFF, 0xF0]
    let environment = Environment(vocabulary: [], rootVariables: [])
    for _ in 0..<2000 {
      let bytes = (0..<60).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      let source = TemplateSource(name: "t", file: SourceFile(path: "t", bytes: bytes))
      let (library, _) = TemplateLibrary.compile([source], environment: environment)
      var output: [UInt8] = []
      _ = library["t"]?.render(root: Data([]), into: &output)
    }
  }
}

/// Steele, Lea, Flood: "Fast splittable pseudorandom number generators" (2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
