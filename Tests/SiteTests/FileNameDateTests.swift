import Testing

@testable import Site

@Suite struct FileNameDateTests {
  @Test(
    arguments: [
      ("2025-12-28-題名", "2025-12-28", "題名"), ("2025-1-8-x", "2025-1-8", "x"),
      ("2025-12-28", "2025-12-28", "2025-12-28"), ("2025-12-28-", "2025-12-28", "2025-12-28-"),
      ("2025-12-28-a-b-c", "2025-12-28", "a-b-c"),
    ])
  func dated(stem: String, text: String, rest: String) {
    #expect(FileNameDate(stem)?.text == text)
    #expect(FileNameDate(stem)?.rest == rest)
  }

  @Test(arguments: [
    "題名", "2025-12", "25-12-28-x", "2025-123-1-x", "２０２５-12-28-x", "2025--28-x", "",
  ])
  func undated(stem: String) {
    #expect(FileNameDate(stem) == nil)
  }
}
