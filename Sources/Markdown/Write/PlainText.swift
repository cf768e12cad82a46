/// The words of one block, without markup and on one line.
///
/// A line break is a space between two words, or nothing where the lines join; none stands at the
/// start or the end.
struct PlainText {
  private(set) var bytes: [UInt8] = []
  private var hasBreak = false

  /// Adds words, and the space of a break before them unless it goes.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, joinsLines: Bool) {
    guard !text.isEmpty else { return }
    if hasBreak, !joinsLines, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
    hasBreak = false
    bytes.append(contentsOf: text)
  }

  mutating func addBreak() {
    hasBreak = true
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    hasBreak = false
  }

  /// Whether there is anything but blanks.
  var hasWords: Bool { bytes.contains { $0 > 0x20 } }

  /// What was added without blanks around it; control characters, which only entities make, are
  /// spaces.
  var trimmed: [UInt8] {
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return [] }
    return bytes[first...last].map { $0 < 0x20 ? 0x20 : $0 }
  }
}
