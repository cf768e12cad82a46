/// The date that Jekyll's posts carry in their names: `2025-12-28-title`, also `2025-1-8-title`.
struct FileNameDate: Hashable {
  /// `2025-12-28`, as written.
  let text: String
  /// The name without the date; the whole name when nothing follows the date.
  let rest: String

  /// Nil when the name does not begin with four, one or two, and one or two digits.
  init?(_ stem: String) {
    let parts = stem.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, Self.isNumber(parts[0], 4...4), Self.isNumber(parts[1], 1...2),
      Self.isNumber(parts[2], 1...2)
    else { return nil }
    text = parts[0...2].joined(separator: "-")
    rest = parts.count == 4 && !parts[3].isEmpty ? String(parts[3]) : stem
  }

  private static func isNumber(_ text: Substring, _ length: ClosedRange<Int>) -> Bool {
    length.contains(text.utf8.count) && text.utf8.allSatisfy(\.isASCIIDigit)
  }
}
