import CPlatform
import Processes
import TestSupport
import Testing

/// What stays allocated from edit to edit while one process builds again and again.
///
/// One after the other, to leave the processors to tests that wait for something.
@Suite(
  .serialized,
  .enabled(if: allocated_bytes() > 0, "skipped: the C library does not tell what is allocated"))
struct ResidentMemoryTests {
  private static let files = [
    "content/posts/a.md": post("甲", date: "2025-12-01", "tags: [墨]\n", body: "一。"),
    "content/posts/b.md": post("乙", date: "2025-12-02", "tags: [墨]\n", body: "[甲](a.md)と二。"),
    "content/posts/c.md": post("丙", date: "2025-12-03", "tags: [筆]\n", body: "三。"),
    "content/index.md": "---\ntitle: 家\n---\n迎え。\n",
    "templates/assets/印.css": "a { b: c }",
    "templates/includes/card.html": "{{ include.post.title }}",
    "templates/strings/ja.yml": "archive: 記録\n", "data/色.yml": "墨: 黒\n",
  ]

  /// A kind of edit: the file, and its texts one after the other, each built.
  struct Kind: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    /// `#` stands for a number that is another for each edit; where one is empty, the file is removed.
    let texts: [String]
    var testDescription: String { name }

    init(_ name: String, _ path: String, _ texts: [String]) {
      (self.name, self.path, self.texts) = (name, path, texts)
    }
  }

  /// 8 KB, so that a text which stays cannot be missed.
  private static let filler = String(repeating: "筆は墨を含む。", count: 400)

  private static func a(
    _ title: String = "甲", day: String = "01", tag: String = "墨", body: String = "一。"
  ) -> String {
    post(title, date: "2025-12-\(day)", "tags: [\(tag)]\n", body: body + filler)
  }

  static let kinds: [Kind] = [
    Kind("a text", "content/posts/a.md", [a(body: "改めた#。")]),
    Kind("a title", "content/posts/a.md", [a("新#")]),
    Kind("a tag", "content/posts/a.md", [a(tag: "札#")]),
    Kind("a date", "content/posts/a.md", [a(day: "05"), a(day: "01")]),
    Kind("a link", "content/posts/a.md", [a(body: "[乙](b.md)#"), a(body: "[丙](c.md)#")]),
    Kind("the text of the home page", "content/index.md", ["---\ntitle: 家\n---\n迎え#。\n"]),
    Kind("a post that comes and goes", "content/posts/d.md", [post("丁"), ""]),
    Kind("a mistake", "content/posts/a.md", [a(body: "[無](none#.md)"), a(body: "直した#。")]),
    Kind("a stylesheet", "templates/assets/印.css", ["a { b: # }"]),
    Kind(
      "a template", "templates/post.html",
      ["#{{ page.title }}{{ page.next.title }}{{ content }}"]),
    Kind(
      "an include", "templates/includes/card.html",
      ["{% for p in site.posts %}<i>#{{ p.title }}</i>{% endfor %}"]),
    Kind("a mistake of a template", "templates/x.html", ["{% if # %}", "{{ page.title }}#"]),
    Kind("a word of the theme", "templates/strings/ja.yml", ["archive: 記録#\n"]),
    Kind("data", "data/色.yml", ["墨: 色#\n"]),
    Kind("the settings", "site.yml", ["title: 硯#\nurl: https://example.com\n"]),
  ]

  /// Bytes that an edit may leave allocated: 1 MB in 1,000 edits.
  private static let limit = 1_048

  @Test(arguments: kinds) func keepsNothing(_ kind: Kind) async throws {
    let site = try TemporarySite(Self.files, plain: false)
    let result = try await ChildProcess(
      [BuiltProgram.path("live-bytes"), site.root, kind.path, "\(Self.limit)"] + kind.texts
    ).run()
    #expect((result.status, String(decoding: result.errors, as: UTF8.self)) == (0, ""))
    let growths = String(decoding: result.output, as: UTF8.self).split(separator: "\n").compactMap {
      Int($0)
    }
    let last = try #require(growths.last)
    #expect(last <= Self.limit, "bytes an edit: \(growths)")
  }
}
