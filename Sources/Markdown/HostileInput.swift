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
  /// Shorter texts take no time whatever they are.
  private static let harmlessLength = 4_096

  /// What is wrong with a text, or nil.
  static func finding(in text: UnsafeBufferPointer<UInt8>) -> MarkdownFinding? {
    guard text.count > harmlessLength else { return nil }
    var line = 1
    var start = 0
    var deepest = (depth: 0, line: 1)
    var brackets = 0
    while start < text.count {
      let end = text.firstIndex(from: start, of: UInt8(ascii: "\n"))
      let bytes = UnsafeBufferPointer(rebasing: text[start..<end])
      let (depth, content) = containers(bytes)
      if depth > deepest.depth { deepest = (depth, line) }
      brackets = content == bytes.count ? 0 : brackets + bytes.count(of: UInt8(ascii: "["))
      if brackets > bracketLimit {
        return MarkdownFinding(kind: .tooManyBrackets, line: line, excerpt: "")
      }
      start = end + 1
      line += 1
    }
    let isTooDeep = deepest.depth > depthLimit || deepest.depth * line > workLimit
    return isTooDeep ? MarkdownFinding(kind: .tooDeep, line: deepest.line, excerpt: "") : nil
  }

  /// How many containers a line may open, and where what is in them begins.
  private static func containers(_ line: UnsafeBufferPointer<UInt8>) -> (depth: Int, content: Int) {
    var depth = 0
    var columns = 0
    var index = 0
    while index < line.count {
      switch line[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\r"): columns += 1
      case UInt8(ascii: "\t"): columns += 4
      case UInt8(ascii: ">"): depth += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard index + 1 == line.count || line[index + 1].isBlank else { return (depth, index) }
        depth += 1
      case let byte where byte.isDigit:
        let end = line.firstIndex(from: index) { !$0.isDigit }
        guard end + 1 < line.count, line[end + 1].isBlank else { return (depth, index) }
        depth += 1
        index = end
      default: return (max(depth, columns / 2 > depthLimit ? columns / 2 : 0), index)
      }
      index += 1
    }
    return (depth, index)
  }
}
