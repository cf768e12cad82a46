import CJKText

/// Finds web addresses that stand in a text without markup (GFM 0.29, section 6.9).
///
/// An address ends at white space and `<`, and also where CJK text begins, since no space stands
/// there: `http://localhost:4567で` is a link up to the digit.
enum AddressScanner {
  /// The address to which a `:` or a `w` at an index belongs; nil for none.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - index: of the `:` behind a scheme, or of the first `w` of `www.`.
  ///   - start: no address begins before it.
  ///   - before: what stands before the text.
  ///   - stopsAtCJK: whether CJK characters end an address.
  /// - Returns: where it lies.
  static func address(
    in text: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int = 0,
    before: Unicode.Scalar = "\n", stopsAtCJK: Bool
  ) -> Range<Int>? {
    guard
      let begin = beginning(
        in: text, at: index, from: start, before: before, stopsAtCJK: stopsAtCJK)
    else { return nil }
    let hasScheme = text[index] == UInt8(ascii: ":")
    let rest = Rest(text, stopsAtCJK: stopsAtCJK)
    guard let hostEnd = rest.hostEnd(from: hasScheme ? index + 3 : index, needsDot: !hasScheme)
    else { return nil }
    let end = rest.end(from: hostEnd, of: begin)
    return hasScheme || end > index + 4 ? begin..<end : nil
  }

  /// Where the address at a `:` or a `w` begins if there is one, by what stands there and before it.
  static func beginning(
    in text: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int = 0,
    before: Unicode.Scalar = "\n", stopsAtCJK: Bool
  ) -> Int? {
    if text[index] == UInt8(ascii: ":") { return scheme(in: text, at: index, from: start) }
    guard text.hasASCII("www.", at: index) else { return nil }
    let before = index > 0 ? UTF8Decoder.character(in: text, before: index).scalar : before
    return mayBegin(behind: before, stopsAtCJK: stopsAtCJK) ? index : nil
  }

  private static let schemes: [StaticString] = ["http", "https", "ftp"]

  private static func scheme(
    in text: UnsafeBufferPointer<UInt8>, at colon: Int, from start: Int
  ) -> Int? {
    guard text.hasASCII("://", at: colon) else { return nil }
    var begin = colon
    while begin > start, colon - begin <= 5, text[begin - 1].isLetter { begin -= 1 }
    let isKnown = schemes.contains {
      $0.utf8CodeUnitCount == colon - begin && text.hasASCII($0, at: begin, ignoringCase: true)
    }
    return isKnown ? begin : nil
  }

  /// Whether `www.` may begin an address behind a character.
  private static func mayBegin(behind before: Unicode.Scalar, stopsAtCJK: Bool) -> Bool {
    switch before {
    case "*", "_", "~", "(", " ", "\t"..."\r": return true
    default: return stopsAtCJK && before.isCJKForEmphasis
    }
  }
}

/// The host and what follows it.
private struct Rest {
  let text: UnsafeBufferPointer<UInt8>
  let stopsAtCJK: Bool

  init(_ text: UnsafeBufferPointer<UInt8>, stopsAtCJK: Bool) {
    self.text = text
    self.stopsAtCJK = stopsAtCJK
  }

  /// Where a host ends, or nil for what is none: it begins with a character of a host name, and
  /// has no `_` in its last two labels.
  ///
  /// A label that begins with a CJK character, as in `http://例え.jp`, may go on with others.
  func hostEnd(from start: Int, needsDot: Bool) -> Int? {
    var index = start
    var dots = 0
    var underscores = (before: 0, last: 0)
    var isCJKLabel = index < text.count && text[index] >= 0x80
    while index < text.count {
      let (scalar, length) = UTF8Decoder.character(in: text, at: index)
      if scalar == "_" {
        underscores.last += 1
      } else if scalar == "." {
        underscores = (underscores.last, 0)
        dots += 1
        let next = index + 1
        isCJKLabel = next < text.count && text[next] >= 0x80
      } else if scalar != "-" {
        guard Self.isHostCharacter(scalar), isCJKLabel || !ends(at: scalar) else { break }
      }
      index += length
    }
    guard index > start, text[start] != UInt8(ascii: "."), text[start] != UInt8(ascii: "-"),
      text[start] != UInt8(ascii: "_"), underscores == (0, 0), dots > 0 || !needsDot
    else { return nil }
    return index
  }

  private static func isHostCharacter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(ascii: scalar)
      return byte.isLetter || byte.isDigit
    }
    return !scalar.properties.isWhitespace && !scalar.properties.generalCategory.isPunctuation
  }

  /// Whether a character ends an address, in CJK text.
  private func ends(at scalar: Unicode.Scalar) -> Bool {
    guard stopsAtCJK, !scalar.isASCII else { return false }
    if scalar.isCJKForEmphasis { return true }
    // Quotes, dashes and the ellipsis are as wide as CJK characters in CJK text.
    return scalar.eastAsianWidth == .ambiguous && scalar.properties.generalCategory.isPunctuation
  }

  /// Where an address ends, with the punctuation at its end left out.
  func end(from hostEnd: Int, of start: Int) -> Int {
    var index = hostEnd
    while index < text.count, text[index] > 0x20, text[index] != UInt8(ascii: "<") {
      let (scalar, length) = UTF8Decoder.character(in: text, at: index)
      if scalar.value >= 0x80, ends(at: scalar) || scalar.properties.isWhitespace { break }
      index += length
    }
    return Self.withoutPunctuation(text, start..<index)
  }

  /// GFM's rule for the end: closing punctuation goes, `)` only where none opens it, and what
  /// looks like an entity.
  static func withoutPunctuation(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int {
    var end = range.upperBound
    var unopened = 0
    for index in range {
      if text[index] == UInt8(ascii: ")") { unopened += 1 }
      if text[index] == UInt8(ascii: "(") { unopened -= 1 }
    }
    while end > range.lowerBound {
      switch text[end - 1] {
      case UInt8(ascii: ")"):
        guard unopened > 0 else { return end }
        unopened -= 1
        end -= 1
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","),
        UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: ";"):
        var name = end - 1
        while name > range.lowerBound, text[name - 1].isLetter { name -= 1 }
        let isEntity =
          name < end - 1 && name > range.lowerBound && text[name - 1] == UInt8(ascii: "&")
        end = isEntity ? name - 1 : end - 1
      default: return end
      }
    }
    return end
  }
}

extension AddressScanner {
  /// GFM's rule for the end of an address that another scan has found.
  static func trimmedEnd(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Int {
    Rest.withoutPunctuation(text, range)
  }
}
