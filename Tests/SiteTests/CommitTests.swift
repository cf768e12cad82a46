import Diagnostics
import Foundation
import Testing

@testable import Site

/// What builds may replace, remove and touch: their own files, and nothing else.
@Suite struct CommitTests {
  private let overwritten =
    "would be overwritten, but no build wrote it [move it away or delete it; fude replaces only files "
    + "that its manifest in .fude names]"

  @Test func aFolderInAFilesPlaceIsTold() async throws {
    let site = try TemporarySite(["content/posts/2025-12-28-a.md": post("一")])
    try POSIX.createFolder(site.root + "/public/feed.xml/空")
    let report = await site.build()
    #expect(report.output == .unchanged)
    #expect(report.diagnostics.map(\.summary) == ["error: public/feed.xml \(overwritten)"])
    #expect(site.files() == [:])
  }

  @Test func aUsersFolderInAStaleFilesPlaceStays() async throws {
    let site = try TemporarySite(["content/posts/2025-12-28-a.md": post("一")])
    _ = await site.build()
    try site.remove("public/2025/12/28/a/index.html")
    try site.write("私", to: "public/2025/12/28/a/index.html/私.txt")
    try site.remove("content/posts/2025-12-28-a.md")
    #expect(await site.build().diagnostics.map(\.summary) == [])
    #expect(site.files()["2025/12/28/a/index.html/私.txt"] == "私")
  }

  @Test func aUsersEqualFileStaysTheUsers() async throws {
    let site = try TemporarySite(["content/CNAME": "筆.example", "public/CNAME": "筆.example"])
    #expect(await site.build().isBuilt)
    try site.remove("content/CNAME")
    #expect(await site.build().isBuilt)
    #expect(site.files()["CNAME"] == "筆.example")
  }

  @Test func aMovedSiteKnowsItsFiles() async throws {
    let old = try TemporarySite(["content/posts/a.md": post("一")])
    let new = try TemporarySite([:])
    _ = await old.build()
    try POSIX.removeTree(new.root)
    try POSIX.rename(old.root, to: new.root)
    try new.write(post("二"), to: "content/posts/a.md")
    #expect(await new.build().diagnostics.map(\.summary) == [])
    #expect(new.files()["2025/12/28/a/index.html"] == "二|<p>文。</p>\n")
  }

  @Test func aDamagedManifestLeadsNowhere() async throws {
    let site = try TemporarySite(["content/posts/a.md": post("一")])
    _ = await site.build()
    let path = Manifest.path(
      in: site.root + "/.fude", root: site.root, output: site.root + "/public")
    let text = String(decoding: try POSIX.read(path), as: UTF8.self)
    let lines = "../site.yml\n../content/posts/a.md\n/etc/hostname\na/../../site.yml\n\u{0}\n\r\n"
    try POSIX.write(Array((text + lines).utf8), to: path)
    let report = await site.build()
    #expect((report.isBuilt, report.removed) == (true, 0))
    #expect(site.files(in: "content") == ["posts/a.md": post("一")])
    #expect(site.files(in: ".")["site.yml"] == TemporarySite.settings)
  }

  @Test func aNameWithALineEndIsRefused() async throws {
    let site = try TemporarySite(["content/筆\n..": "一", "content/墨\\硯": "二"])
    let report = await site.build()
    #expect(
      report.diagnostics.map(\.summary) == [
        "content: error: a file name in this folder holds a control character or a backslash "
          + "[rename the file]"
      ])
  }

  @Test func aMarkBehindASlashLeadsNowhere() async throws {
    let site = try TemporarySite([
      "content/posts/a.md": post("一", "permalink: \"/../\\u200dpwn/\"\n"),
      "content/posts/b.md": post("二", "slug: \"ﾞ筆\"\n"), "content/ﾞd/\u{301}e.txt": "三",
    ])
    #expect(
      await site.build().diagnostics.map(\.summary) == [
        "content/posts/a.md:4:12: error: 'permalink' leaves the output folder: '/../\u{200D}pwn/' "
          + "[write the path from the site's root, without '..']"
      ])
    try site.remove("content/posts/a.md")
    #expect(await site.build().diagnostics.map(\.summary) == [])
    #expect(site.files().values.contains("三"))
  }

  @Test func linksThatLeaveTheSiteAreNotFollowed() async throws {
    let other = try TemporarySite(["staging/論文.txt": "大事"])
    let site = try TemporarySite(["content/posts/a.md": post("一")])
    let files = FileManager.default
    try files.createSymbolicLink(atPath: site.root + "/.fude", withDestinationPath: other.root)
    let state = await site.build()
    #expect(state.diagnostics.map(\.message) == ["cannot use \(site.root)/.fude: not a directory"])
    #expect(other.files(in: "staging") == ["論文.txt": "大事"])
    try site.remove(".fude")
    try site.remove("site.yml")
    try files.createSymbolicLink(
      atPath: site.root + "/site.yml", withDestinationPath: other.root + "/site.yml")
    #expect(
      await site.build().diagnostics.map(\.summary)
        == ["site.yml: error: this symbolic link leaves the site [copy the file into the site]"])
  }

  @Test func aLinkIntoTheOutputIsRefused() async throws {
    let site = try TemporarySite(["content/posts/a.md": post("一")])
    _ = await site.build()
    try FileManager.default.createSymbolicLink(
      atPath: site.root + "/content/出力", withDestinationPath: "../public")
    #expect(
      await site.build().diagnostics.map(\.summary)
        == ["content/出力: error: this symbolic link leads to the output folder [remove the link]"])
  }

  @Test func twoPagesForTheHomePageMeet() async throws {
    let site = try TemporarySite([
      "content/index.md": "---\ntitle: 甲\n---\n",
      "content/top.md": "---\ntitle: 乙\npermalink: /\n---\n",
    ])
    #expect(
      await site.build().diagnostics.map(\.summary) == [
        "content/index.md: error: content/top.md and content/index.md would be the same file: index.html "
          + "[give content/index.md another 'slug' or 'permalink']"
      ])
  }

  @Test func baseURLWithoutAPathIsTheRoot() async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + "base_path: /筆\n",
      "content/blog/a.md": "---\ntitle: 一\n---\n",
      "templates/page.html": "{{ page.url | absolute_url }} {{ page.url | relative_url }}",
    ])
    _ = await site.build { $0.baseURL = "https://preview.example/" }
    #expect(site.files()["blog/a/index.html"] == "https://preview.example/blog/a/ /blog/a/")
    _ = await site.build { $0.baseURL = "https://preview.example/blog" }
    #expect(
      site.files()["blog/a/index.html"] == "https://preview.example/blog/blog/a/ /blog/blog/a/")
  }

  @Test func whatWasMovedIsTakenBack() throws {
    let site = try TemporarySite([
      "public/古い.txt": "古", "public/消える.txt": "消", "public/年/月/頁.txt": "古",
    ])
    let folder = try OutputFolder.open(named: "public", at: site.root + "/public", root: site.root)
    let before = site.files()
    let staging = try folder.openStaging()
    for file in ["古い.txt", "新しい/頁.txt", "年/月/頁.txt"] {
      try folder.stage(Array("新".utf8), at: file, in: staging)
    }
    var journal = CommitJournal(folder: folder)
    try journal.move("古い.txt", replaces: true)
    try journal.move("新しい", replaces: false)
    let isExchanged = journal.exchange("年")
    #expect(isExchanged)
    try journal.remove("消える.txt")
    #expect(site.files() == ["古い.txt": "新", "新しい/頁.txt": "新", "年/月/頁.txt": "新"])
    let isUndone = journal.undo()
    #expect(isUndone)
    #expect(site.files() == before)
  }

  /// A folder of which every file is new is put in place as one, unless others put a file into it or a
  /// page of it stays as it was; where few files are new, each takes the place of its own.
  @Test func foldersThatAreAllNewAreExchanged() async throws {
    var texts = [
      "content/posts/a.md": post("一", date: "2021-01-01"),
      "content/posts/b.md": post("二", date: "2022-01-01"),
      "content/posts/c.md": post("三", date: "2023-01-01"),
      "content/posts/d.md": post("四", date: "2023-01-02", "layout: other\n"),
      "templates/other.html": "{{ page.title }}",
    ]
    for number in 0..<61 {
      texts["content/posts/\(number).md"] = post("題", date: "2020-01-01", "slug: s\(number)\n")
    }
    let site = try TemporarySite(texts)
    _ = await site.build()
    try site.write("私", to: "public/2022/01/私.txt")
    func inodes() throws -> [UInt64] {
      try ["2020", "2021", "2022", "2022/01/01/b", "2023", "2023/01/02/d"].map {
        try POSIX.status(site.root + "/public/" + $0).stamp.inode
      }
    }
    let before = try inodes()
    try site.write("{{ page.title }}！{{ content }}", to: "templates/post.html")
    let report = await site.build()
    #expect((report.diagnostics.map(\.summary), report.written, report.removed) == ([], 64, 0))
    #expect(try zip(before, inodes()).map { $0 == $1 } == [false, false, true, false, true, true])
    let files = site.files()
    #expect(files["2020/01/01/s60/index.html"] == "題！<p>文。</p>\n")
    #expect(files["2021/01/01/a/index.html"] == "一！<p>文。</p>\n")
    #expect(files["2022/01/01/b/index.html"] == "二！<p>文。</p>\n")
    #expect(files["2022/01/私.txt"] == "私")
    #expect(files["2023/01/01/c/index.html"] == "三！<p>文。</p>\n")
    #expect(files["2023/01/02/d/index.html"] == "四")
    #expect(try POSIX.names(in: site.root + "/.fude").contains("staging") == false)
    let after = try inodes()
    try site.write(post("一", date: "2021-01-01", body: "改。"), to: "content/posts/a.md")
    #expect(await site.build().isBuilt)
    #expect(try inodes() == after)
    #expect(site.files()["2021/01/01/a/index.html"] == "一！<p>改。</p>\n")
  }
}
