import Foundation
import JSON
import Testing

@Suite struct CommandTests {
  @Test func version() throws {
    let result = try Program.run(["--version"])
    #expect((result.status, result.output) == (0, "0.1.0\n"))
  }

  @Test(
    arguments: [
      ["bulid"], ["build", "--jobs", "0"], ["build", "--jobs", "viele"],
      ["build", "--quiet", "--verbose"],
      ["new"], ["new", "  "], ["init"], ["init", "x", "--language", "日本語"],
      ["markdown", "--profile", "x"],
    ])
  func wrongUsage(arguments: [String]) throws {
    let result = try Program.run(arguments, in: "/")
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.contains("Usage: fude"))
  }

  @Test func summary() throws {
    let shop = try Workshop()
    let result = try Program.run(["build", "--source", shop.root])
    #expect(result.status == 0)
    #expect(result.errors == "")
    let pattern = /3 posts, 0 pages: \d+ files, \d+ written in \d+\.\d\d s\n/
    #expect(result.output.wholeMatch(of: pattern) != nil)
  }

  @Test func quiet() throws {
    let shop = try Workshop(posts: 1, ["content/posts/2025-01-02-無題.md": "文"])
    let result = try Program.run(["build", "--quiet"], in: shop.root)
    #expect((result.status, result.output, result.errors) == (0, "", ""))
  }

  @Test func heldBackPostsAreSaid() throws {
    let shop = try Workshop(
      posts: 1,
      [
        "content/posts/2027-01-01-先.md": "---\ntitle: 先\n---\n",
        "content/drafts/案.md": "---\ntitle: 案\n---\n",
      ])
    let result = try Program.run(["build", "--source", shop.root])
    #expect(
      result.errors
        == """
        held back 1 post dated in the future (--future includes them)
          content/posts/2027-01-01-先.md: 2027-01-01T00:00:00Z

        """)
  }

  @Test func errorsInTheSite() throws {
    let shop = try Workshop(
      posts: 1, ["content/posts/2025-01-02-悪.md": "---\ntitle: 悪\nlayout: pots\n---\n"])
    let result = try Program.run(["build", "--source", shop.root])
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(
      result.errors == """
        content/posts/2025-01-02-悪.md:3:9: error: no layout named 'pots'
          layout: pots
                  ^
          hint: did you mean 'post'?
        not built: 1 error, 0 warnings; the output is as it was

        """)
  }

  @Test func annotationsInAWorkflow() throws {
    let shop = try Workshop(posts: 0, ["content/posts/2025-01-02-無題.md": "文"])
    let result = try Program.run(
      ["build", "--source", shop.root], environment: ["GITHUB_ACTIONS": "true"])
    #expect(result.status == 0)
    let annotation =
      "::warning file=content/posts/2025-01-02-無題.md::no title: the file's name serves%0A"
      + "hint: add 'title: …' between two lines of '---'\n"
    #expect(result.errors.hasSuffix(annotation), "\(result.errors)")
  }

  @Test func jsonReport() throws {
    let shop = try Workshop(
      posts: 2, ["content/posts/2025-01-02-悪.md": "---\ntitle: 悪\ndate: 2025-13-01\n---\n"])
    let result = try Program.run(["build", "--json", "--source", shop.root])
    #expect(result.status == 1)
    #expect(result.errors == "")
    let report = try JSONValue.parse(Array(result.output.utf8))
    #expect(report["built"] == .bool(false))
    #expect(report["posts"] == .int(2))
    guard case .array(let diagnostics)? = report["diagnostics"] else {
      Issue.record("no diagnostics")
      return
    }
    #expect(diagnostics.map { $0["line"] } == [.int(3)])
    #expect(diagnostics.map { $0["column"] } == [.int(7)])
  }

  @Test func jsonReportIsWhole() throws {
    let shop = try Workshop(
      posts: 0,
      [
        "content/posts/2025-01-02-無題.md": "文",
        "content/posts/2025-01-01-稿.md": "---\ntitle: 稿\ndraft: true\n---\n",
        "content/posts/2027-01-01-先.md": "---\ntitle: 先\n---\n",
      ])
    let result = try Program.run(["build", "--json", "--source", shop.root])
    guard case .object(let members) = try JSONValue.parse(Array(result.output.utf8)) else {
      Issue.record("no object")
      return
    }
    #expect(
      members.map(\.key) == [
        "built", "posts", "pages", "files", "written", "removed", "seconds", "held_back",
        "changes", "work", "diagnostics",
      ])
    let json = JSONValue.object(members)
    #expect(json["built"] == .bool(true))
    #expect((json["posts"], json["pages"], json["removed"]) == (.int(1), .int(0), .int(0)))
    #expect(json["written"] == json["files"])
    #expect(
      json["held_back"]?.text == #"[{"file":"content/posts/2025-01-01-稿.md","until":null},"#
        + #"{"file":"content/posts/2027-01-01-先.md","until":"2027-01-01T00:00:00Z"}]"#)
    #expect(
      json["diagnostics"]?.text
        == #"[{"severity":"warning","message":"no title: the file's name serves","#
        + #""file":"content/posts/2025-01-02-無題.md","hint":"add 'title: …' between two lines of '---'"}]"#
    )
  }

  @Test func draftsAndFutureAndVerbose() throws {
    let shop = try Workshop(
      posts: 0,
      [
        "content/drafts/案.md": "---\ntitle: 案\n---\n",
        "content/posts/2027-01-01-先.md": "---\ntitle: 先\n---\n",
      ])
    let result = try Program.run([
      "build", "--drafts", "--future", "--verbose", "--source", shop.root,
    ])
    #expect(result.output.hasPrefix("2 posts, 0 pages: "))
    let lines = /reading 2 files\nrendering \d+ files\nmoving \d+ files into place\n/
    #expect(result.errors.wholeMatch(of: lines) != nil)
    #expect(shop.text("public/2027/01/01/先/index.html") != nil)
  }

  @Test func newDraft() throws {
    let shop = try Workshop(posts: 0)
    #expect(
      try Program.run(["new", "案 一", "--draft"], in: shop.root).output == "content/drafts/案-一.md\n")
  }

  @Test func strictAndQuietSayWhy() throws {
    let shop = try Workshop(posts: 0, ["content/posts/2025-01-02-無題.md": "文"])
    let result = try Program.run(["build", "--strict", "--quiet"], in: shop.root)
    #expect((result.status, result.output) == (1, ""))
    #expect(result.errors.hasPrefix("content/posts/2025-01-02-無題.md: warning: no title"))
  }

  @Test func noSite() throws {
    let shop = try Workshop(posts: 0)
    let result = try Program.run(["build", "--source", "\(shop.root)/無い"])
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("error: cannot find"))
  }

  @Test func newPost() throws {
    let shop = try Workshop(posts: 0)
    let result = try Program.run(["new", "題名 \"と\" 副題"], in: shop.root)
    #expect((result.status, result.errors) == (0, ""))
    #expect(result.output == "content/posts/2026-01-01-題名-と-副題.md\n")
    #expect(
      shop.text("content/posts/2026-01-01-題名-と-副題.md") == """
        ---
        title: "題名 \\"と\\" 副題"
        date: 2026-01-01 00:00:00 +0000
        categories: []
        tags: []
        ---


        """)
    let again = try Program.run(["new", "題名 \"と\" 副題"], in: shop.root)
    #expect(again.status == 1)
    #expect(
      again.errors == "error: cannot create content/posts/2026-01-01-題名-と-副題.md: file exists\n")
    #expect(try Program.run(["build"], in: shop.root).status == 0)
  }

  @Test(arguments: ["ja", "zh-Hans", "zh-Hant", "ko", "en", "fr"]) func newSite(language: String)
    throws
  {
    let shop = try Workshop(posts: 0)
    let made = try Program.run(["init", "新しい", "--language", language], in: shop.root)
    #expect(made.status == 0)
    let built = try Program.run(["build", "--strict"], in: shop.root + "/新しい")
    #expect((built.status, built.errors) == (0, ""))
    #expect(
      shop.text("新しい/public/2026/01/01/hello/index.html")?.contains("<html lang=\"\(language)\"")
        == true)
    let again = try Program.run(["init", "新しい"], in: shop.root)
    #expect(
      (again.status, again.errors) == (1, "error: 新しい is not empty\n  hint: name a new folder\n"))
  }

  @Test func markdown() throws {
    #expect(try Program.run(["markdown"], input: "日本\n語 *x*").output == "<p>日本語 <em>x</em></p>\n")
    let batch = """
      {"markdown": "日本\\n語", "options": {"profile": "commonmark"}}
      {"markdown": "한국\\n어"}
      {"markdown": 5}
      not json
      {"markdown": "x", "options": {"profile": "y"}}

      """
    #expect(
      try Program.run(["markdown", "--batch"], input: batch).output.split(separator: "\n").map(
        String.init
      )
      .prefix(3) == [
        #"{"html":"<p>日本\n語</p>\n"}"#, #"{"html":"<p>한국\n어</p>\n"}"#,
        #"{"error":"no text under \"markdown\""}"#,
      ])
    let last = try Program.run(["markdown", "--batch"], input: batch).output.split(separator: "\n")
    #expect(last.count == 5)
    #expect(last[3].hasPrefix(#"{"error":"not a JSON object: "#))
    #expect(last[4] == #"{"error":"unknown profile 'y'"}"#)
  }

  @Test func liquid() throws {
    let result = try Program.run(
      ["liquid", "--data", #"{"名": ["筆", "墨"]}"#], input: "{% for x in 名 %}{{ x }}<{% endfor %}")
    #expect((result.status, result.output) == (0, "筆<墨<"))
    let batch = """
      {"template": "{{ a }}{% include 'b' %}", "data": {"a": "<"}, "templates": {"b": "部"}}
      {"template": "{% nosuch %}"}
      {}

      """
    let lines = try Program.run(["liquid", "--batch"], input: batch).output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == #"{"result":"<部"}"#)
    #expect(lines[1].hasPrefix(#"{"error":"#))
    #expect(lines[2] == #"{"error":"no text under \"template\""}"#)
  }

  @Test(arguments: [
    ["TZ": "America/New_York"], ["TZ": "Asia/Kathmandu", "LC_ALL": "ja_JP.UTF-8"], ["LANG": "C"],
  ])
  func theMachinesZoneAndLocaleDoNotShow(environment: [String: String]) throws {
    let shop = try Workshop(posts: 5)
    _ = try Program.run(["build"], in: shop.root)
    _ = try Program.run(
      ["build", "--output", "other", "--jobs", "1"], in: shop.root, environment: environment)
    let files = shop.files()
    #expect(files == shop.files(in: "other"))
    #expect(files.count > 10)
  }
}
