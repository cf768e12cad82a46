import Foundation
import Testing

@Suite("fude build --shard")
struct ShardTests {
  private static let tool = "/usr/bin/parallel"

  @Test(
    "GNU parallel builds the parts, and their union is the site",
    .enabled(if: FileManager.default.isExecutableFile(atPath: tool), "GNU parallel is missing"))
  func parallel() throws {
    let site = try Workshop(posts: 30)
    let parts = try Program.shell(
      """
      seq 4 | parallel --will-cite --halt now,fail=1 "$FUDE" build --shard {}/4
      mkdir union && for part in public-*-of-4; do cp -R "$part"/. union/; done
      """, in: site.root)
    #expect(parts.status == 0, "\(parts.errors)")
    #expect(parts.output.split(separator: "\n").count { $0.hasPrefix("30 posts, 0 pages: ") } == 4)
    #expect(try Program.run(["build"], in: site.root).status == 0)
    #expect(site.files(in: "union") == site.files())
    #expect(site.files().count > 40)
  }

  @Test(
    "what is no part is refused",
    arguments: ["0/4", "5/4", "4", "1/0", "a/b", "１/２", "1/10001"])
  func wrongPart(text: String) throws {
    let result = try Program.run(["build", "--shard", text], in: NSTemporaryDirectory())
    #expect(result.status == 64)
    #expect(
      result.errors.contains(
        "--shard expects a part and the number of all, such as 2/7, found '\(text)'"))
  }

  @Test("a part says how much it holds, and is nothing to the whole site's folder")
  func folders() throws {
    let site = try Workshop(posts: 3)
    let part = try Program.run(["build", "--shard", "1/2"], in: site.root)
    #expect(part.status == 0)
    #expect(site.files().isEmpty)
    #expect(
      part.output.hasPrefix("3 posts, 0 pages: \(site.files(in: "public-1-of-2").count) files, "))
  }
}
