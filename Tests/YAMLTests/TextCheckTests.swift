import Diagnostics
import Testing
import YAML

@Suite struct TextCheckTests {
  private func check(_ bytes: [UInt8]) -> TextCheck {
    TextCheck(SourceFile(path: testPath, bytes: bytes), in: 0..<bytes.count)
  }

  @Test(arguments: [
    "", "ascii only\n\ttab\r\n", "題名 한국어 中文 ｶﾅ", "é ñ Ω ж \u{7FF}",
    "\u{800}\u{FFFD}\u{FEFF}\u{E000}\u{D7FF}",
    "😀𠮷\u{10FFFF}\u{10000}", "\u{A0}\u{200B}\u{200D}\u{3000}",
  ])
  func text(_ text: String) {
    #expect(check(Array(text.utf8)).diagnostics == [])
    #expect(check(Array(text.utf8)).rejected == [])
    let quoted = source("\"\(text.replacing("\n", with: "").replacing("\r", with: ""))\"")
    #expect(YAML.parse(quoted).diagnostics == [])
  }

  @Test(arguments: [
    ("a lone continuation", [0x80], [0..<1]), ("a lead at the end", [0xE9, 0xA1], [0..<1, 1..<2]),
    ("overlong slash", [0xC0, 0xAF], [0..<1, 1..<2]),
    ("overlong in three", [0xE0, 0x80, 0xAF], [0..<1, 1..<2, 2..<3]),
    ("a surrogate", [0xED, 0xA0, 0x80], [0..<1, 1..<2, 2..<3]),
    ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80], [0..<1, 1..<2, 2..<3, 3..<4]),
    ("never a byte", [0x41, 0xFF, 0x42], [1..<2]),
    ("cut before a letter", [0xE9, 0xA1, 0x41], [0..<1, 1..<2]),
    ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], [0..<1, 1..<2, 2..<3]),
  ])
  func invalid(_ name: String, _ bytes: [UInt8], _ rejected: [Range<Int>]) {
    let found = check(bytes)
    #expect(found.rejected == rejected)
    #expect(found.diagnostics.map(\.message) == ["this is not valid UTF-8"])
    #expect(found.diagnostics.map(\.severity) == [.error])
    #expect(found.diagnostics.map(\.location?.line) == [1])
  }

  @Test(arguments: [
    ("\u{1}", "U+0001"), ("\u{1B}", "U+001B"), ("\u{7F}", "U+007F"), ("\u{85}", "U+0085"),
    ("\u{9F}", "U+009F"), ("\u{2028}", "U+2028"), ("\u{2029}", "U+2029"), ("\u{FFFE}", "U+FFFE"),
    ("\u{FFFF}", "U+FFFF"),
  ])
  func controls(_ character: String, _ name: String) {
    let line = "題: 一\(character)二"
    let expected = control(name, 2, 5, line, [12..<12 + character.utf8.count])
    #expect(
      readFrontMatter(source("---\n\(line)\n鍵: 三\n---\n")) == ("{題: '一二', 鍵: '三'}", [expected]))
  }

  @Test func allKindsAtOnceAndPlacesBehindThem() throws {
    let first = Array("題: \u{1}".utf8) + [0xFF] + Array("一\u{0}".utf8)
    let bytes = first + Array("\n鍵: \u{2}[\u{2}値".utf8)
    let file = SourceFile(path: testPath, bytes: bytes)
    let shown = String(decoding: first, as: UTF8.self)
    let second = "鍵: \u{2}[\u{2}値"
    #expect(
      YAML.parse(file).diagnostics == [
        control("U+0001", 1, 4, shown, [5..<6]),
        error("this is not valid UTF-8", 1, 5, shown, hint: "save the file as UTF-8"),
        error("a NUL character", 1, 7, shown, hint: "remove it; is this a text file?"),
        control("U+0002", 2, 4, second, [17..<18, 19..<20]),
        error(
          "this '[' is never closed", 2, 5, second, hint: "put ']' at the end of the value"),
      ])
    #expect(brief(YAML.parse(file).root) == "{題: '一'}")
  }

  /// The warning for control characters of one kind in a line, with the edits that take them out.
  private func control(
    _ name: String, _ line: Int, _ column: Int, _ lineText: String, _ removed: [Range<Int>]
  ) -> Diagnostic {
    var warning = finding(
      .warning, "the control character \(name) was removed", line, column, lineText)
    warning.rule = "control-character"
    warning.fix = removed.map { Diagnostic.Edit($0, "") }
    return warning
  }

  @Test("A binary file brings few findings")
  func binary() {
    var random = Random(state: 7)
    let bytes = (0..<100_000).map { _ in UInt8(random.next(256)) }
    #expect(check(bytes).diagnostics.count == 20)
    #expect(check([UInt8](repeating: 0, count: 100_000)).diagnostics.count == 1)
  }

  /// Many characters are looked at together; what is wrong with one must not depend on those around it.
  @Test(arguments: [Array("筆".utf8), Array("a".utf8)])
  func oneByteAmongManyCharacters(character: [UInt8]) {
    for byte in UInt8.min...UInt8.max {
      for changed in character.indices {
        var piece = character
        piece[changed] = byte
        let alone = check(piece).rejected
        for before in 0..<18 {
          let start = before * character.count
          let around = repeatElement(character, count: before).joined()
          let text = Array(around) + piece + repeatElement(character, count: 18).joined()
          let found = check(text).rejected
          #expect(
            found == alone.map { $0.lowerBound + start..<$0.upperBound + start },
            "byte \(byte) at \(start + changed)")
        }
      }
    }
  }

  @Test func partOfAFile() {
    let bytes = Array("\u{1}題\u{1}\u{1}".utf8)
    let found = TextCheck(SourceFile(path: testPath, bytes: bytes), in: 1..<5)
    #expect(found.rejected == [4..<5])
  }
}
