import Diagnostics
import Foundation
import Testing

@testable import Site

/// Fixes, and that nothing else is ever changed.
struct CheckFixTests {
  private static func edit(_ start: Int, _ end: Int, _ text: String) -> Diagnostic.Edit {
    Diagnostic.Edit(start..<end, text)
  }

  private static func finding(_ path: String, _ edits: Diagnostic.Edit...) -> Diagnostic {
    var finding = Diagnostic.warning(
      edits.map(\.replacement).joined(), at: SourceLocation(path: path))
    finding.fix = edits
    return finding
  }

  private static func mender(_ site: TemporarySite, _ paths: String...) throws -> FileMender {
    let prints = try paths.map { ($0, Fingerprint(try POSIX.read(site.root + "/" + $0))) }
    return FileMender(root: site.root, prints: Dictionary(uniqueKeysWithValues: prints))
  }

  @Test(arguments: [
    ("several", [[edit(0, 1, "A")], [edit(2, 3, "CC")], [edit(4, 4, "!")]], "AbCCd!"),
    ("two that overlap", [[edit(0, 2, "X")], [edit(1, 3, "Y")]], "Xcd"),
    ("two in one place", [[edit(1, 1, "X")], [edit(1, 1, "Y")]], "aXbcd"),
    ("beside what is put in", [[edit(1, 1, "X")], [edit(1, 2, "Y")]], "aXbcd"),
    ("whole or not at all", [[edit(0, 1, "A")], [edit(0, 1, "B"), edit(3, 4, "D")]], "Abcd"),
    ("behind the end", [[edit(3, 9, "X")]], "abcd"),
    ("taking out", [[edit(0, 4, "")]], ""),
  ])
  func edits(_ name: String, _ fixes: [[Diagnostic.Edit]], _ expected: String) throws {
    let site = try TemporarySite(["content/字.md": "abcd"])
    let findings = fixes.map { edits -> Diagnostic in
      var finding = Self.finding("content/字.md")
      finding.fix = edits
      return finding
    }
    let (_, problems) = try Self.mender(site, "content/字.md").mend(findings)
    #expect(problems == [])
    #expect(site.files(in: "content")["字.md"] == expected)
  }

  @Test func aFileThatChangedStaysAsItIs() throws {
    let site = try TemporarySite(["content/字.md": "abcd"])
    let mender = try Self.mender(site, "content/字.md")
    try site.write("axcd", to: "content/字.md")
    let (mended, problems) = mender.mend([Self.finding("content/字.md", Self.edit(0, 1, "A"))])
    #expect(mended == [] && problems == [])
    #expect(site.files(in: "content")["字.md"] == "axcd")
  }

  @Test func aLinkThatLeavesTheSiteIsNotFollowed() throws {
    let other = try TemporarySite(["content/字.md": "abcd"])
    let site = try TemporarySite([:])
    try FileManager.default.createSymbolicLink(
      atPath: site.root + "/content/字.md", withDestinationPath: other.root + "/content/字.md")
    let mender = FileMender(
      root: site.root, prints: ["content/字.md": Fingerprint(Array("abcd".utf8))])
    let (mended, _) = mender.mend([Self.finding("content/字.md", Self.edit(0, 1, "A"))])
    #expect(mended == [])
    #expect(other.files(in: "content")["字.md"] == "abcd")
  }

  @Test func whatIsMendedIsSaidAndLeftOut() async throws {
    let site = try TemporarySite([
      "content/posts/2025-01-01-a.md": post(
        "題", date: "2025-01-01", body: "#見出し\n\n文[無](/無/)。\r\n\r\n##標題"),
      "content/posts/2025-01-02-b.md": post("乙", date: "2025-01-02", body: "文。"),
    ])
    let before = site.bytes(in: "content")
    let report = await site.check { _ in
    } wanted: {
      $0.mends = true
    }
    #expect(
      report.mended.map(\.whole) == [
        "content/posts/2025-01-01-a.md:6:1: warning: '#見出し' is no heading: there is no space behind the '#' [write a space, or switch on 'headings_without_space'; '\\#' is a '#' that is meant] {heading-without-space}",
        "content/posts/2025-01-01-a.md:10:1: warning: '##標題' is no heading: there is no space behind the '#' [write a space, or switch on 'headings_without_space'; '\\#' is a '#' that is meant] {heading-without-space}",
      ])
    #expect(
      report.diagnostics.map(\.whole) == [
        "content/posts/2025-01-01-a.md:8:6: error: there is nothing at '/無/' {broken-link}"
      ])
    let after = site.bytes(in: "content")
    #expect(
      after["posts/2025-01-01-a.md"]
        == Array(
          post("題", date: "2025-01-01", body: "# 見出し\n\n文[無](/無/)。\r\n\r\n## 標題").utf8))
    #expect(after["posts/2025-01-02-b.md"] == before["posts/2025-01-02-b.md"])
    #expect(after.count == before.count)
    #expect(
      await site.check { _ in
      } wanted: {
        $0.mends = true
      }.mended == [])
  }
}
