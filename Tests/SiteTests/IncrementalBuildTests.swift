import Foundation
import Testing

@testable import Site

/// Builds that know what the last one did.
@Suite struct IncrementalBuildTests {
  /// How many series of edits: some dozens, thousands with `make fuzz`.
  private static let series: Range<UInt64> = {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["FUDE_FUZZ"].flatMap { UInt64($0) } ?? 40
    let start = environment["FUDE_FUZZ_SEED"].flatMap { UInt64($0) } ?? 0
    return start..<start + count
  }()

  /// After any series of edits the site is what a clean build makes of it.
  @Test(arguments: series) func equalsACleanBuild(seed: UInt64) async throws {
    var site = try EditedSite(seed: seed)
    try await site.live(edits: 8)
  }
}
