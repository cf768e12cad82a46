import Testing

@testable import Site

@Suite struct PathSetTests {
  // One name composed, as Linux keeps it, and decomposed, as old versions of macOS wrote it.
  private static let composed = "がき.html"
  private static let decomposed = "か\u{3099}き.html"

  private static let first: PathSet = ["b", "a/x", "b", composed, "a-b/x", "a"]
  private static let second: PathSet = ["a-b/x", decomposed, "c", "a"]

  private func bytes(_ set: PathSet) -> [[UInt8]] { set.map { Array($0.utf8) } }
  private func bytes(_ paths: String...) -> [[UInt8]] { paths.map { Array($0.utf8) } }

  @Test func pathsAreInByteOrderEachOnce() {
    #expect(bytes(Self.first) == bytes("a", "a-b/x", "a/x", "b", Self.composed))
  }

  @Test func pathsAreToldApartByTheirBytes() {
    #expect(Self.first.contains(Self.composed))
    #expect(!Self.first.contains(Self.decomposed))
    #expect(Self.first != ["a", "a-b/x", "a/x", "b", Self.decomposed])
    #expect(Self.first == ["a", "a-b/x", "a/x", "b", Self.composed])
    for path in Self.first { #expect(Self.first.contains(path)) }
    for path in ["", "a-b", "a/", "zz", "ん"] { #expect(!Self.first.contains(path)) }
    #expect(!PathSet([]).contains(""))
  }

  @Test func setsArePutTogetherAndTakenApart() {
    let (first, second) = (Self.first, Self.second)
    #expect(
      bytes(first.union(second))
        == bytes("a", "a-b/x", "a/x", "b", "c", Self.decomposed, Self.composed))
    #expect(bytes(first.intersection(second)) == bytes("a", "a-b/x"))
    #expect(bytes(first.subtracting(second)) == bytes("a/x", "b", Self.composed))
    #expect(bytes(second.subtracting(first)) == bytes("c", Self.decomposed))
    #expect(first.union([]) == first)
    #expect(PathSet([]).union(first) == first)
    #expect(first.intersection([]).isEmpty)
    #expect(first.subtracting([]) == first)
    #expect(PathSet([]).subtracting(first).isEmpty)
  }

  @Test func stagedFilesAreAFolderInAFolder() {
    let root = StagedFolder(["a/x", "a-b/x", "c", "a/y/z", "a/b/index.html", "a/b/画.png"])
    #expect(root.hasFolder)
    #expect(
      tree(root) == [
        "a/", "a/b/", "a/b/index.html", "a/b/画.png", "a/x", "a/y/", "a/y/z", "a-b/", "a-b/x", "c",
      ])
    let leaf = root.entries[0].folder?.entries[0]
    #expect(leaf?.name == "b")
    #expect(leaf?.folder?.hasFolder == false)
    #expect(StagedFolder([]).entries.isEmpty)
  }

  private func tree(_ folder: StagedFolder) -> [String] {
    folder.entries.flatMap { entry in
      entry.folder.map { [entry.path + "/"] + tree($0) } ?? [entry.path]
    }
  }
}
