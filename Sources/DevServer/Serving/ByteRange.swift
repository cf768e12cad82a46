/// The `Range` field of a request (RFC 9110, section 14).
enum ByteRange: Hashable {
  /// The bytes asked for, at least one.
  case part(Range<Int>)
  /// The range begins behind the last byte.
  case unsatisfiable

  /// Reads the field; nil means that it is to be ignored: it is no single range of bytes.
  ///
  /// - Parameters:
  ///   - field: such as `bytes=0-99`, `bytes=100-` or `bytes=-20`.
  ///   - size: bytes that there are.
  init?(_ field: String, size: Int) {
    let text = field.filter { $0 != " " }
    guard text.lowercased().hasPrefix("bytes="), !text.contains(",") else { return nil }
    let parts = text.dropFirst(6).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    switch (Self.number(parts[0]), Self.number(parts[1]), parts[0].isEmpty, parts[1].isEmpty) {
    case (nil, let count?, true, false):
      self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
    case (let first?, nil, false, true):
      self = first < size ? .part(first..<size) : .unsatisfiable
    case (let first?, let last?, _, _):
      guard first <= last else { return nil }
      self = first < size ? .part(first..<min(size, last + 1)) : .unsatisfiable
    default: return nil
    }
  }

  /// A number of digits only; one that is too large for any file counts as larger than all.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text) ?? Int.max - 1
  }
}
