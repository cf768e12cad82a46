/// The bytes between the name of a tag and its end, or within `{{ }}`.
struct Markup {
  let bytes: [UInt8]
  let range: Range<Int>

  var text: String { String(decoding: bytes[range], as: UTF8.self) }

  /// Without white space at both ends.
  var trimmed: Markup {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isSpace { start += 1 }
    while end > start, bytes[end - 1].isSpace { end -= 1 }
    return Markup(bytes: bytes, range: start..<end)
  }

  var isEmpty: Bool { range.isEmpty }

  func from(_ offset: Int) -> Markup {
    Markup(bytes: bytes, range: min(offset, range.upperBound)..<range.upperBound)
  }
}
