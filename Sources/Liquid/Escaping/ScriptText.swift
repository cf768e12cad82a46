/// Values within scripts.
///
/// All that could end a string, a comment or the script element is written as `\u00XX`, which is
/// valid in JavaScript and in JSON alike: quotes, `<`, `>`, `&`, U+2028 and U+2029 among them.
public enum ScriptText {
  /// Lists and dictionaries further down than this become `null`.
  private static let mostDepth = 64

  /// Appends a value as JSON that may stand in a script element.
  ///
  /// Text and markup become quoted texts, `nil` becomes `null`; what `Value.script` holds is taken
  /// as it is. Lists and dictionaries more than 64 deep, which only data files can bring about, are
  /// `null`.
  public static func append(_ value: Value, to output: inout [UInt8]) {
    append(value, to: &output, depth: 0)
  }

  private static func append(_ value: Value, to output: inout [UInt8], depth: Int) {
    switch value {
    case .null, .blank, .empty: output.append("null")
    case .bool(let bool): output.append(bool ? "true" : "false")
    case .int(let number): appendNumber(String(number), to: &output)
    case .double(let number):
      appendNumber(number.isFinite ? Number.text(of: number) : "null", to: &output)
    case .script(let source): output += source
    case .array, .range, .dictionary: appendCollection(value, to: &output, depth: depth)
    case .object(let object):
      if let elements = object.elements {
        append(.array(elements), to: &output, depth: depth)
      } else {
        appendQuoted(value.printedBytes, to: &output)
      }
    case .text, .html, .date: appendQuoted(value.printedBytes, to: &output)
    }
  }

  /// A minus sign must not join one before it.
  private static func appendNumber(_ text: String, to output: inout [UInt8]) {
    if text.utf8.first == UInt8(ascii: "-"), output.last == UInt8(ascii: "-") {
      output.append(UInt8(ascii: " "))
    }
    output.append(text)
  }

  private static func appendCollection(
    _ value: Value, to output: inout [UInt8], depth: Int
  ) {
    guard depth < mostDepth else { return output.append("null") }
    switch value {
    case .array(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(item, to: &output, depth: depth + 1)
      }
      output.append(UInt8(ascii: "]"))
    case .dictionary(let dictionary):
      output.append(UInt8(ascii: "{"))
      for (index, pair) in dictionary.pairs.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        appendQuoted(Array(pair.0.utf8), to: &output)
        output.append(UInt8(ascii: ":"))
        append(pair.1, to: &output, depth: depth + 1)
      }
      output.append(UInt8(ascii: "}"))
    default: appendQuoted(value.printedBytes, to: &output)
    }
  }

  /// Appends text in quotes.
  static func appendQuoted(_ text: [UInt8], to output: inout [UInt8]) {
    // Most texts are all there is to it, with nothing in them that takes more than a byte.
    if output.isEmpty { output.reserveCapacity(text.count + 2) }
    output.append(UInt8(ascii: "\""))
    appendCharacters(text, isInQuotes: true, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends text as it may stand between quotes of any kind, or between double ones only.
  static func appendCharacters(
    _ text: [UInt8], isInQuotes: Bool = false, to output: inout [UInt8]
  ) {
    text.withUnsafeBufferPointer { appendCharacters($0, isInQuotes: isInQuotes, to: &output) }
  }

  private static func appendCharacters(
    _ text: UnsafeBufferPointer<UInt8>, isInQuotes: Bool, to output: inout [UInt8]
  ) {
    var index = 0
    while true {
      let start = index
      while index < text.count, !isSpecial(text[index]) { index += 1 }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      guard index < text.count else { return }
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\\"): output.append("\\\\")
      case UInt8(ascii: "\n"): output.append("\\n")
      case UInt8(ascii: "\r"): output.append("\\r")
      case UInt8(ascii: "\t"): output.append("\\t")
      // These would end a comment, or begin an expression within a template literal.
      case UInt8(ascii: "/") where output.last == UInt8(ascii: "*"): output.append("\\/")
      case UInt8(ascii: "{") where !isInQuotes && output.last == UInt8(ascii: "$"):
        appendUnicode(byte, to: &output)
      case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "&"):
        appendUnicode(byte, to: &output)
      case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "$"):
        if isInQuotes { output.append(byte) } else { appendUnicode(byte, to: &output) }
      case 0xE2 where index + 1 < text.count && text[index] == 0x80 && text[index + 1] | 1 == 0xA9:
        output.append(text[index + 1] == 0xA8 ? "\\u2028" : "\\u2029")
        index += 2
      default: output.append(byte)
      }
    }
  }

  /// Whether a byte may have to be written in another way.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xE2, UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "{"),
      UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
      UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  /// Appends text that a regular expression takes for itself.
  static func appendPattern(_ text: [UInt8], to output: inout [UInt8]) {
    // Two slashes with nothing between them would be a comment.
    if text.isEmpty { return output.append("(?:)") }
    var run: [UInt8] = []
    for byte in text {
      if byte >= 0x80 || byte.isDigit || byte.startsName {
        run.append(byte)
      } else {
        appendCharacters(run, to: &output)
        run.removeAll()
        appendUnicode(byte, to: &output)
      }
    }
    appendCharacters(run, to: &output)
  }

  private static func appendUnicode(_ byte: UInt8, to output: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    output.append("\\u00")
    output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
