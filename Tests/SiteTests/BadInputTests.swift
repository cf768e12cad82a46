import Diagnostics
import Foundation
import Testing

@testable import Site

/// Each bad input brings one clear finding with its place, and all are told in one run.
@Suite struct BadInputTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let text: String
    let findings: [String]
    var testDescription: String { name }
  }

  private static let file = "content/posts/2025-01-01-記事.md"

  static let rows = [
    Row(
      name: "unclosed quote", text: "---\ntitle: \"閉じない\ntags: 一\n---\n文\n",
      findings: [":2:8: error: this quote is never closed [put \" at the end of the value]"]),
    Row(
      name: "unclosed bracket", text: "---\ntitle: 題\ntags: [一, 二\n---\n文\n",
      findings: [":3:7: error: this '[' is never closed [put ']' at the end of the value]"]),
    Row(
      name: "no end", text: "---\ntitle: 題\n文\n",
      findings: [
        ":1:1: error: the front matter has no end [put a line '---' behind its last entry]"
      ]),
    Row(
      name: "no mapping", text: "---\n- 一\n- 二\n---\n文\n",
      findings: [
        ":2:1: error: the front matter must be a mapping, found a list "
          + "[write one 'key: value' on each line]"
      ]),
    Row(
      name: "tab", text: "---\ntitle: 題\n\ttags: 一\n---\n文\n",
      findings: [":3:1: error: a tab cannot indent a line in YAML [indent with blanks]"]),
    Row(
      name: "title cut in a character", text: "---\ntitle: \"切れた題\u{FFFD}\"\n---\n文\n",
      findings: [
        ":2:8: warning: the title holds U+FFFD: text was cut in the middle of a character "
          + "[type the end of the title again]"
      ]),
    Row(
      name: "impossible date", text: "---\ntitle: 題\ndate: 2025-02-30\n---\n文\n",
      findings: [
        ":3:7: error: 'date': no such date: '2025-02-30' (day 30) [that month has 28 days]"
      ]),
    Row(
      name: "no date at all", text: "---\ntitle: 題\ndate: 来年\n---\n文\n",
      findings: [
        ":3:7: error: 'date': '来年' is not a date [write it like 2025-12-28, 2025-12-28 16:40 or "
          + "2025-12-28T16:40:31+09:00]"
      ]),
    Row(
      name: "unknown layout", text: "---\ntitle: 題\nlayout: pots\n---\n文\n",
      findings: [":3:9: error: no layout named 'pots' [did you mean 'post'?]"]),
    Row(
      name: "empty", text: "",
      findings: [": warning: this file is empty [add 'title: …' between two lines of '---']"]),
    Row(
      name: "no title", text: "文\n",
      findings: [
        ": warning: no title: the file's name serves [add 'title: …' between two lines of '---']"
      ]),
    Row(
      name: "odd tags", text: "---\ntitle: 題\ntags: [1, true, null, 1.50, ~, 文]\n---\n",
      findings: []),
    Row(
      name: "tags that are a mapping", text: "---\ntitle: 題\ntags: {a: b}\n---\n",
      findings: [":3:7: error: 'tags' expects a list or a single value, found a mapping"]),
    Row(
      name: "several mistakes",
      text: "---\ntitle: 題\ndraft: 多分\nreading_time: 長い\nlang: 日本\n---\n",
      findings: [
        ":3:8: error: 'draft' expects true or false, found '多分'",
        ":4:15: error: 'reading_time' expects a whole number from 1 to 100000, found '長い'",
        ":5:7: error: 'lang' expects a language tag such as ja or zh-Hant, found '日本'",
      ]),
    Row(
      name: "key twice", text: "---\ntitle: 一\ntitle: 二\n---\n",
      findings: [
        ":3:1: warning: the key 'title' stands here again; the last one counts [remove one of them]"
      ]),
    Row(
      name: "TOML", text: "+++\ntitle = \"題\"\n+++\n文\n",
      findings: [
        ":1:1: error: this is TOML front matter [write it as YAML, 'key: value', between two lines of "
          + "'---']"
      ]),
    Row(
      name: "no beginning", text: "title: 題\ntags:\n- 一\n---\n文\n",
      findings: [
        ":1:1: error: this front matter does not begin with '---' on the first line "
          + "[put a line '---' above its first entry]"
      ]),
    Row(
      name: "empty line above", text: "\n---\ntitle: 題\n---\n文\n",
      findings: [
        ":1:1: error: this front matter does not begin with '---' on the first line "
          + "[remove the empty lines above it]"
      ]),
    Row(
      name: "all addresses and the layout",
      text: "---\ntitle: 題\npermalink: ../x\naliases: [../y, 好, /../z]\nlayout: pots\n---\n",
      findings: [
        ":3:12: error: 'permalink' leaves the output folder: '../x' "
          + "[write the path from the site's root, without '..']",
        ":4:11: error: 'aliases' leaves the output folder: '../y' "
          + "[write the path from the site's root, without '..']",
        ":4:20: error: 'aliases' leaves the output folder: '/../z' "
          + "[write the path from the site's root, without '..']",
        ":5:9: error: no layout named 'pots' [did you mean 'post'?]",
      ]),
    Row(
      name: "unknown placeholder", text: "---\ntitle: 題\npermalink: /:yaer/題/\n---\n",
      findings: [
        ":3:12: error: unknown placeholder ':yaer' in 'permalink' [did you mean ':year'?]"
      ]),
  ]

  @Test(arguments: rows) func oneBadPost(_ row: Row) async throws {
    let site = try TemporarySite([Self.file: row.text])
    let report = await site.build()
    #expect(report.diagnostics.map(\.summary) == row.findings.map { Self.file + $0 })
    #expect(report.isBuilt == !report.diagnostics.containsError)
  }

  @Test(
    arguments: [
      (
        Array("---\ntitle: 題\n---\n文\n悪い".utf8) + [0xFF],
        ":5:3: error: this is not valid UTF-8 [save the file as UTF-8]"
      ),
      (
        Array("---\ntitle: 題\n---\n文\0字".utf8),
        ":4:2: error: a NUL character [remove it; is this a text file?]"
      ),
    ] as [([UInt8], String)])
  func bytes(_ bytes: [UInt8], finding: String) async throws {
    let site = try TemporarySite([:])
    try site.write(bytes: bytes, to: Self.file)
    #expect(await site.build().diagnostics.map(\.summary) == [Self.file + finding])
  }

  @Test func controlCharactersAreRemoved() async throws {
    let site = try TemporarySite([Self.file: "---\ntitle: 題\u{1}\n---\n文\u{8}字\n"])
    let report = await site.build()
    #expect(report.isBuilt)
    #expect(
      report.diagnostics.map(\.location?.description) == ["\(Self.file):2:9", "\(Self.file):4:2"])
    #expect(site.files()["2025/01/01/記事/index.html"] == "題|<p>文字</p>\n")
  }

  @Test func aliasBomb() async throws {
    var text = "---\ntitle: 題\nk0: &k0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...6 {
      let alias = "*k\(level - 1)"
      text +=
        "k\(level): &k\(level) [\(Array(repeating: alias, count: 10).joined(separator: ", "))]\n"
    }
    let site = try TemporarySite([Self.file: text + "---\n"])
    let report = await site.build()
    #expect(report.diagnostics.count == 1)
    #expect(
      report.diagnostics.first?.message
        == "more than 10000 values, with aliases counted as often as they are used")
  }

  @Test func allProblemsOfASiteInOneRun() async throws {
    var files = [
      "site.yml": "title: 硯\nurl: ftp://x\ntimezone: Asia/Tokio\nraw_html: kep\nfeed: {lenght: 3}\n"
    ]
    for row in Self.rows { files["content/posts/2025-01-01-\(row.name).md"] = row.text }
    files["templates/post.html"] = "{{ page.title | nosuch }}{% include nothing.html %}\n{% ned %}"
    let site = try TemporarySite(files)
    let report = await site.build()
    #expect(!report.isBuilt)
    let errors = report.diagnostics.filter { $0.severity == .error }
    let expected = Self.rows.flatMap(\.findings).count { $0.contains(": error: ") }
    #expect(errors.count == expected + 4 + 3)
    #expect(
      errors.filter { $0.location?.path == "templates/post.html" }.map(\.summary) == [
        "templates/post.html:1:17: error: no filter named 'nosuch'",
        "templates/post.html:1:37: error: no include named 'nothing.html'",
        "templates/post.html:2:1: error: no tag named 'ned'",
      ])
  }

  @Test(
    arguments: [
      (
        "url: example.com",
        "2:6: error: 'url' expects an address such as https://example.com, found 'example.com'"
      ),
      (
        "timezone: Asia/Tokio",
        "2:11: error: no time zone named 'Asia/Tokio' [did you mean 'Asia/Tokyo'?]"
      ),
      ("paginate: 0", "2:11: error: 'paginate' expects a whole number from 1 to 10000, found '0'"),
      ("raw_html: kep", "2:11: error: unknown value 'kep' for 'raw_html' [did you mean 'keep'?]"),
      (
        "permalink: /:slgu/",
        "2:12: error: unknown placeholder ':slgu' in 'permalink' [did you mean ':slug'?]"
      ),
      ("feed: {lenght: 3}", "2:8: error: unknown key 'lenght' in 'feed' [did you mean 'length'?]"),
      (
        "language: 日本語",
        "2:11: error: 'language' expects a language tag, found '日本語' [use ja, zh-Hans, zh-Hant, ko, en or another BCP 47 tag]"
      ),
      ("reading_speed: 速い", "2:16: error: 'reading_speed' expects a mapping, found '速い'"),
      ("base_path: /a b", "2:12: error: 'base_path' expects a path such as /blog, found '/a b'"),
      (
        "taxonomies: [tags, 連載]",
        "2:13: error: '連載' cannot be a taxonomy [use each front-matter key once, in ASCII letters, digits, '-' and '_']"
      ),
      (
        "- 一",
        "1:1: error: site.yml must be a mapping, found a list [write one 'key: value' on each line]"
      ),
    ])
  func settings(line: String, finding: String) async throws {
    let settings = line.hasPrefix("-") ? line + "\n" : "url: https://example.com\n\(line)\n"
    let site = try TemporarySite(["site.yml": settings])
    let report = await site.build {
      $0.baseURL = line.hasPrefix("url") ? nil : "https://example.com"
    }
    let text = line.hasPrefix("url") ? [] : ["site.yml:\(finding)"]
    if !text.isEmpty { #expect(report.diagnostics.map(\.summary) == text) }
    if line.hasPrefix("url") {
      #expect(
        report.diagnostics.filter { $0.severity == .error }.map(\.summary) == [
          "site.yml:\(finding)"
        ])
    }
    #expect(!report.isBuilt)
  }

  @Test func pathsThatAreNotFiles() async throws {
    let site = try TemporarySite(["content/posts/夏.md/x.txt": "x", "外/x.md": "x"])
    let content = site.root + "/content/"
    let links = [
      ("外.txt", "/etc/hostname"), ("無.txt", "nowhere"), ("輪", "輪"), ("上", "../content"),
      ("内", "../外"),
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: content + name, withDestinationPath: target)
    }
    mkfifo(content + "管.md", 0o600)
    let report = await site.build()
    #expect(
      report.diagnostics.map(\.summary) == [
        "content/posts/夏.md: error: this is a folder, but its name is a Markdown file's [rename the folder]",
        "content/上: error: this symbolic link leads back to a folder above itself [remove the link]",
        "content/外.txt: error: this symbolic link leaves the site [copy what it leads to into the site]",
        "content/無.txt: error: this symbolic link leads nowhere: no such file or directory "
          + "[remove the link or mend its target]",
        "content/管.md: error: content/管.md is neither a file nor a folder",
        "content/輪: error: this symbolic link leads nowhere: too many levels of symbolic links "
          + "[remove the link or mend its target]",
      ])
  }

  @Test func longestFileName() async throws {
    let name = "2025-01-01-" + String(repeating: "字", count: 80)
    let site = try TemporarySite(["content/posts/\(name).md": post("長い名の記事")])
    let report = await site.build()
    #expect(report.isBuilt)
    let path = site.files().keys.first {
      $0.hasPrefix("2025/01/01/字") || $0.hasPrefix("2025/12/28/字")
    }
    #expect(path?.split(separator: "/").allSatisfy { $0.utf8.count <= 240 } == true)
  }
}
