/// Reads an open or a closing tag (CommonMark 0.30, section 6.6).
enum HTMLTagScanner {
  /// The index behind the tag that begins at an index, or nil.
  static func end(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    var scanner = Scanner(text: text, index: start + 1)
    let isClosing = scanner.skip(UInt8(ascii: "/"))
    guard scanner.skipName() else { return nil }
    if !isClosing {
      while scanner.skipAttribute() {}
    }
    scanner.skipSpace()
    if !isClosing { _ = scanner.skip(UInt8(ascii: "/")) }
    return scanner.skip(UInt8(ascii: ">")) ? scanner.index : nil
  }
}

private struct Scanner {
  let text: UnsafeBufferPointer<UInt8>
  var index: Int

  mutating func skip(_ byte: UInt8) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func skipSpace() {
    index = text.firstIndex(from: index) { $0 > 0x20 }
  }

  mutating func skipName() -> Bool {
    guard index < text.count, text[index].isLetter else { return false }
    index = text.firstIndex(from: index) {
      !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "-")
    }
    return true
  }

  mutating func skipAttribute() -> Bool {
    let start = index
    skipSpace()
    guard index > start, index < text.count, isNameStart(text[index]) else {
      index = start
      return false
    }
    index = text.firstIndex(from: index) {
      !isNameStart($0) && !$0.isDigit && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-")
    }
    let end = index
    skipSpace()
    guard skip(UInt8(ascii: "=")) else {
      index = end
      return true
    }
    skipSpace()
    return skipValue()
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }

  private mutating func skipValue() -> Bool {
    guard index < text.count else { return false }
    let quote = text[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index = text.firstIndex(from: index + 1) { $0 == quote }
      return skip(quote)
    }
    let start = index
    index = text.firstIndex(from: index) { $0 <= 0x20 || "\"'=<>`".utf8.contains($0) }
    return index > start
  }
}
