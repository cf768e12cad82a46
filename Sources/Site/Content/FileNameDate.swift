/// The date that Jekyll's posts carry in their names: `2025-12-28-title`, also `2025-1-8-title`.
struct FileNameDate: Hashable {
  /// `2025-12-28`, as written.
  let text: String
  /// The name without the date; the whole name when nothing follows the date.
  let rest: String

  /// Nil when the name does not begin with four, one or two, and one or two digits.
  init?(_ stem: String) {
    let parts = stem.utf8.split(
      separator: UInt8(ascii: "-"), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, Self.isNumber(parts[0], 4...4), Self.isNumber(parts[1], 1...2),
      Self.isNumber(parts[2], 1...2)
    else { return nil }
    text = String(Substring(stem.utf8[..<parts[2].endIndex]))
    rest = parts.count == 4 && !parts[3].isEmpty ? String(Substring(parts[3])) : stem
  }

  private static func isNumber(_ text: Substring.UTF8View, _ length: ClosedRange<Int>) -> Bool {
    length.contains(text.count) && text.allSatisfy(\.isASCIIDigit)
  }
}
