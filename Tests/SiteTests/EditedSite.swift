import Foundation
import TestSupport
import Testing

@testable import Site

/// A site that is edited at random and built after each edit.
///
/// Each build must leave exactly what a build into an empty folder makes.
struct EditedSite {
  private let site: TemporarySite
  /// All files that the site is made from.
  private var files: [String: String] = [:]
  private var random: SplitMix64
  private var now = TemporarySite.now
  private var includesDrafts = false
  /// What was done, for the message of a failure.
  private var story: [String] = []
  /// What builds the site all along, told of each edit; nil when each build is on its own.
  private let resident: Builder?
  /// What it is told; nil before the first build.
  private var changes: [String]?
  /// A cache of an earlier build, to be put back.
  private var oldCache: [UInt8]?

  /// Makes a site.
  ///
  /// - Parameters:
  ///   - seed: decides how it looks and what is done to it.
  ///   - isResident: whether one process builds it all along.
  /// - Throws: when the files cannot be written.
  init(seed: UInt64, isResident: Bool = false) throws {
    random = SplitMix64(state: seed)
    site = try TemporarySite([:], plain: false)
    var options = BuildOptions()
    options.source = site.root
    options.now = TemporarySite.now
    resident = isResident ? Builder(options) : nil
    let isPlain = Bool.random(using: &random)
    files["site.yml"] = TemporarySite.settings + "paginate: 3\nfeed: { length: 4, terms: true }\n"
    if isPlain { files.merge(TemporarySite.plainTemplates) { $1 } }
    for number in 0..<Int.random(in: 1...9, using: &random) { addPost(number) }
    files["content/about.md"] = "---\ntitle: 紹介\n---\n文。\n"
    files["content/墨.svg"] = "<svg/>"
    files["data/色.yml"] = "墨: 黒\n"
    addCuriousPages()
    for (path, text) in files { try site.write(text, to: path) }
  }

  /// Pages whose templates read what the default theme does not.
  private mutating func addCuriousPages() {
    let templates = [
      "all":
        "{% for p in site.posts %}{{ p.title }} {{ p.excerpt }} {{ p.tags | join: ',' }}\n{% endfor %}",
      "terms":
        "{% for t in site.taxonomies.tags.terms %}{{ t.name }} {{ t.count }}:"
        + "{% for p in t.posts %} {{ p.url }}{% endfor %}\n{% endfor %}{{ site.categories.日記 | size }}",
      "data": "{{ site.data.色.墨 }} {{ site.pages | map: 'title' | join: '/' }} {{ site.updated }}",
      "clock": "{{ site.time | date: '%s' }} {{ 'now' | date: '%F' }}",
      "first":
        "{% assign p = site.posts | where: 'draft', false | last %}{{ p.content }}{{ p.next.words }}",
      "inner": "{% include 部品.html %}",
    ]
    for (name, template) in templates {
      files["templates/\(name).html"] = template
      files["content/\(name).md"] = "---\ntitle: \(name)\nlayout: \(name)\n---\n"
    }
    files["templates/includes/部品.html"] = "{{ page.title }}・{{ site.authors | size }}"
  }

  /// Edits the site a number of times, and builds it after each.
  mutating func live(edits: Int) async throws {
    try await check()
    for _ in 0..<edits {
      let before = files
      try edit()
      changes = changedPaths(since: before)
      for path in before.keys where files[path] == nil { try site.remove(path) }
      for (path, text) in files where before[path] != text {
        try write(text, to: path, before[path])
      }
      if try await !check() {
        // A site with an error stays as it was; so does the story.
        story.append("take back")
        for path in files.keys where before[path] == nil { try site.remove(path) }
        for (path, text) in before where files[path] != text { try site.write(text, to: path) }
        changes = changedPaths(since: before)
        files = before
        try await check()
      }
    }
  }

  private func changedPaths(since before: [String: String]) -> [String] {
    Set(before.keys).union(files.keys).filter { before[$0] != files[$0] }.sorted()
  }

  /// Writes a file; one of the same length sometimes keeps its time of change as well.
  private mutating func write(_ text: String, to path: String, _ before: String?) throws {
    let manager = FileManager.default
    let full = site.root + "/" + path
    let time = try? manager.attributesOfItem(atPath: full)[.modificationDate]
    try site.write(text, to: path)
    if let before, before.utf8.count == text.utf8.count, let time, Bool.random(using: &random) {
      try manager.setAttributes([.modificationDate: time], ofItemAtPath: full)
    }
  }

  /// Builds and compares; whether there was a site to build.
  @discardableResult
  private mutating func check() async throws -> Bool {
    if Int.random(in: 0..<4, using: &random) == 0 { oldCache = try? POSIX.read(cachePath) }
    let report = await buildInPlace()
    let cleanFolder = site.root + "/" + UUID().uuidString
    defer {
      try? POSIX.removeTree(cleanFolder)
      for name in (try? POSIX.names(in: site.root + "/.fude/cache")) ?? [] {
        if let name, "\(site.root)/.fude/cache/\(name)" != cachePath {
          try? POSIX.removeTree("\(site.root)/.fude/cache/\(name)")
        }
      }
    }
    let clean = await build(into: cleanFolder)
    let message = Comment(rawValue: story.joined(separator: "; "))
    #expect(report.isBuilt == clean.isBuilt, message)
    #expect(report.diagnostics.map(\.summary) == clean.diagnostics.map(\.summary), message)
    #expect(report.heldBack == clean.heldBack, message)
    #expect(
      [report.posts, report.pages, report.files] == [clean.posts, clean.pages, clean.files], message
    )
    guard clean.isBuilt else { return false }
    let (built, wanted) = (
      TemporarySite.bytes(below: site.root + "/public"), TemporarySite.bytes(below: cleanFolder)
    )
    #expect(built.keys.sorted() == wanted.keys.sorted(), message)
    for (path, bytes) in wanted where built[path] != bytes {
      Issue.record("\(path) is not what a clean build makes: \(message)")
    }
    return true
  }

  private var cachePath: String {
    site.root + "/.fude/cache/"
      + PathText.name(
        Manifest.path(in: site.root + "/.fude", root: site.root, output: site.root + "/public"))
  }

  private mutating func buildInPlace() async -> BuildReport {
    if let resident { return await resident.run(changes: changes) }
    return await build(into: nil)
  }

  private mutating func build(into output: String?) async -> BuildReport {
    let (now, drafts) = (now, includesDrafts)
    let jobs = Int.random(in: 1...3, using: &random)
    return await site.build {
      $0.output = output
      $0.now = now
      $0.jobs = jobs
      $0.includesDrafts = drafts
    }
  }

  // MARK: - Edits

  private mutating func edit() throws {
    // What happens between processes, one that stays does not meet.
    switch Int.random(in: 0..<(resident == nil ? 25 : 20), using: &random) {
    case 0...2: changeFrontMatter("title", to: "題\(number(9))")
    case 3: changeFrontMatter("date", to: "2025-12-0\(1 + number(9))")
    case 4: changeFrontMatter("date", to: "2026-01-0\(1 + number(5))")
    case 5: changeFrontMatter("tags", to: "[札\(number(4)), 札\(number(4))]")
    case 6: changeFrontMatter("categories", to: "[\(["日記", "旅", "旅行"][number(3)])]")
    case 7: changeFrontMatter("author", to: ["甲", "乙"][number(2)])
    case 8: changeFrontMatter("layout", to: ["all", "page", "post"][number(3)])
    case 9...11: changeBody()
    case 12: addPost(number(40))
    case 13: deletePost()
    case 14: renamePost()
    case 15: changeTemplate()
    case 16: changeAsset()
    case 17: set("data/色.yml", to: "墨: 色\(number(3))\n")
    case 18: changeSettings()
    case 19: changeFrontMatter("permalink", to: "/別\(number(3))/:slug/")
    case 20: try damageCache()
    case 21: try tamperWithOutput()
    case 22:
      now += number(3) * 86_400
      story.append("let time pass")
    case 23:
      includesDrafts.toggle()
      story.append("drafts \(includesDrafts)")
    default: try interruptCommit()
    }
  }

  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func set(_ path: String, to text: String?) {
    story.append(text == nil ? "delete \(path)" : "write \(path)")
    files[path] = text
  }

  private mutating func addPost(_ number: Int) {
    let folder = self.number(8) == 0 ? "drafts" : "posts"
    let isBundle = self.number(5) == 0
    let stem = "content/\(folder)/2025-12-1\(number % 10)-記事\(number)"
    set(
      isBundle ? stem + "/index.md" : stem + ".md",
      to: "---\ntitle: 題\(number)\ntags: [札\(number % 4)]\n---\n\n\(body())\n")
    if isBundle { files[stem + "/図.svg"] = "<svg>\(number)</svg>" }
  }

  private mutating func body() -> String {
    let parts = [
      "筆の文\(number(9))。", "![図](図.svg)", "[墨](../墨.svg)", "*強調*\n改行", "<!--more-->", "## 見出し",
      "다음 문장", "# `a`", "[別](2025-12-1\(number(10))-記事\(number(9)).md#見出し)",
      "[頁](../about.md)と![墨](/墨.svg)",
    ]
    return (0...number(3)).map { _ in parts[number(parts.count)] }.joined(separator: "\n\n")
  }

  private mutating func somePost() -> String? {
    files.keys.filter { $0.hasSuffix(".md") }.sorted().randomElement(using: &random)
  }

  private mutating func changeFrontMatter(_ key: String, to value: String) {
    guard let path = somePost(), let text = files[path] else { return }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.removeAll { $0.hasPrefix("\(key): ") }
    lines.insert("\(key): \(value)", at: 1)
    set(path, to: lines.joined(separator: "\n"))
    story.append("\(key): \(value)")
  }

  private mutating func changeBody() {
    guard let path = somePost(), let text = files[path] else { return }
    let head = text.components(separatedBy: "\n---\n")[0]
    set(path, to: "\(head)\n---\n\n\(body())\n")
  }

  private mutating func deletePost() {
    if let path = somePost() { set(path, to: nil) }
  }

  private mutating func renamePost() {
    guard let path = somePost(), let text = files[path] else { return }
    set(path, to: nil)
    set(path.replacingOccurrences(of: "記事", with: "記事改\(number(3))"), to: text)
  }

  private mutating func changeTemplate() {
    switch number(4) {
    case 0: set("templates/includes/部品.html", to: "{{ page.title }}\(number(9))")
    case 1:
      set(
        "templates/post.html", to: "{{ page.title }}\(number(9)){{ page.next.title }}{{ content }}")
    case 2: set("templates/strings/ja.yml", to: "archive: 記録\(number(9))\n")
    default: set("templates/post.html", to: nil)
    }
  }

  private mutating func changeAsset() {
    switch number(4) {
    case 0: set("content/墨.svg", to: "<svg width='\(1 + number(9))' height='5'/>")
    case 1: set("content/墨.svg", to: nil)
    case 2: set("content/posts/図.svg", to: "<svg>\(number(9))</svg>")
    default: set("templates/assets/印.css", to: "a { b: \(number(9)) }")
    }
  }

  private mutating func changeSettings() {
    set("site.yml", to: TemporarySite.settings + "paginate: \(2 + number(3))\n")
  }

  // MARK: - What goes wrong between builds

  private mutating func damageCache() throws {
    story.append("damage the cache")
    guard var bytes = try? POSIX.read(cachePath), !bytes.isEmpty else { return }
    switch number(4) {
    case 0: bytes.removeLast(1 + number(bytes.count))
    case 1: bytes[number(bytes.count)] ^= UInt8(1 + number(255))
    case 2: bytes = oldCache ?? []
    default: return try site.remove(".fude/cache")
    }
    try POSIX.write(bytes, to: cachePath)
  }

  private mutating func tamperWithOutput() throws {
    let built = site.bytes().keys.sorted()
    guard let path = built.randomElement(using: &random) else { return }
    story.append("tamper with \(path)")
    if Bool.random(using: &random) {
      try site.remove("public/" + path)
    } else {
      try site.write("他", to: "public/" + path)
    }
  }

  /// Leaves what a build leaves that is killed while it moves files into place: some are new, some
  /// old, the manifest names both, and the cache is that of the build before.
  private mutating func interruptCommit() throws {
    story.append("interrupt a commit")
    let path = Manifest.path(
      in: site.root + "/.fude", root: site.root, output: site.root + "/public")
    var manifest = try Manifest.read(path)
    for name in site.bytes().keys.sorted() where number(3) == 0 {
      try site.write("半ば \(number(100))", to: "public/" + name)
    }
    try site.write("新", to: "public/新しい\(number(9)).html")
    manifest.files = manifest.files.union(PathSet((0..<9).map { "新しい\($0).html" }))
    try manifest.write(to: path)
    try site.write("残り", to: ".fude/staging/残り.html")
  }
}
