/// The list of the filters that every environment has; each group is a file of its own.
enum StandardFilters {
  static let all: [String: Filter] = [text, markup, encoding, arithmetic, lists, queries, dates]
    .reduce(into: [:]) { $0.merge($1) { _, later in later } }
}

/// Reading of arguments that several filters share.
extension [Value] {
  /// The argument at a place, or nil when fewer were given.
  func at(_ place: Int) -> Value? { place < count ? self[place] : nil }
}

extension Value {
  /// The value as a whole number, strictly: not the start of a text, not a fraction in text.
  func integer() throws(FilterError) -> Int {
    switch self {
    case .int(let number): return number
    case .text, .html, .script:
      if let number = Int(string) { return number }
    default: break
    }
    throw FilterError("expected a whole number, found \(isText ? "'\(string)'" : kind)")
  }

  /// Text made from text, or markup made from markup.
  func like(_ bytes: [UInt8]) -> Value {
    isHTML ? .html(bytes) : .text(String(decoding: bytes, as: UTF8.self))
  }

  /// The bytes as they can stand in markup: text is escaped.
  var markupBytes: [UInt8] {
    if case .html(let bytes) = self { return bytes }
    var bytes: [UInt8] = []
    writeText(into: &bytes, escaping: true)
    return bytes
  }

  /// Whether markup is in it, also within a list.
  var hasMarkup: Bool {
    switch self {
    case .html: true
    case .array(let values): values.contains { $0.hasMarkup }
    case .object(let object):
      if case .object = object.printed { false } else { object.printed.hasMarkup }
    default: false
    }
  }
}
