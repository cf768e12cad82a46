import CJKText

/// The labels of the footnotes that a text defines.
struct FootnoteLabels {
  private var positions: [[UInt8]: Int] = [:]

  init() {}

  var isEmpty: Bool { positions.isEmpty }

  /// Adds the label of the footnote at a position; false where there is one already.
  mutating func add(_ label: some Sequence<UInt8>, position: Int) -> Bool {
    let key = Self.key(label)
    guard positions[key] == nil else { return false }
    positions[key] = position
    return true
  }

  /// The position of the footnote that a label means.
  func position(of label: some Sequence<UInt8>) -> Int? {
    positions[Self.key(label)]
  }

  /// Labels that differ by case or normal form only are one.
  private static func key(_ label: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(label)
    if bytes.allSatisfy({ $0.isDigit || ($0.isLetter && $0 & 0x20 != 0) }) { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(Normalization.nfc(text).lowercased().utf8)
  }

  /// The label of a reference `[^label]` that begins at an index, and the index behind it.
  static func reference(
    in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (label: Range<Int>, end: Int)? {
    guard text.hasASCII("[^", at: start) else { return nil }
    let end = text.firstIndex(from: start + 2) {
      $0 == UInt8(ascii: "]") || $0 <= 0x20
    }
    guard end < text.count, text[end] == UInt8(ascii: "]"), end > start + 2 else { return nil }
    return (start + 2..<end, end + 1)
  }
}
