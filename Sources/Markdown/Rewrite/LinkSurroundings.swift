/// The link that may stand around a place of a text, told before the text is parsed.
///
/// An approximation that knows no blocks and looks no further than some bytes before and behind.
struct LinkSurroundings {
  private let source: UnsafeBufferPointer<UInt8>

  /// A link in which more than these bytes stand before a place, or behind its beginning, is not seen.
  private static let reach = 1_000

  init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
  }

  /// Whether a place lies in the destination of a link, in which libcmark has to see the escapes:
  /// `[題](\(u\))`.
  func holdInDestination(_ index: Int) -> Bool {
    var closed = 0
    var start = index
    while start > 1, source[start - 1] > 0x20, index - start < Self.reach {
      start -= 1
      if source[start] == UInt8(ascii: ")") { closed += 1 }
      guard source[start] == UInt8(ascii: "(") else { continue }
      if closed == 0, source[start - 1] == UInt8(ascii: "]") { return true }
      closed = max(0, closed - 1)
    }
    return false
  }

  /// Whether a place lies in the brackets of a link, behind which a destination or a label stands.
  func holdInText(_ index: Int) -> Bool {
    var closed = 0
    var start = index
    while start > max(0, index - Self.reach) {
      start -= 1
      switch source[start] {
      case UInt8(ascii: "]") where !isEscaped(start): closed += 1
      case UInt8(ascii: "[") where !isEscaped(start):
        if closed == 0 { return isText(from: start) }
        closed -= 1
      case UInt8(ascii: "\n"):
        if source.isBlankLine(from: start + 1) { return false }
      default: break
      }
    }
    return false
  }

  private func isText(from start: Int) -> Bool {
    var open = 0
    var index = start
    while index < min(source.count, start + Self.reach) {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): open += 1
      case UInt8(ascii: "]"):
        open -= 1
        guard open == 0 else { break }
        guard index + 1 < source.count else { return false }
        return source[index + 1] == UInt8(ascii: "(") || source[index + 1] == UInt8(ascii: "[")
      default: break
      }
      index += 1
    }
    return false
  }

  private func isEscaped(_ index: Int) -> Bool {
    index > 0 && source[index - 1] == UInt8(ascii: "\\")
  }
}
