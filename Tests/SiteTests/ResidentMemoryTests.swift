import CPlatform
import Testing

@testable import Site

/// What stays allocated from edit to edit while one process builds again and again.
///
/// Each kind of edit runs in a process of its own, since the C library counts for all tests at once; one after the
/// other, to leave the processors to tests that wait for something.
@Suite(
  .serialized,
  .enabled(if: allocated_bytes() > 0, "skipped: the C library does not tell what is allocated"))
struct ResidentMemoryTests {
  private static let files = [
    "content/posts/a.md": post("甲", date: "2025-12-01", "tags: [墨]\n", body: "一。"),
    "content/posts/b.md": post("乙", date: "2025-12-02", "tags: [墨]\n", body: "[甲](a.md)と二。"),
    "content/posts/c.md": post("丙", date: "2025-12-03", "tags: [筆]\n", body: "三。"),
    "content/index.md": "---\ntitle: 家\n---\n迎え。\n",
  ]

  /// A kind of edit: the file, and its texts one after the other, each built.
  struct Kind: Sendable, Codable, CustomTestStringConvertible {
    let name: String
    let path: String
    /// `#` stands for a number that is another for each edit; nil where the file is removed.
    let texts: [String?]
    var testDescription: String { name }

    init(_ name: String, _ path: String, _ texts: [String?]) {
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
    Kind("a post that comes and goes", "content/posts/d.md", [post("丁"), nil]),
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
  /// The number of edits in a round.
  private static let edits = 20
  /// How often a kind is judged anew: a round in which little stays is enough.
  ///
  /// Malloc and Dispatch keep blocks that were freed, up to some hundred KB for each thread, and one
  /// round may show these caches grow. They come to an end; what is kept for ever shows in each.
  private static let rounds = 10

  @Test(arguments: kinds) func keepsNothing(_ kind: Kind) async {
    await #expect(processExitsWith: .success) { [kind] in
      let site = try TemporarySite(Self.files, plain: false)
      let builder = Builder(Self.options(site))
      #expect(await builder.run().isBuilt)
      var number = 1_000
      var growths: [Int] = []
      var before = 0
      for round in 0...Self.rounds {
        for _ in 0..<Self.edits {
          number += 1
          try await Self.edit(site, kind, number: number, builder)
        }
        let now = allocated_bytes()
        // The first makes what stays for good.
        if round > 0 { growths.append((now - before) / (Self.edits * kind.texts.count)) }
        before = now
        if let last = growths.last, last <= Self.limit { return }
      }
      Issue.record("\(kind.name): \(growths) bytes an edit")
    }
  }

  private static func options(_ site: TemporarySite) -> BuildOptions {
    var options = BuildOptions()
    options.source = site.root
    options.now = TemporarySite.now
    options.jobs = 1
    return options
  }

  private static func edit(
    _ site: TemporarySite, _ kind: Kind, number: Int, _ builder: Builder
  ) async throws {
    for text in kind.texts {
      if let text {
        try site.write(text.replacing("#", with: "\(number)"), to: kind.path)
      } else {
        try site.remove(kind.path)
      }
      _ = await builder.run(changes: [kind.path])
    }
  }
}
