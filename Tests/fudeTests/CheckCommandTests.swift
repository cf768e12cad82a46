import JSON
import Testing

/// What `fude check` prints, and how it ends.
@Suite struct CheckCommandTests {
  private static let bad =
    "---\ntitle: 題\n---\n\n前に[書いた](/無/)。\n\n![](/圖.png)\n\n##見出し\n"

  private static func shop(_ text: String = bad, _ settings: String = "") throws -> Workshop {
    try Workshop(
      posts: 0,
      [
        "content/posts/2025-01-02-あ.md": text, "content/圖.png": "PNG",
        "site.yml": "title: 硯\nurl: https://example.com\n" + settings,
      ])
  }

  @Test func aCleanSiteHasOneLine() throws {
    let shop = try Self.shop("---\ntitle: 題\n---\n\n文。\n")
    let result = try Program.run(["check", "--strict"], in: shop.root)
    #expect((result.status, result.errors) == (0, ""))
    #expect(
      result.output.wholeMatch(
        of: /1 post, 0 pages, \d+ files checked: 0 errors, 0 warnings\n/) != nil)
    #expect(shop.files() == [:])
  }

  @Test(arguments: [
    ("", [], 1 as Int32), ("check: {broken-link: off}\n", [], 0),
    ("check: {broken-link: warning}\n", ["--strict"], 1),
    ("check: {broken-link: off, image-alt: off, heading-without-space: off}\n", ["--strict"], 0),
  ])
  func exitStatus(_ settings: String, _ arguments: [String], _ status: Int32) throws {
    let shop = try Self.shop(Self.bad, settings)
    #expect(try Program.run(["check"] + arguments, in: shop.root).status == status)
  }

  @Test func text() throws {
    let shop = try Self.shop()
    let result = try Program.run(["check"], in: shop.root)
    #expect(
      result.errors == """
        content/posts/2025-01-02-あ.md:5:9: error: there is nothing at '/無/' [broken-link]
          前に[書いた](/無/)。
          \u{3000}\u{3000} \u{3000}\u{3000}\u{3000}  ^
        content/posts/2025-01-02-あ.md:7:1: warning: this image has no text [image-alt]
          ![](/圖.png)
          ^
          hint: say what it shows; in HTML, alt="" says that it only adorns the page
        content/posts/2025-01-02-あ.md:9:1: warning: '##見出し' is no heading: there is no space behind the '#' [heading-without-space]
          ##見出し
          ^
          hint: write a space, or switch on 'headings_without_space'; '\\#' is a '#' that is meant

        """)
  }

  @Test func json() throws {
    let shop = try Self.shop()
    let result = try Program.run(["check", "--json"], in: shop.root)
    #expect(
      result.output
        == #"[{"severity":"error","message":"there is nothing at '/無/'","rule":"broken-link","file":"content/posts/2025-01-02-あ.md","line":5,"column":9},"#
        + #"{"severity":"warning","message":"this image has no text","rule":"image-alt","file":"content/posts/2025-01-02-あ.md","line":7,"column":1,"hint":"say what it shows; in HTML, alt=\"\" says that it only adorns the page"},"#
        + ##"{"severity":"warning","message":"'##見出し' is no heading: there is no space behind the '#'","rule":"heading-without-space","file":"content/posts/2025-01-02-あ.md","line":9,"column":1,"hint":"write a space, or switch on 'headings_without_space'; '\\#' is a '#' that is meant","fixable":true}]"##
        + "\n")
    #expect(result.errors == "")
  }

  @Test func commandsOfGitHub() throws {
    let shop = try Self.shop(Self.bad, "check: {image-alt: off, heading-without-space: off}\n")
    let line =
      "::error file=content/posts/2025-01-02-あ.md,line=5,col=9,title=broken-link::there is nothing at '/無/'\n"
    #expect(try Program.run(["check", "--format", "github"], in: shop.root).output == line)
    let own = try Program.run(["check"], in: shop.root, environment: ["GITHUB_ACTIONS": "true"])
    #expect(own.errors.hasSuffix(line))
    #expect(own.output.hasSuffix("files checked: 1 error, 0 warnings\n"))
  }

  @Test func codeQualityOfGitLab() throws {
    let shop = try Self.shop(Self.bad, "check: {image-alt: off, heading-without-space: off}\n")
    let result = try Program.run(["check", "--format", "gitlab"], in: shop.root)
    let pattern =
      /\[{"description":"there is nothing at '\/無\/'","check_name":"broken-link","fingerprint":"[0-9a-f]{16}","severity":"major","location":{"path":"content\/posts\/2025-01-02-あ.md","lines":{"begin":5}}}\]\n/
    #expect(result.output.wholeMatch(of: pattern) != nil)
  }

  @Test func mending() throws {
    let shop = try Self.shop(Self.bad, "check: {image-alt: off, broken-link: off}\n")
    let result = try Program.run(["check", "--fix", "--strict"], in: shop.root)
    #expect((result.status, result.errors) == (0, ""))
    let lines = result.output.split(separator: "\n")
    #expect(
      lines.first
        == "content/posts/2025-01-02-あ.md:9:1: mended: '##見出し' is no heading: there is no space behind the '#' [heading-without-space]"
    )
    #expect(lines.last?.hasSuffix("0 errors, 0 warnings, 1 mended") == true)
    #expect(
      shop.text("content/posts/2025-01-02-あ.md")
        == Self.bad.replacing("##見出し", with: "## 見出し"))
  }

  @Test func otherSitesNeedCurl() throws {
    let shop = try Self.shop("---\ntitle: 題\n---\n\n[外](http://127.0.0.1:9/)\n")
    let result = try Program.run(
      ["check", "--external", "--strict"], in: shop.root, environment: ["PATH": "/nowhere"])
    #expect(result.status == 1)
    #expect(
      result.errors == """
        warning: --external needs the program curl, which is not there [external-link]
          hint: install curl, with apt-get or brew

        """)
  }

  @Test(arguments: [
    ["check", "--format", "xml"], ["check", "--json", "--format", "gitlab"],
    ["check", "--against"],
  ])
  func wrongUsage(_ arguments: [String]) throws {
    #expect(try Program.run(arguments, in: "/").status == 64)
  }
}
