import CJKText

/// Whether a text may hold a block that libcmark does not know: a quick look at its lines, which may
/// say yes too often.
enum BlockTriggers {
  static func arePresent(
    in text: UnsafeBufferPointer<UInt8>, _ occurring: ByteSet, _ options: MarkdownOptions
  ) -> Bool {
    if options[.footnotes], occurring.contains("^"), text.firstIndex(ofASCII: "[^") != nil {
      return true
    }
    if options[.math], occurring.contains("$"), text.firstIndex(ofASCII: "$$") != nil {
      return true
    }
    let looksForTables =
      options[.tables] && occurring.contains("-")
      && (occurring.contains("|") || occurring.contains(":"))
    let looksForDefinitions = options[.definitionLists] && occurring.contains(":")
    let looksForBrackets = options[.math] && occurring.contains("\\")
    let looksForHeadings = occurring.contains("#")
    guard looksForTables || looksForDefinitions || looksForBrackets || looksForHeadings else {
      return false
    }
    var start = 0
    while start < text.count {
      let first = text.firstIndex(from: start) { !$0.isBlank && $0 != UInt8(ascii: ">") }
      if first < text.count {
        switch text[first] {
        case UInt8(ascii: "|"), UInt8(ascii: "-"):
          if looksForTables, isDelimiterRow(text, first) { return true }
        case UInt8(ascii: ":"):
          if looksForTables, isDelimiterRow(text, first) { return true }
          if looksForDefinitions, first + 1 < text.count, text[first + 1].isBlank { return true }
        case UInt8(ascii: "\\"):
          if looksForBrackets, text.hasASCII("\\[", at: first) { return true }
        case UInt8(ascii: "#"):
          let next = text.firstIndex(from: first) { $0 != UInt8(ascii: "#") }
          if next < text.count, text[next] >= 0xE1 { return true }
        default: break
        }
      }
      start = text.firstIndex(from: max(first, start), of: UInt8(ascii: "\n")) + 1
    }
    return false
  }

  /// Whether nothing but `|`, `:`, `-` and blanks stands from an index to the end of the line, and not
  /// only dashes.
  private static func isDelimiterRow(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var hasMark = false
    var index = start
    while index < text.count, text[index] != UInt8(ascii: "\n"), text[index] != UInt8(ascii: "\r") {
      switch text[index] {
      case UInt8(ascii: "|"), UInt8(ascii: ":"): hasMark = true
      case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: return false
      }
      index += 1
    }
    return hasMark
  }
}
