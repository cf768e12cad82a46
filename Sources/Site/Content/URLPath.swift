import CJKText

/// Where a page or file of the site lives: its path below the base path, decoded and normalised.
struct URLPath: Sendable, Hashable {
  /// Why a text cannot be a path, as the rest of a sentence that names the key.
  struct Problem: Error, Hashable {
    let message: String
    let hint: String
  }

  /// Starts with `/`; ends with `/` when it stands for a folder's index.html.
  let text: String

  /// The path in the form that links carry: UTF-8, percent-encoded.
  var encoded: String { PercentEncoding.path(text) }

  /// The file in the output folder that a server answers with.
  var file: String {
    let relative = String(text.dropFirst())
    return text.hasSuffix("/") ? relative + "index.html" : relative
  }

  /// The folder that relative links start from.
  var folder: String {
    text.lastIndex(of: "/").map { String(text[...$0]) } ?? "/"
  }

  /// A path that the program itself made from safe parts.
  init(safe text: String) {
    self.text = text
  }

  /// A path that an author wrote: `/about/`, `notes/a.html`, with or without percent-encoding.
  ///
  /// A last part without an extension is taken for a folder, so that `/about` and `/about/` are
  /// one address. Parts over 240 bytes are cut.
  init(author text: String) throws(Problem) {
    guard !text.contains("://") else {
      throw Problem(
        message: "is an address, not a path", hint: "write only the path, such as /about/")
    }
    let decoded = Normalization.nfc(PercentDecoding.decode(text) ?? text)
    var parts: [String] = []
    for part in decoded.split(separator: "/") {
      guard part != "..", part != "." else {
        throw Problem(
          message: "leaves the output folder: '\(text)'",
          hint: "write the path from the site's root, without '..'")
      }
      parts.append(try Self.checked(String(part), of: text))
    }
    let isFolder = decoded.hasSuffix("/") || !(parts.last ?? "").contains(".")
    let joined = parts.map { "/" + $0 }.joined()
    self.text = isFolder ? joined + "/" : joined
  }

  private static func checked(_ part: String, of text: String) throws(Problem) -> String {
    let forbidden = part.unicodeScalars.first { scalar in
      scalar.properties.generalCategory == .control || "\\?#".unicodeScalars.contains(scalar)
    }
    if let forbidden {
      let shown = forbidden.value < 0x20 ? "a control character" : "'\(forbidden)'"
      throw Problem(message: "holds \(shown)", hint: "remove it; letters of any script are fine")
    }
    return part.utf8.count > 240 ? Slug.pathComponent(part, lowercased: false) : part
  }
}

/// Undoes percent-encoding.
enum PercentDecoding {
  /// The text with each `%XX` replaced by its byte, or nil when that is not valid UTF-8.
  static func decode(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
        let high = hexValue(source[index + 1]), let low = hexValue(source[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
