import Diagnostics
import Foundation
import Testing

@testable import Site

/// The file that keeps what a build knows, and when a file counts as unchanged.
@Suite struct BuildCacheTests {
  private func cache(of site: TemporarySite) throws -> (path: String, bytes: [UInt8]) {
    let manifest = Manifest.path(
      in: site.root + "/.fude", root: site.root, output: site.root + "/public")
    let path = "\(site.root)/.fude/cache/\(PathText.name(manifest))"
    return (path, try POSIX.read(path))
  }

  @Test func whatIsWrittenIsRead() async throws {
    let site = try TemporarySite([
      "content/posts/a.md": post(
        "筆", "tags: [墨, 硯]\n鍵: { 値: [1, 2.5, true, ~] }\n", body: "![](x.png)"),
      "content/drafts/b.md": post("稿"), "content/posts/x.png": "図",
      "content/posts/c.md": post("先", date: "2030-01-01"),
    ])
    #expect(await site.build().isBuilt)
    let (path, bytes) = try cache(of: site)
    let state = try #require(BuildCache.decode(bytes))
    try await BuildCache.write(state, to: path + "-again")
    #expect(try POSIX.read(path + "-again") == bytes)
    #expect(state.sources.map(\.path) == ["content/posts/a.md", "content/posts/c.md"])
    #expect(state.sources[0].dependences == .catalog)
    let document = try KeptDocument(
      reading: state.documents[0], source: "content/posts/a.md", body: DocumentBody(.init())
    ).document
    #expect(document.title == "筆")
    #expect(document.terms == [[], ["墨", "硯"]])
    guard case .dictionary(let value)? = document.extras["鍵"],
      case .array(let items)? = value["値"], case .double(2.5) = items[1]
    else {
      Issue.record("\(document.extras)")
      return
    }
  }

  @Test func anyDamageMakesItNone() async throws {
    let site = try TemporarySite(["content/posts/a.md": post("筆")])
    #expect(await site.build().isBuilt)
    let bytes = try cache(of: site).bytes
    #expect(BuildCache.decode(bytes) != nil)
    // Every byte of the header, and some of the rest.
    for place in Array(0..<40) + Array(stride(from: 40, to: bytes.count, by: 37)) {
      var damaged = bytes
      damaged[place] ^= 0x40
      #expect(BuildCache.decode(damaged) == nil, "byte \(place)")
      #expect(BuildCache.decode(Array(bytes[..<place])) == nil, "cut at \(place)")
    }
    #expect(BuildCache.decode(bytes + [0]) == nil)
  }

  /// A list is handed on piece by piece as it is written, and one item can be of several pieces.
  @Test func aLargeStateIsWrittenInPieces() async throws {
    let long = String(repeating: "筆", count: ByteWriter.pieceSize)
    let site = try TemporarySite([
      "content/posts/a.md": post("甲", "鍵: \(long)\n"), "content/posts/b.md": post("乙", "鍵: 硯\n"),
    ])
    #expect(await site.build().isBuilt)
    var bytes = try cache(of: site).bytes
    let state = try #require(BuildCache.decode(bytes))
    #expect(state.documents.count == 2)
    #expect(state.documents[0].count > 3 * ByteWriter.pieceSize)
    bytes[bytes.count - 2 * ByteWriter.pieceSize] ^= 1
    #expect(BuildCache.decode(bytes) == nil)
    #expect(await site.build().work.parsed == 0)
  }

  @Test func piecesAreOfOneSize() {
    var whole = ByteWriter()
    var pieces: [[UInt8]] = []
    var writer = ByteWriter(inPieces: { pieces.append(Array($0)) })
    for list in [Array(0..<200_000), Array(0..<200_000)] {
      whole.write(list) { $0.write($1) }
      writer.write(list) { $0.write($1) }
    }
    writer.end()
    #expect(pieces.flatMap { $0 } == whole.bytes)
    #expect(pieces.dropLast().allSatisfy { $0.count == ByteWriter.pieceSize })
    #expect(pieces.count == 5)
    #expect(writer.bytes.isEmpty)
  }

  @Test(
    arguments: [
      (0, 1), (-1, 1), (63, 1), (-64, 1), (64, 2), (-65, 2), (1_767_225_600, 5), (.max, 10),
      (.min, 10),
    ] as [(Int, Int)])
  func numbersTakeFewBytes(number: Int, length: Int) throws {
    var writer = ByteWriter()
    writer.write(number)
    #expect(writer.bytes.count == length)
    let read = try writer.bytes.withUnsafeBytes { bytes throws -> Int in
      var reader = ByteReader(bytes)
      let number = try reader.integer()
      #expect(reader.isAtEnd)
      return number
    }
    #expect(read == number)
  }

  /// More bytes than a number of 64 bits has, and none at all.
  @Test(arguments: [[UInt8](repeating: 0x80, count: 11), []])
  func numbersWithoutEndAreRefused(bytes: [UInt8]) {
    #expect(throws: DamagedBytes.self) {
      try bytes.withUnsafeBytes { bytes throws in
        var reader = ByteReader(bytes)
        _ = try reader.integer()
      }
    }
  }

  /// The reader must end at whatever stands behind a right checksum.
  @Test func lengthsThatLieAreRefused() async throws {
    let site = try TemporarySite(["content/posts/a.md": post("筆")])
    #expect(await site.build().isBuilt)
    let state = try #require(BuildCache.decode(try cache(of: site).bytes))
    for document in state.documents {
      for end in document.indices {
        #expect(throws: DamagedBytes.self) {
          _ = try KeptDocument(
            reading: document[..<end], source: "a.md", body: DocumentBody(.init()))
        }
      }
    }
  }

  @Test func anEditOfOneSizeAndTimeIsSeen() async throws {
    let site = try TemporarySite(["content/posts/a.md": post("甲", body: "一。")])
    _ = await site.build()
    try await Task.sleep(for: .milliseconds(40))
    _ = await site.build()
    #expect(await site.build().work.read == 0)
    let path = site.root + "/content/posts/a.md"
    let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    try site.write(post("乙", body: "二。"), to: "content/posts/a.md")
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(time)], ofItemAtPath: path)
    #expect(await site.build().written > 0)
    #expect(site.files()["2025/12/28/a/index.html"] == "乙|<p>二。</p>\n")
  }

  /// A build after an edit of one post, while which another is saved, whose page shows a template's end.
  private func savedMeanwhile(
    _ shown: String
  ) async throws -> (site: TemporarySite, report: BuildReport) {
    let site = try TemporarySite([
      "content/posts/a.md": post("甲", date: "2025-12-01", body: "一。"),
      "content/posts/b.md": post("乙", date: "2025-12-02", body: "二。"),
      "templates/post.html": "{{ page.title }}|{{ page.previous.title }}|\(shown)",
    ])
    _ = await site.build()
    try site.write(post("丙", date: "2025-12-01", body: "一。"), to: "content/posts/a.md")
    var options = BuildOptions()
    options.source = site.root
    options.now = TemporarySite.now
    let other = site.root + "/content/posts/b.md"
    let edited = Array(post("丁", date: "2025-12-02", body: "四。").utf8)
    let report = await Build(options) { event in
      if case .rendering = event { try? POSIX.write(edited, to: other) }
    }.run()
    return (site, report)
  }

  /// The other post was taken from the cache; its excerpt is needed for its page, and is gone.
  @Test func anEditWhileTheSiteIsBuiltIsSeen() async throws {
    let (site, report) = try await savedMeanwhile("{{ page.excerpt }}")
    #expect(report.diagnostics.map(\.summary) == [])
    #expect(site.files()["2025/12/02/b/index.html"] == "丁|丙|<p>四。</p>\n")
  }

  /// A page that is made again without a look at its Markdown file is of the moment at which the build
  /// looked at all files.
  @Test func anEditOfATextThatIsKeptIsSeenByTheNextBuild() async throws {
    let (site, report) = try await savedMeanwhile("{{ content }}")
    #expect((report.diagnostics.map(\.summary), report.work.parsed) == ([], 1))
    #expect(site.files()["2025/12/02/b/index.html"] == "乙|丙|<p>二。</p>\n")
    #expect(await site.build().isBuilt)
    #expect(site.files()["2025/12/02/b/index.html"] == "丁|丙|<p>四。</p>\n")
  }

  @Test(
    arguments: [
      ("old", 1_000_000_001, 1_000_000_001, 2_000_000_000, true),
      ("of this tick", 1_999_990_000, 1_000_000_001, 2_000_000_000, false),
      ("its status of this tick", 1_000_000_001, 1_999_990_000, 2_000_000_000, false),
      ("of the future", 3_000_000_001, 1_000_000_001, 2_000_000_000, false),
      ("in whole seconds, fresh", 1_000_000_000, 1_000_000_000, 2_000_000_001, false),
      ("in whole seconds, old", 1_000_000_000, 1_000_000_000, 4_000_000_000, true),
    ] as [(String, Int64, Int64, Int64, Bool)])
  func settled(_ name: String, modified: Int64, changed: Int64, moment: Int64, expected: Bool) {
    let stamp = FileStamp(size: 1, modified: modified, changed: changed, inode: 1, device: 1)
    #expect(stamp.isSettled(at: moment) == expected, Comment(rawValue: name))
  }

  /// From the reference implementation.
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func xxHash64(text: String, expected: UInt64) {
    #expect(Fingerprint(Array(text.utf8)).value == expected)
  }
}
