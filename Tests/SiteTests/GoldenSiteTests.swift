import Foundation
import Testing

@testable import Site

/// Whole sites: each folder of Tests/Fixtures is built and compared, byte for byte, with its `expected`
/// tree and its diagnostics.txt.
@Suite struct GoldenSiteTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures").path

  private static let names = (try? POSIX.names(in: folder))?.compactMap(\.self) ?? []

  @Test func thereAreFixtures() {
    #expect(Self.names.contains("small"))
  }

  @Test(arguments: names) func site(_ name: String) async throws {
    let site = try TemporarySite([:], plain: false)
    for (path, bytes) in TemporarySite.bytes(below: "\(Self.folder)/\(name)")
    where !path.hasPrefix("expected/") && path != "diagnostics.txt" {
      try site.write(bytes: bytes, to: path)
    }
    let report = await site.build { $0.includesDrafts = name.hasSuffix("-drafts") }
    let findings = report.diagnostics.map { $0.summary + "\n" }.joined()
    let expected = "\(Self.folder)/\(name)/expected"
    if ProcessInfo.processInfo.environment["FUDE_REWRITE_FIXTURES"] == "1" {
      try POSIX.removeTree(expected)
      try POSIX.write(Array(findings.utf8), to: "\(Self.folder)/\(name)/diagnostics.txt")
      for (path, bytes) in site.bytes() {
        let target = "\(expected)/\(path)"
        try POSIX.createParent(of: target)
        try POSIX.write(bytes, to: target)
      }
    }
    let known = try POSIX.read("\(Self.folder)/\(name)/diagnostics.txt")
    #expect(findings == String(decoding: known, as: UTF8.self))
    let built = site.files()
    let wanted = TemporarySite.bytes(below: expected).mapValues {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(built.keys.sorted() == wanted.keys.sorted())
    for (path, text) in wanted.sorted(by: { $0.key < $1.key }) {
      #expect(built[path] == text, "\(name)/expected/\(path)")
    }
  }
}
