import Diagnostics
import Testing
import YAML

@Suite struct LimitTests {
  private func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + "底" + String(repeating: "]", count: depth)
  }

  @Test func depth() {
    let deepest = nested(64)
    #expect(YAML.parse(source(deepest)).diagnostics == [])
    #expect(
      YAML.parse(source(nested(65))).diagnostics == [
        error("lists and mappings stand more than 64 deep inside of each other", 1, 65, nested(65))
      ])
    let block = String(repeating: "- ", count: 100_000) + "底"
    #expect(YAML.parse(source(block)).diagnostics.count == 1)
  }

  @Test func depthOfAliases() {
    let text = "a: &a \(nested(40))\nb: \(String(repeating: "[", count: 24))*a"
    let line = "b: \(String(repeating: "[", count: 24))*a"
    #expect(
      YAML.parse(source(text)).diagnostics == [
        error("lists and mappings stand more than 64 deep inside of each other", 2, 28, line)
      ])
  }

  @Test func nodes() {
    let list = "[" + Array(repeating: "字", count: 9_999).joined(separator: ",") + "]"
    #expect(YAML.parse(source(list)).diagnostics == [])
    let longer = "[字," + list.dropFirst()
    #expect(
      YAML.parse(source(longer)).diagnostics.map(\.message) == [
        "more than 10000 values, with aliases counted as often as they are used"
      ])
    #expect(YAML.parse(source(longer), limits: .data).diagnostics == [])
  }

  @Test("At most a hundred problems of one kind of file are told")
  func manyProblems() {
    let text = (0..<3000).map { "鍵: \($0)\n" }.joined()
    let result = YAML.parse(source(text))
    #expect(brief(result.root) == "{鍵: 2999}")
    #expect(result.diagnostics.count == 101)
    #expect(result.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func manySyntaxErrors() {
    let text = (0..<1000).map { "鍵\($0): @\n" }.joined()
    let result = YAML.parse(source(text))
    #expect(result.diagnostics.count == 20)
    #expect(result.diagnostics.first?.location == place(1, 5, "鍵0: @"))
  }

  @Test("Random bytes and random edits are read or refused, with every place in the file")
  func randomText() {
    var random = Random(state: 20_251_228)
    let pieces = [
      "題名", ": ", "\n", "- ", "\"", "'", "[", "]", "{", "}", ",", "&a ", "*a", "!", "!!int ", "|\n",
      ">", "  ", "\t", "#", "---\n", "<<: ", "?", "%", "@", "\r\n", "\u{3000}", "値", "a", "1", "\\",
      "\u{2028}", "\u{0}", "\u{85}", "😀", "\u{FEFF}",
    ]
    for round in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<random.next(40) { bytes += pieces[random.next(pieces.count)].utf8 }
      if round % 3 == 0 { bytes.append(UInt8(random.next(256))) }
      let file = SourceFile(path: testPath, bytes: bytes)
      for diagnostic in YAML.parse(file).diagnostics {
        #expect(diagnostic.location?.line != nil && !diagnostic.message.isEmpty)
      }
    }
  }
}

/// A small generator, the same numbers in every run.
struct Random {
  var state: UInt64

  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
