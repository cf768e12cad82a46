/// What an HTML page begins with, as far as the start of its head.
enum HTMLPrologue {
  /// The place behind `<head>`, or where the head begins when it has no tag of its own.
  ///
  /// A script that stands there runs even on a page whose body breaks off in a comment, and before
  /// the page can say which scripts it wants.
  static func end(of html: some Collection<UInt8>) -> Int {
    var scanner = Scanner(bytes: Array(html.prefix(longest)))
    return scanner.run()
  }

  /// Bytes that are looked at.
  private static let longest = 1 << 16

  private struct Scanner {
    let bytes: [UInt8]
    var place = 0

    mutating func run() -> Int {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
      while true {
        let start = place
        skipSpace()
        if startsWith("<!--") {
          guard skip(past: "-->") else { return start }
        } else if startsWith("<!") || startsWith("<?") {
          guard skip(past: ">") else { return start }
        } else if startsWith("<html", isTag: true) {
          guard skipTag() else { return start }
        } else if startsWith("<head", isTag: true) {
          return skipTag() ? place : start
        } else {
          return start
        }
      }
    }

    private mutating func skipSpace() {
      while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }

    /// Whether the text stands here, in any case; a tag's name must end behind it.
    private func startsWith(_ text: StaticString, isTag: Bool = false) -> Bool {
      let count = text.utf8CodeUnitCount
      guard place + count <= bytes.count else { return false }
      let isSame = text.withUTF8Buffer { wanted in
        wanted.indices.allSatisfy { index in
          let byte = bytes[place + index]
          return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == wanted[index]
        }
      }
      guard isSame, isTag else { return isSame }
      guard place + count < bytes.count else { return false }
      let next = bytes[place + count]
      return next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
    }

    private mutating func skip(past text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      var index = place
      while index + count <= bytes.count {
        if text.withUTF8Buffer({ bytes[index..<index + count].elementsEqual($0) }) {
          place = index + count
          return true
        }
        index += 1
      }
      return false
    }

    /// Skips a tag; a `>` between quotes does not end it.
    private mutating func skipTag() -> Bool {
      var quote: UInt8?
      for index in place..<bytes.count {
        let byte = bytes[index]
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          place = index + 1
          return true
        }
      }
      return false
    }
  }
}
