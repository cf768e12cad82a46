/// Numbers of lists, which end in a bracket that closes nothing: `１）`, `ア）`, `方法１）`.
enum ListNumber {
  /// Whether what ends at an index is one.
  static func ends(at end: Int, _ text: ProseText) -> Bool {
    var index = end
    var isDigits = true
    for _ in 0..<3 {
      guard let scalar = text.scalar(before: index) else { return true }
      if isDigit(scalar) || isCounter(scalar) {
        isDigits = isDigits && isDigit(scalar)
        index -= scalar.length
        continue
      }
      let isStart =
        scalar.properties.isWhitespace || scalar.properties.generalCategory.isPunctuation
      return index < end && (isDigits || isStart)
    }
    return false
  }

  /// Whether a character is a digit, be it full-width or in a circle.
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0xFF10...0xFF19, 0x2460...0x249B: true
    default: false
    }
  }

  /// Letters that number: Latin, Roman numbers, `ア`, `イ`, `あ`, `一`, `가`.
  private static func isCounter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x30A1...0x30F3,
      0x3041...0x3093, 0x2160...0x217F:
      true
    default: "一二三四五六七八九十가나다라마바사".unicodeScalars.contains(scalar)
    }
  }
}
