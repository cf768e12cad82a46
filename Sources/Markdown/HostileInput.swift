/// Texts on which libcmark 0.30 would take minutes, told before it gets them.
///
/// Its time grows with the square of the length for three shapes, measured with 0.30.2: `![[]()`
/// forty thousand times takes 2.2 s, `- ` five thousand times before as many empty lines 0.4 s, `>`
/// twenty thousand times before as many `a*` 0.5 s. Nobody writes such texts but to break something.
enum HostileInput {
  /// Blocks and inline elements may be nested as deep as this.
  static let depthLimit = 1_000
  /// Brackets may stand in one paragraph as often as this.
  static let bracketLimit = 20_000
  /// Depth times lines; half a second.
  static let workLimit = 30_000_000

  /// What is wrong with a text, or nil.
  static func finding(
    in text: UnsafeBufferPointer<UInt8>, _ occurring: ByteSet
  ) -> MarkdownFinding? {
    guard text.count > depthLimit else { return nil }
    if text.count > bracketLimit, occurring.contains("["), let line = manyBrackets(in: text) {
      return MarkdownFinding(kind: .tooManyBrackets, line: line, excerpt: "")
    }
    return deepLine(in: text).map { MarkdownFinding(kind: .tooDeep, line: $0, excerpt: "") }
  }

  /// The line in which a paragraph has more brackets than it may.
  private static func manyBrackets(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count(of: UInt8(ascii: "[")) > bracketLimit else { return nil }
    var (line, brackets) = (1, 0)
    var isBlank = true
    for byte in text {
      switch byte {
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "\n"):
        if isBlank { brackets = 0 }
        line += 1
        isBlank = true
        continue
      default: break
      }
      if byte > 0x20 { isBlank = false }
      if brackets > bracketLimit { return line }
    }
    return nil
  }

  /// The line that opens more containers than it may, alone or with all the lines that follow.
  private static func deepLine(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    // No shorter line can.
    let shortest = min(depthLimit, workLimit / text.count)
    var start = 0
    while start < text.count {
      let end = text.firstIndex(from: start, of: UInt8(ascii: "\n"))
      if end - start >= shortest {
        let depth = containers(UnsafeBufferPointer(rebasing: text[start..<end]))
        if depth > shortest {
          let lines = text.count(of: UInt8(ascii: "\n")) + 1
          if depth > depthLimit || depth * lines > workLimit {
            return UnsafeBufferPointer(rebasing: text[..<start]).count(of: UInt8(ascii: "\n")) + 1
          }
        }
      }
      start = end + 1
    }
    return nil
  }

  /// How many containers a line may open.
  private static func containers(_ line: UnsafeBufferPointer<UInt8>) -> Int {
    var (depth, columns, index) = (0, 0, 0)
    while index < line.count {
      switch line[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\r"): columns += 1
      case UInt8(ascii: "\t"): columns += 4
      case UInt8(ascii: ">"): depth += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard index + 1 == line.count || line[index + 1].isBlank else { return depth }
        depth += 1
      case let byte where byte.isDigit:
        let end = line.firstIndex(from: index) { !$0.isDigit }
        guard end + 1 < line.count, line[end + 1].isBlank else { return depth }
        depth += 1
        index = end
      default: return max(depth, columns / 2 > depthLimit ? columns / 2 : 0)
      }
      index += 1
    }
    return depth
  }
}
