import Foundation
import Testing

@testable import Site

/// Builds that know what the last one did.
@Suite struct IncrementalBuildTests {
  /// How many series of edits: some dozens, thousands with `make fuzz`.
  private static let series: Range<UInt64> = {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["FUDE_FUZZ"].flatMap { UInt64($0) } ?? 24
    let start = environment["FUDE_FUZZ_SEED"].flatMap { UInt64($0) } ?? 0
    return start..<start + count
  }()

  /// After any series of edits the site is what a clean build makes of it.
  @Test(arguments: series) func equalsACleanBuild(seed: UInt64) async throws {
    var site = try EditedSite(seed: seed)
    try await site.live(edits: 8)
  }

  /// So it is in one process that is told of each edit, and does not look for itself.
  @Test(arguments: series.prefix((series.count + 1) / 2)) func aResidentBuilderEqualsACleanBuild(
    seed: UInt64
  ) async throws {
    var site = try EditedSite(seed: seed, isResident: true)
    try await site.live(edits: 8)
  }

  /// One process that keeps what it knows in memory makes the same.
  @Test func aBuilderRemembers() async throws {
    let site = try TemporarySite([
      "content/posts/a.md": post("甲", date: "2025-12-01"),
      "content/posts/b.md": post("乙", date: "2025-12-02"),
    ])
    var options = BuildOptions()
    options.source = site.root
    options.now = TemporarySite.now
    let builder = Builder(options)
    let first = await builder.run()
    #expect((first.isBuilt, first.work.parsed) == (true, 2))
    try site.write(post("丙", date: "2025-12-01"), to: "content/posts/a.md")
    let second = await builder.run()
    #expect((second.isBuilt, second.work.parsed) == (true, 1))
    #expect(site.files()["2025/12/01/a/index.html"] == "丙|<p>文。</p>\n")
    try site.write("---\ntitle: [\n---\n", to: "content/posts/a.md")
    #expect(await !builder.run().isBuilt)
    try site.write(post("丁", date: "2025-12-01"), to: "content/posts/a.md")
    #expect(await builder.run().work.parsed == 1)
    #expect((try? POSIX.names(in: site.root + "/.fude/cache")) == nil)
    await builder.save()
    #expect(await site.build().work.parsed == 0)
  }
}
