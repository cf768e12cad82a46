import Diagnostics
import Testing

@Suite struct PrinterTests {
  private let place = SourceFile(path: "content/記事.md", text: "---\nlayout: 長いpots\n").location(
    at: 18)

  @Test func terminalText() {
    let diagnostic = Diagnostic.error(
      "no layout named 'pots'", at: place, hint: "did you mean 'post'?",
      notes: [.init("named here", at: SourceLocation(path: "b.md", line: 3))])
    #expect(
      TerminalPrinter(usesColor: false).text(of: diagnostic) == """
        content/記事.md:2:11: error: no layout named 'pots'
          layout: 長いpots
                  \u{3000}\u{3000}^
          hint: did you mean 'post'?
          b.md:3: note: named here

        """)
  }

  @Test func terminalColor() {
    #expect(
      TerminalPrinter(usesColor: true).text(of: .warning("字"))
        == "\u{1B}[1;35mwarning: \u{1B}[0m\u{1B}[1m字\u{1B}[0m\n")
  }

  @Test func noEscapeSequenceReachesTheTerminal() {
    let file = SourceFile(path: "a.md", text: "\u{1B}[2Jx")
    #expect(
      TerminalPrinter(usesColor: false).text(of: .error("bad \u{1B}[31m", at: file.location(at: 4)))
        == "a.md:1:5: error: bad ␛[31m\n  ␛[2Jx\n      ^\n")
  }

  @Test func longLineIsCutAroundThePlace() {
    let file = SourceFile(path: "a.md", text: String(repeating: "字", count: 200))
    let lines = TerminalPrinter(usesColor: false).text(
      of: .error("here", at: file.location(at: 300))
    )
    .split(separator: "\n")
    #expect(lines[1] == "  …" + String(repeating: "字", count: 76) + "…")
    #expect(lines[2] == "   " + String(repeating: "\u{3000}", count: 40) + "^")
  }

  @Test func workflowCommand() {
    let diagnostic = Diagnostic.warning("100%, twice:\nso", at: place, hint: "mend it")
    #expect(
      WorkflowCommandPrinter().text(of: diagnostic)
        == "::warning file=content/記事.md,line=2,col=11::100%25, twice:%0Aso%0Ahint: mend it")
    #expect(
      WorkflowCommandPrinter().text(of: .error("x", at: SourceLocation(path: "a,b:c.md")))
        == "::error file=a%2Cb%3Ac.md::x")
    #expect(
      WorkflowCommandPrinter(folder: "網站").text(of: .error("x", at: SourceLocation(path: "a.md")))
        == "::error file=網站/a.md::x")
  }

  @Test func json() {
    let diagnostic = Diagnostic.error(
      "語", at: place, hint: "h", notes: [.init("n", at: SourceLocation(path: "b"))])
    #expect(
      diagnostic.json.text
        == #"{"severity":"error","message":"語","file":"content/記事.md","line":2,"column":11,"#
        + #""hint":"h","notes":[{"message":"n","file":"b"}]}"#)
  }

  @Test func namesOfRules() {
    var diagnostic = Diagnostic.warning("字", at: SourceLocation(path: "a.md", line: 1, column: 2))
    diagnostic.rule = "image-alt"
    diagnostic.fix = [.init(0..<1, "x")]
    #expect(
      TerminalPrinter(usesColor: false).text(of: diagnostic)
        == "a.md:1:2: warning: 字 [image-alt]\n")
    #expect(
      WorkflowCommandPrinter().text(of: diagnostic)
        == "::warning file=a.md,line=1,col=2,title=image-alt::字")
    #expect(
      diagnostic.json.text
        == #"{"severity":"warning","message":"字","rule":"image-alt","file":"a.md","line":1,"column":2,"fixable":true}"#
    )
  }

  /// Equal findings have prints of their own, the same in every run.
  @Test func codeQuality() {
    let twin = Diagnostic.warning("語", at: SourceLocation(path: "a.md", line: 3), hint: "h")
    let report = CodeQualityReport([twin, twin, .error("全")], folder: "網站")
    let print = #""fingerprint":""#
    #expect(
      report.json.text.split(separator: print).map { $0.dropFirst(16) }.dropFirst().joined()
        == #"","severity":"minor","location":{"path":"網站/a.md","lines":{"begin":3}}},{"description":"語 (h)","check_name":"build",","severity":"minor","location":{"path":"網站/a.md","lines":{"begin":3}}},{"description":"全","check_name":"build",","severity":"major","location":{"path":"網站/site.yml","lines":{"begin":1}}}]"#
    )
    let prints = Set(report.json.text.split(separator: print).dropFirst().map { $0.prefix(16) })
    #expect(prints.count == 3)
    #expect(report.json == CodeQualityReport([twin, twin, .error("全")], folder: "網站").json)
  }

  @Test func stableOrder() {
    let first = Diagnostic.error("b", at: SourceLocation(path: "a.md", line: 2, column: 1))
    let second = Diagnostic.warning("a", at: SourceLocation(path: "a.md", line: 10, column: 1))
    let third = Diagnostic.error("a", at: SourceLocation(path: "あ.md"))
    let placeless = Diagnostic.warning("z")
    let expected = [placeless, first, second, third]
    #expect([third, second, placeless, first, second].inStableOrder() == expected)
    #expect(expected.containsError)
    #expect(![second, placeless].containsError)
  }
}
