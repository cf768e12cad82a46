/// Takes an info string apart, byte by byte and from front to back.
struct InfoStringParser {
  private(set) var listing = CodeListing()
  private let bytes: [UInt8]
  private var index = 0
  /// The first line's number, which counts only when there are numbers.
  private var start: Int?

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func parse() {
    parseLanguage()
    // No one writes more by hand, and a longer text could ask for many searches through all of it.
    if bytes.count <= 1_000 { parseItems(until: bytes.count) }
    if listing.firstLineNumber != nil, let start { listing.firstLineNumber = start }
    listing.inferLanguage()
  }

  // MARK: The first word

  private mutating func parseLanguage() {
    skipSeparators()
    let word = bytes[index..<end(of: Self.blanks)]
    let name = word.prefix { Self.languageBytes.contains($0) }
    let text = String(decoding: name, as: UTF8.self)
    let rest = word[name.endIndex...]
    switch rest.first {
    case UInt8(ascii: ":") where rest.count > 1 && !rest.starts(with: "://".utf8):
      index = name.endIndex
      listing.language = text.isEmpty ? nil : text
      return
    case UInt8(ascii: "{") where closingBrace(from: name.endIndex) != nil,
      UInt8(ascii: ",") where CodeListing.highlights(text):
      index = name.endIndex
      listing.language = text.isEmpty ? nil : text
    case _ where !CodeListing.highlights(text) && isFileName(word):
      listing.fileName = String(decoding: word, as: UTF8.self)
      index = word.endIndex
    default:
      listing.language = word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
      index = word.endIndex
    }
  }

  /// Whether a word has the extension of a language that is known.
  private func isFileName(_ word: ArraySlice<UInt8>) -> Bool {
    guard let dot = word.lastIndex(of: UInt8(ascii: ".")), dot > word.startIndex else {
      return false
    }
    return CodeListing.highlights(String(decoding: word[(dot + 1)...], as: UTF8.self))
  }

  // MARK: What follows

  private mutating func parseItems(until limit: Int) {
    while true {
      skipSeparators()
      guard index < limit else { return }
      switch bytes[index] {
      case UInt8(ascii: "{"): parseGroup()
      case UInt8(ascii: "["):
        let title = parseValue(of: .fileName)
        listing.set(.fileName, to: title, start: &start)
      case UInt8(ascii: "}"): index += 1
      case UInt8(ascii: ":"): parseColon()
      default: parseOption()
      }
    }
  }

  /// `{1,3-5}`, or options in braces.
  private mutating func parseGroup() {
    guard let close = closingBrace(from: index) else { return index += 1 }
    let content = bytes[(index + 1)..<close]
    if content.allSatisfy({ Self.lineBytes.contains($0) }) {
      listing.set(.lines, to: String(decoding: content, as: UTF8.self), start: &start)
      index = close + 1
    } else {
      index += 1
      parseItems(until: close)
    }
  }

  /// `:line-numbers=10`, or `:lib/a.rb` right behind the language.
  private mutating func parseColon() {
    index += 1
    let word = bytes[index..<end(of: Self.blanks)]
    let name = word.prefix { Self.nameBytes.contains($0) }
    if CodeListing.Option(String(decoding: name, as: UTF8.self)) == nil, !word.isEmpty {
      listing.fileName = String(decoding: word, as: UTF8.self)
      index = word.endIndex
    }
  }

  /// `name`, `name=value`, `name:value`, `name{value}`, `.class`, `#id`.
  private mutating func parseOption() {
    let first = index
    if bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: "#") { index += 1 }
    let name = bytes[index..<end(of: Self.nameEnds)]
    index = name.endIndex
    let text = String(decoding: name, as: UTF8.self)
    guard let option = CodeListing.Option(text) else { return parseUnknown(text, from: first) }
    var value: String?
    if index < bytes.count, "=:{".utf8.contains(bytes[index]) {
      if bytes[index] != UInt8(ascii: "{") { index += 1 }
      while option != .fileName, byte == UInt8(ascii: " ") { index += 1 }
      value = parseValue(of: option)
    }
    listing.set(option, to: value, start: &start)
  }

  /// A word that is no option: the language in braces, the name of a file, or nothing of ours.
  private mutating func parseUnknown(_ name: String, from first: Int) {
    let isClass = bytes[first] == UInt8(ascii: ".") && !name.isEmpty
    if listing.language == nil, isClass || CodeListing.highlights(name) {
      return listing.language = name
    }
    if byte == UInt8(ascii: "=") {
      index += 1
      return _ = parseValue(of: .fileName)
    }
    let word = bytes[first..<end(of: Self.blanks)]
    let rest = word[index...]
    if rest.first == UInt8(ascii: ":"), !rest.starts(with: "://".utf8), CodeListing.highlights(name)
    {
      listing.fileName = String(decoding: rest.dropFirst(), as: UTF8.self)
      index = word.endIndex
    } else if listing.fileName == nil, isFileName(word) {
      listing.fileName = String(decoding: word, as: UTF8.self)
      index = word.endIndex
    } else {
      index = max(end(of: Self.separators), first + 1)
    }
  }

  /// A value in quotation marks, in brackets, or up to the next separator.
  private mutating func parseValue(of option: CodeListing.Option) -> String {
    let closings: [UInt8: UInt8] = [
      UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "'"): UInt8(ascii: "'"),
      UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "{"): UInt8(ascii: "}"),
    ]
    if let byte, let closing = closings[byte],
      let close = bytes[(index + 1)...].firstIndex(of: closing)
    {
      defer { index = close + 1 }
      return String(decoding: bytes[(index + 1)..<close], as: UTF8.self)
    }
    let rest = bytes[index...]
    let value =
      option == .lines
      ? rest.prefix { Self.lineBytes.contains($0) } : bytes[index..<end(of: Self.separators)]
    index = value.endIndex
    return String(decoding: value, as: UTF8.self)
  }

  // MARK: Bytes

  private static let blanks = Set(" \t".utf8)
  private static let separators = Set(" \t,}".utf8)
  private static let nameEnds = Set(" \t,}={:[".utf8)
  private static let lineBytes = Set("0123456789-, \t".utf8)
  private static let nameBytes = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_".utf8)
  private static let languageBytes = nameBytes.union("0123456789+#._".utf8)

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSeparators() {
    while let byte, byte == UInt8(ascii: ",") || Self.blanks.contains(byte) { index += 1 }
  }

  private func end(of set: Set<UInt8>) -> Int {
    bytes[index...].firstIndex { set.contains($0) } ?? bytes.count
  }

  /// The brace that closes the one at an index; braces in quotation marks do not count.
  private func closingBrace(from open: Int) -> Int? {
    var quote: UInt8?
    for index in (open + 1)..<max(open + 1, bytes.count) {
      let byte = bytes[index]
      if quote != nil {
        if byte == quote { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "}") {
        return index
      }
    }
    return nil
  }
}
