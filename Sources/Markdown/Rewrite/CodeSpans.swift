/// Where code spans lie, found on the way through a text from its start to its end.
///
/// An approximation that knows no blocks: a span starts at a run of backticks, ends at the next run
/// of the same length, and does not cross an empty line.
struct CodeSpans {
  private let source: UnsafeBufferPointer<UInt8>
  /// The next run of backticks that was not looked at.
  private var next: Int
  private var span = 0..<0
  /// For each length of a run, the index before which no run of that length closes anything.
  private var unclosed: [Int: Int] = [:]

  /// libcmark takes no longer run for a delimiter.
  private static let longestRun = 80

  init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    next = source.firstIndex(from: 0, of: UInt8(ascii: "`"))
  }

  /// Whether an index lies in a code span.
  ///
  /// To be asked with rising indexes.
  mutating func contain(_ index: Int) -> Bool {
    while next <= index, next < source.count {
      let end = source.firstIndex(from: next) { $0 != UInt8(ascii: "`") }
      let close = closer(of: end - next, from: end)
      span = close.map { next..<$0 } ?? 0..<0
      next = source.firstIndex(from: close ?? end, of: UInt8(ascii: "`"))
    }
    return span.contains(index)
  }

  /// The end of the run that closes a span.
  private mutating func closer(of length: Int, from start: Int) -> Int? {
    guard length <= Self.longestRun, unclosed[length, default: 0] <= start else { return nil }
    var index = start
    while index < source.count {
      index = source.firstIndex(
        from: index, of: (UInt8(ascii: "`"), 0xFF), or: (UInt8(ascii: "\n"), 0xFF))
      guard index < source.count else { break }
      if source[index] == UInt8(ascii: "\n") {
        guard !source.isBlankLine(from: index + 1) else { break }
        index += 1
        continue
      }
      let end = source.firstIndex(from: index) { $0 != UInt8(ascii: "`") }
      if end - index == length { return end }
      index = end
    }
    unclosed[length] = index
    return nil
  }
}
