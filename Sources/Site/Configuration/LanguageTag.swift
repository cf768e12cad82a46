/// Language tags as BCP 47 writes them.
enum LanguageTag {
  /// Whether a text has the form of a tag: ASCII letters and digits in parts of one to eight,
  /// the first of two or three letters (RFC 5646, section 2.1, without its registry).
  static func isValid(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(\.isASCIILetter)
    else {
      return false
    }
    return parts.allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
    }
  }
}
