import Foundation
import Testing

@testable import Site

/// Whole sites: each folder of Tests/Fixtures is built and compared, byte for byte, with its `expected`.
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
    where !path.hasPrefix("expected/") {
      try site.write(bytes: bytes, to: path)
    }
    let report = await site.build { $0.includesDrafts = name.hasSuffix("-drafts") }
    #expect(report.diagnostics.map(\.summary) == [])
    let expected = "\(Self.folder)/\(name)/expected"
    if ProcessInfo.processInfo.environment["FUDE_REWRITE_FIXTURES"] == "1" {
      try POSIX.removeTree(expected)
      for (path, bytes) in site.bytes() {
        let target = "\(expected)/\(path)"
        try POSIX.createFolder(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]))
        try POSIX.write(bytes, to: target)
      }
    }
    let built = site.files()
    let wanted = TemporarySite.bytes(below: expected).mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(built.keys.sorted() == wanted.keys.sorted())
    for (path, text) in wanted.sorted(by: { $0.key < $1.key }) {
      #expect(built[path] == text, "\(name)/expected/\(path)")
    }
  }
}
