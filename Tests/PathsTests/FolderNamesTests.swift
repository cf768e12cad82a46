import Foundation
import Paths
import Testing

@Suite("Names in a folder")
struct FolderNamesTests {
  @Test("all names but . and .., hidden ones and folders too")
  func names() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fude-names-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["日記", "사진", ".隠し"] {
      try FileManager.default.createDirectory(
        atPath: folder + "/" + name, withIntermediateDirectories: true)
    }
    try Data().write(to: URL(fileURLWithPath: folder + "/a.md"))
    #expect(Set(FolderNames.read(folder)) == ["日記", "사진", ".隠し", "a.md"])
  }

  @Test("a folder that is not there has none", arguments: ["/nowhere/筆", "", "/dev/null"])
  func nothing(path: String) {
    #expect(FolderNames.read(path) == [])
  }
}
