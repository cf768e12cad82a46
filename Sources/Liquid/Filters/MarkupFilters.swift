extension StandardFilters {
  /// Filters between text and HTML.
  static let markup: [String: Filter] = [
    "escape": Filter { (input, _, _, context) in escaped(input, context) },
    "h": Filter { (input, _, _, context) in escaped(input, context) },
    "escape_once": Filter { (input, _, _, context) in escapedOnce(input, context) },
    "raw": Filter { (input, _, _, context) in
      input.isHTML || !context.environment.escapes ? input : .html(input.utf8)
    },
    "newline_to_br": Filter { (input, _, _, context) in
      made(withBreaks(context.environment.escapes ? input.markupBytes : input.utf8), context)
    },
    "strip_html": Filter { (input, _, _, context) in withoutMarkup(input, context) },
  ]

  /// Bytes as the kind of value that the environment knows markup by.
  private static func made(_ bytes: [UInt8], _ context: FilterContext) -> Value {
    context.environment.escapes ? .html(bytes) : .text(String(decoding: bytes, as: UTF8.self))
  }

  private static func escaped(_ input: Value, _ context: FilterContext) -> Value {
    if input.isNull || (context.environment.escapes && input.isHTML) { return input }
    return made(input.isHTML ? Value.text(input.string).markupBytes : input.markupBytes, context)
  }

  private static func escapedOnce(_ input: Value, _ context: FilterContext) -> Value {
    if input.isNull || (context.environment.escapes && input.isHTML) { return input }
    let bytes = input.utf8
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"), let end = endOfReference(in: bytes, from: index) {
        result += bytes[index..<end]
        index = end
      } else {
        bytes[index...index].withUnsafeBufferPointer { HTMLText.appendEscaped($0, to: &result) }
        index += 1
      }
    }
    return made(result, context)
  }

  /// The end of `&name;` or `&#123;` at a place.
  private static func endOfReference(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start + 1
    let isNumber = index < bytes.count && bytes[index] == UInt8(ascii: "#")
    if isNumber { index += 1 }
    let first = index
    while index < bytes.count,
      isNumber
        ? bytes[index].isDigit : (bytes[index] | 0x20) >= 0x61 && (bytes[index] | 0x20) <= 0x7A
    {
      index += 1
    }
    return index > first && index < bytes.count && bytes[index] == UInt8(ascii: ";")
      ? index + 1 : nil
  }

  private static func withBreaks(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: break
      case 0x0A: result.append("<br />\n")
      default: result.append(byte)
      }
    }
    return result
  }

  /// Text without tags, comments, scripts and styles; of markup, also without references.
  private static func withoutMarkup(_ input: Value, _ context: FilterContext) -> Value {
    if input.isNull { return .null }
    let bytes = HTMLStripper.strip(input.utf8)
    if input.isHTML, context.environment.escapes {
      return .text(String(decoding: HTMLReferences.resolve(bytes), as: UTF8.self))
    }
    return .text(String(decoding: bytes, as: UTF8.self))
  }
}
