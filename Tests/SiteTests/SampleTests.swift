import Foundation
import Testing

@testable import Site

/// A first user's post, which lies beside the checkout where the project is developed.
@Suite struct SampleTests {
  private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/samples/2025-12-28-baidu-600b.md").standardized.path

  private static let isThere = FileManager.default.fileExists(atPath: path)

  @Test(.enabled(if: isThere, "skipped: shared/samples is not beside the checkout"))
  func readingTimeIsItsAuthorsOwnFigure() async throws {
    let text = String(decoding: try POSIX.read(Self.path), as: UTF8.self)
    let site = try TemporarySite([
      "content/posts/2025-12-28-baidu-600b.md": text.replacing("reading_time: 8\n", with: ""),
      "templates/post.html":
        "{{ page.reading_time }} {{ page.characters }} {{ page.words }} {{ page.date }}",
    ])
    let report = await site.build()
    #expect(
      report.diagnostics.map(\.summary) == [
        "content/posts/2025-12-28-baidu-600b.md:3:8: warning: the title holds U+FFFD: text was cut in "
          + "the middle of a character [type the end of the title again]"
      ])
    #expect(
      site.files()["2025/12/28/baidu-600b/index.html"] == "8 3024 102 2025-12-28 16:40:31 +0000")
  }
}
