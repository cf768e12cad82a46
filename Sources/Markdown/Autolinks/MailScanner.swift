/// Finds mail addresses that stand in a text without markup (GFM 0.29, section 6.9).
enum MailScanner {
  /// A mail address, and what its link leads to.
  struct Address: Equatable {
    let range: Range<Int>
    /// Whether the text itself names the scheme, `mailto:` or `xmpp:`.
    let hasScheme: Bool
  }

  /// The address to which an `@` at an index belongs, and which does not begin before another index;
  /// nil for none.
  static func address(
    in text: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int
  ) -> Address? {
    guard let (begin, scheme) = localPart(in: text, before: index, from: start),
      let end = domainEnd(in: text, from: index, allowsPath: scheme == "xmpp:")
    else { return nil }
    return Address(range: begin..<end, hasScheme: scheme != nil)
  }

  private static let schemes: [String] = ["mailto:", "xmpp:"]

  private static func localPart(
    in text: UnsafeBufferPointer<UInt8>, before at: Int, from start: Int
  ) -> (begin: Int, scheme: String?)? {
    var begin = at
    while begin > start, isLocal(text[begin - 1]) { begin -= 1 }
    guard begin < at else { return nil }
    guard begin > start, text[begin - 1] == UInt8(ascii: ":") else { return (begin, nil) }
    for scheme in schemes where begin - scheme.utf8.count >= start {
      let first = begin - scheme.utf8.count
      let isThere = zip(text[first..<begin], scheme.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
      let isWord = first > start && (text[first - 1].isLetter || text[first - 1].isDigit)
      if isThere, !isWord { return (first, scheme) }
    }
    return (begin, nil)
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static func domainEnd(
    in text: UnsafeBufferPointer<UInt8>, from at: Int, allowsPath: Bool
  ) -> Int? {
    var end = at + 1
    guard end < text.count, text[end] != UInt8(ascii: ".") else { return nil }
    var dots = 0
    while end < text.count {
      let byte = text[end]
      if byte == UInt8(ascii: "@") { return nil }
      let isDot =
        byte == UInt8(ascii: ".") && end + 1 < text.count
        && (text[end + 1].isLetter || text[end + 1].isDigit)
      if isDot { dots += 1 }
      guard
        isDot || byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: "_") || (allowsPath && byte == UInt8(ascii: "/"))
      else { break }
      end += 1
    }
    guard dots > 0, end > at + 1, text[end - 1].isLetter || text[end - 1] == UInt8(ascii: ".")
    else { return nil }
    return AddressScanner.trimmedEnd(of: at..<end, in: text)
  }
}
