/// SVG 2, sections 8.2 and 8.6: `width` and `height` of the outermost element, else its `viewBox`.
///
/// Looks at the first 4 KB as XML without a parser: declarations, comments and the document type are
/// gone past, and the first element must be `svg`.
enum SVGHeader {
  static func size(_ bytes: inout ImageBytes) -> ImageSize? {
    let head = bytes.head()
    guard head.first == UInt8(ascii: "<") || head.first == 0xEF || head.first?.isASCIIBlank == true
    else { return nil }
    let text = String(decoding: head, as: UTF8.self)
    guard let attributes = attributes(ofRootIn: text) else { return nil }
    let viewBox = attributes["viewBox"].flatMap { numbers($0) }
    let width = attributes["width"].flatMap { pixels($0) }
    let height = attributes["height"].flatMap { pixels($0) }
    switch (width, height, viewBox) {
    case (let width?, let height?, _): return rounded(width, height)
    case (let width?, nil, let box?): return rounded(width, width * box.height / box.width)
    case (nil, let height?, let box?): return rounded(height * box.width / box.height, height)
    case (nil, nil, let box?): return rounded(box.width, box.height)
    default: return nil
    }
  }

  private static func rounded(_ width: Double, _ height: Double) -> ImageSize? {
    guard width < 1e6, height < 1e6 else { return nil }
    return ImageSize(width: Int(width.rounded()), height: Int(height.rounded()))
  }

  private static func attributes(ofRootIn text: String) -> [String: String]? {
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<?") || rest.hasPrefix("<!") {
        guard let end = rest.firstIndex(of: ">") else { return nil }
        rest = rest[end...]
      } else {
        rest = rest.dropFirst()
        let name = rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        guard name == "svg" || name.hasSuffix(":svg") else { return nil }
        return pairs(in: rest.dropFirst(name.count))
      }
    }
    return nil
  }

  /// The attributes up to the end of a tag.
  private static func pairs(in text: Substring) -> [String: String] {
    var pairs: [String: String] = [:]
    var rest = text
    while true {
      rest = rest.drop { $0.isWhitespace }
      let name = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" }
      rest = rest[name.endIndex...].drop { $0.isWhitespace }
      guard !name.isEmpty, rest.first == "=" else { return pairs }
      rest = rest.dropFirst().drop { $0.isWhitespace }
      guard let quote = rest.first, quote == "\"" || quote == "'" else { return pairs }
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: quote) else { return pairs }
      pairs[String(name)] = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
    }
  }

  /// A length in CSS pixels (CSS Values 4, section 6.2); nil for one that depends on where it is shown.
  private static func pixels(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
    let units: [String: Double] = [
      "": 1, "px": 1, "pt": 96 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4,
    ]
    guard let value = Double(digits), value > 0,
      let unit = units[text.dropFirst(digits.count).lowercased()]
    else { return nil }
    return value * unit
  }

  private static func numbers(_ viewBox: String) -> (width: Double, height: Double)? {
    let parts = viewBox.split { $0.isWhitespace || $0 == "," }.map { Double($0) }
    guard parts.count == 4, let width = parts[2], let height = parts[3], width > 0, height > 0
    else { return nil }
    return (width, height)
  }
}
