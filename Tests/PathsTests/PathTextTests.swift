import Testing

import Paths

@Suite struct PathTextTests {
  @Test func aMarkBehindASlashHidesNoSlash() {
    #expect(PathText.parts("../\u{200D}上/\u{301}e/ﾞ") == ["..", "\u{200D}上", "\u{301}e", "ﾞ"])
    #expect(PathText.parent("年/\u{301}e") == "年")
    #expect(PathText.name("年/\u{FE0F}x") == "\u{FE0F}x")
    #expect(PathText.folders(above: "a/\u{301}b/ﾞc") == ["a/\u{301}b", "a"])
    #expect(PathText.beginsWithSlash("/\u{301}"))
    #expect(PathText.below("網/\u{301}a/b", "網") == "\u{301}a/b")
    #expect(PathText.below("/網", "/") == "網")
    #expect(PathText.below("/網", "/網") == "")
    #expect(PathText.isAtOrBelow("/網站/\u{301}x", "/網站"))
  }

  @Test(
    arguments: [
      ("/網站/a", "/網站", true), ("/網站", "/網站", true), ("/網站b", "/網站", false), ("/x", "/", true),
      ("/網", "/網站", false),
    ])
  func isAtOrBelow(path: String, folder: String, expected: Bool) {
    #expect(PathText.isAtOrBelow(path, folder) == expected)
  }

  @Test(
    arguments: [
      ("a/頁.html", true), ("a//b", false), ("/a", false), ("a/", false), ("../a", false),
      ("a/./b", false),
      ("a/..", false), ("a\nb", false), ("a\r", false), ("", false), ("a/...", true),
    ])
  func isPlain(path: String, expected: Bool) {
    #expect(PathText.isPlain(path) == expected)
  }
}
