import Testing

@testable import Site

/// What `fude check` finds in front matter.
@Suite struct FrontMatterRuleTests {
  /// Every finding of some rules about a site, with the rule's name in front.
  static func check(
    _ rules: Set<String>, _ files: [String: String], settings: String = ""
  ) async throws -> [String] {
    var files = files
    files["site.yml"] = TemporarySite.settings + settings
    let site = try TemporarySite(files)
    var options = BuildOptions()
    options.source = site.root
    options.now = TemporarySite.now
    let found = await Build(options).check().diagnostics
    return found.filter { $0.rule.map(rules.contains) ?? true }.map { finding in
      let notes = finding.notes.map { "; \($0.message): \($0.location?.description ?? "")" }
      return finding.summary + notes.joined()
    }
  }

  private static let schema = """
    check:
      front-matter:
        title: {required: true, type: text, max: 20}
        tags: {type: list, values: [筆, 墨], min: 1, max: 2}
        weather: {values: [晴, 雨], in: posts}
        rating: {type: integer, min: 1, max: 5}
        weight: {type: number}
        shown: {type: boolean}
        seen: {type: date, required: true, layouts: [page]}
        place: {type: mapping, in: pages}

    """

  @Test(
    "Values are held against the schema",
    arguments: [
      Row("all right, Japanese", "title: 筆と墨\ntags: [筆, 墨]\nrating: 5\nweight: 0.5\nshown: yes\n"),
      Row("all right, Chinese", "title: 笔与墨\ntags: 筆\nweather: 晴\n"),
      Row("all right, Korean", "title: 붓과 먹\nplace: 서울\n"),
      Row("all right, English", "title: Brush and ink\n"),
      Row(
        "nothing", "",
        [
          "content/posts/2025-01-01-a.md:1:1: error: no 'title' in the front matter [add 'title: …': site.yml asks for it]"
        ]),
      Row(
        "an empty title", "tags: [筆]\ntitle:\n",
        [
          "content/posts/2025-01-01-a.md:3:1: error: no 'title' in the front matter [add 'title: …': site.yml asks for it]"
        ]),
      Row(
        "too long a title, in columns", "title: 筆と墨と硯と紙と文鎮の話\n",
        [
          "content/posts/2025-01-01-a.md:2:8: error: 'title' is 24 columns wide, above the 20 that site.yml allows"
        ]),
      Row(
        "too many tags, and unknown ones", "title: 題\ntags: [筆, 硯, 黒]\n",
        [
          "content/posts/2025-01-01-a.md:3:7: error: 'tags' is 3 items, above the 2 that site.yml allows",
          "content/posts/2025-01-01-a.md:3:11: error: '硯' is not among the values of 'tags' [use 筆, 墨]",
          "content/posts/2025-01-01-a.md:3:14: error: '黒' is not among the values of 'tags' [use 筆, 墨]",
        ]),
      Row(
        "the wrong kinds",
        "title: true\nrating: 三\nweight: [1]\nshown: maybe\n",
        [
          "content/posts/2025-01-01-a.md:2:8: error: 'title' expects text, found 'true' [write it as '…' in quotes]",
          "content/posts/2025-01-01-a.md:3:9: error: 'rating' expects a whole number, found '三'",
          "content/posts/2025-01-01-a.md:4:9: error: 'weight' expects a number, found a list",
          "content/posts/2025-01-01-a.md:5:8: error: 'shown' expects true or false, found 'maybe'",
        ]),
      Row(
        "out of bounds, and a slip of the pen", "title: 題\nrating: 6\nweather: 晴れ\n",
        [
          "content/posts/2025-01-01-a.md:3:9: error: 'rating' is 6, above the 5 that site.yml allows",
          "content/posts/2025-01-01-a.md:4:10: error: '晴れ' is not among the values of 'weather' [did you mean '晴'?]",
        ]),
    ])
  func schema(_ row: Row) async throws {
    let files = ["content/posts/2025-01-01-a.md": "---\n\(row.text)---\n\n文。\n"]
    let found = try await Self.check(["front-matter-schema"], files, settings: Self.schema)
    #expect(found.filter { !$0.contains("no title") } == row.found)
  }

  @Test("Layouts and kinds narrow what is asked")
  func scope() async throws {
    let found = try await Self.check(
      ["front-matter-schema"],
      [
        "content/posts/2025-01-01-a.md": "---\ntitle: 甲\nplace: 京\n---\n",
        "content/b.md": "---\ntitle: 乙\nlayout: page\nweather: 雪\nplace: 京\n---\n",
        "content/c.md": "---\ntitle: 丙\nlayout: page\nseen: 昨日\n---\n",
      ], settings: Self.schema)
    #expect(
      found == [
        "content/b.md:1:1: error: no 'seen' in the front matter [add 'seen: …': site.yml asks for it]",
        "content/b.md:5:8: error: 'place' expects a mapping, found '京'",
        "content/c.md:4:7: error: 'seen' expects a date, found '昨日' [write it as 2025-12-28 or 2025-12-28 16:40:31 +0900]",
      ])
  }

  @Test(
    "A schema that says nothing sensible is an error of site.yml",
    arguments: [
      (
        "title: {requierd: true}",
        "5:13: error: unknown key 'requierd' in 'title' [did you mean 'required'?]"
      ),
      (
        "title: {type: string}",
        "5:19: error: unknown value 'string' for 'type' [use text, integer, number, boolean, date, list, mapping]"
      ),
      ("title: text", "5:12: error: 'title' expects a mapping, found 'text'"),
      (
        "title:",
        "5:11: error: nothing is asked of 'title' [write what it has to be, such as {required: true, type: text}]"
      ),
      (
        "title: {min: 5, max: 3}",
        "5:18: error: 'min' is above 'max' for 'title' [nothing can be both]"
      ),
      (
        "shown: {type: boolean, max: 3}",
        "5:33: error: a boolean has no 'min' and no 'max' [they are for text, list, integer and number]"
      ),
      (
        "seen: {type: date, values: [甲]}",
        "5:32: error: 'values' cannot be listed for a date [they are for text and list]"
      ),
      (
        "title: {max: 題}",
        "5:18: error: 'max' expects a whole number from -1000000000 to 1000000000, found '題'"
      ),
    ])
  func badSchema(_ field: String, _ expected: String) async throws {
    let found = try await Self.check(
      [], [:], settings: "check:\n  front-matter:\n    \(field)\n")
    #expect(found == ["site.yml:" + expected])
  }

  @Test(
    "Dates that differ from the file's name",
    arguments: [
      ("2025-12-28-筆.md", "2025-12-28 09:00:00", nil),
      ("2025-12-28-笔.md", "2025-12-28", nil),
      ("2025-12-28-붓.md", "2025-12-28 23:00:00 -0500", nil),
      ("2025-12-29-brush.md", "2025-12-28 23:00:00 -0500", nil),
      ("2025-1-8-a.md", "2025-1-8", nil),
      (
        "2025-12-28-筆.md", "2025-12-27",
        "the date is 2025-12-27, the file's name says 2025-12-28 [correct one of them; the name would begin with 2025-12-27]"
      ),
      (
        "2025-12-28-笔.md", "2024-12-28 10:00",
        "the date is 2024-12-28, the file's name says 2025-12-28 [correct one of them; the name would begin with 2024-12-28]"
      ),
      (
        "2025-12-28-붓/index.md", "2025-12-29",
        "the date is 2025-12-29, the file's name says 2025-12-28 [correct one of them; the name would begin with 2025-12-29]"
      ),
      (
        "2025-12-28-brush.markdown", "2025-12-29",
        "the date is 2025-12-29, the file's name says 2025-12-28 [correct one of them; the name would begin with 2025-12-29]"
      ),
    ])
  func fileNameDate(_ name: String, _ date: String, _ expected: String?) async throws {
    let path = "content/posts/" + name
    let found = try await Self.check(["file-name-date"], [path: post("題", date: date)])
    #expect(found == [expected.map { "\(path):3:7: warning: \($0)" }].compactMap { $0 })
  }

  @Test("Posts that are not shown, and until when")
  func hiddenPosts() async throws {
    let found = try await Self.check(
      ["hidden-post"],
      [
        "content/posts/2026-02-01-筆.md": post("筆", date: "2026-02-01 09:00:00 +0900"),
        "content/posts/2026-03-01-墨.md": "---\ntitle: 墨\n---\n",
        "content/posts/2025-01-01-笔.md": post("笔", "draft: true\n"),
        "content/posts/2025-01-02-붓.md": post("붓", "published: false\n"),
        "content/posts/2025-01-03-a.md": post("A"),
        "content/drafts/b.md": post("B"),
      ])
    #expect(
      found == [
        "content/posts/2025-01-01-笔.md:4:8: warning: this post is hidden: it is a draft [take out 'draft: true' to show it; '--drafts' shows it now]",
        "content/posts/2026-02-01-筆.md:3:7: warning: this post is hidden until 2026-02-01T00:00:00Z: its date is to come [a build after that shows it; '--future' shows it now]",
        "content/posts/2026-03-01-墨.md: warning: this post is hidden until 2026-03-01T00:00:00Z: its date is to come [a build after that shows it; '--future' shows it now]",
      ])
  }

  @Test("Titles that stand twice")
  func repeatedTitles() async throws {
    let found = try await Self.check(
      ["repeated-title"],
      [
        "content/posts/2025-01-01-a.md": post("筆のAPI"),
        "content/posts/2025-01-02-b.md": post("筆のＡＰＩ"),
        "content/posts/2025-01-03-c.md": post("笔"), "content/c.md": "---\ntitle: 笔\n---\n",
        "content/posts/2025-01-04-d.md": post("붓"),
        "content/posts/2025-01-05-e.md": post("Brush"),
        "content/posts/2025-01-06-f.md": post("brush"),
      ])
    #expect(
      found == [
        "content/posts/2025-01-02-b.md:2:8: warning: the title '筆のＡＰＩ' is that of another page [give one of them another title]; the first: content/posts/2025-01-01-a.md:2:8",
        "content/posts/2025-01-03-c.md:2:8: warning: the title '笔' is that of another page [give one of them another title]; the first: content/c.md:2:8",
        "content/posts/2025-01-06-f.md:2:8: warning: the title 'brush' is that of another page [give one of them another title]; the first: content/posts/2025-01-05-e.md:2:8",
      ])
  }

  @Test(
    "Descriptions that are too long",
    arguments: [
      (String(repeating: "筆", count: 120), 240), (String(repeating: "笔", count: 121), 240),
      (String(repeating: "붓", count: 50), 99), (String(repeating: "a", count: 100), 99),
      (String(repeating: "a", count: 99), 99),
    ])
  func descriptions(_ text: String, _ limit: Int) async throws {
    let columns = text.hasPrefix("a") ? text.count : 2 * text.count
    let found = try await Self.check(
      ["description-length"],
      ["content/posts/2025-01-01-a.md": post("題", "description: \(text)\n")],
      settings: limit == 240 ? "" : "check: {description-length: \(limit)}\n")
    let expected =
      "content/posts/2025-01-01-a.md:4:14: warning: the description is \(columns) columns wide, above \(limit) [a CJK character takes two columns; shorten it to what is seen at a glance]"
    #expect(found == (columns > limit ? [expected] : []))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let found: [String]

    var testDescription: String { name }

    init(_ name: String, _ text: String, _ found: [String] = []) {
      (self.name, self.text, self.found) = (name, text, found)
    }
  }
}
