/// Values within addresses.
enum AddressText {
  /// Schemes under which a browser may run what the address holds.
  private static let running: Set<String> = [
    "javascript", "vbscript", "livescript", "mocha", "data",
  ]

  /// The kinds of `data:` addresses that run nothing, wherever they stand.
  private static let pictures = [
    "image/png", "image/gif", "image/jpeg", "image/webp", "image/avif",
  ]

  /// The scheme of an address, in lower case, if it is one that can run scripts; nil otherwise.
  ///
  /// The scheme is read as browsers read it (URL Standard, section 4.4): control characters and
  /// blanks before it, tabs and line ends within it do not count; character references are
  /// resolved first.
  ///
  /// - Parameters:
  ///   - address: The address as it stands in the attribute, or its beginning.
  ///   - colonFollows: Whether the colon comes right behind.
  /// - Returns: The scheme, or nil for an address that runs nothing.
  static func runningScheme(
    _ address: ArraySlice<UInt8>, colonFollows: Bool = false
  ) -> String? {
    var scheme: [UInt8] = []
    var rest = ReferenceReader(address)
    while let byte = rest.next() {
      if byte == UInt8(ascii: ":") {
        let name = String(decoding: scheme, as: UTF8.self)
        return running.contains(name) && !(name == "data" && isPicture(&rest)) ? name : nil
      }
      if byte == 0x09 || byte == 0x0A || byte == 0x0D { continue }
      if scheme.isEmpty, byte <= 0x20 { continue }
      guard byte < 0x80, byte.continuesName, byte != 0x5F, scheme.count < 16 else { return nil }
      scheme.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    let name = String(decoding: scheme, as: UTF8.self)
    return colonFollows && running.contains(name) ? name : nil
  }

  private static func isPicture(_ rest: inout ReferenceReader) -> Bool {
    var type: [UInt8] = []
    while let byte = rest.next(), byte != UInt8(ascii: ";"), byte != UInt8(ascii: ",") {
      guard type.count < 16 else { return false }
      type.append(byte | 0x20)
    }
    return pictures.contains(String(decoding: type, as: UTF8.self))
  }

  /// Text for the part behind `?`: what would start another parameter or the fragment is
  /// percent-encoded; what is encoded already stays.
  static func queryBytes(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0...0x20, 0x7F, UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: result.append(byte)
      }
    }
    return result
  }
}

/// The bytes of an attribute with its character references resolved, as far as they are ASCII.
struct ReferenceReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  private static let named: [String: UInt8] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "colon": 0x3A, "tab": 0x09,
    "newline": 0x0A, "sol": 0x2F, "bsol": 0x5C, "lpar": 0x28, "rpar": 0x29, "grave": 0x60,
    "dollar": 0x24, "lbrace": 0x7B, "lcub": 0x7B, "rbrace": 0x7D, "rcub": 0x7D, "semi": 0x3B,
    "period": 0x2E, "comma": 0x2C, "equals": 0x3D, "ast": 0x2A, "lsqb": 0x5B, "rsqb": 0x5D,
  ]

  /// The next byte, or nil at the end; a reference to anything but ASCII counts as `0xFF`.
  mutating func next() -> UInt8? {
    guard index < bytes.endIndex else { return nil }
    let byte = bytes[index]
    index += 1
    guard byte == UInt8(ascii: "&") else { return byte }
    var end = index
    while end < bytes.endIndex, end - index < 12,
      bytes[end] == UInt8(ascii: "#") || (bytes[end] < 0x80 && bytes[end].continuesName)
    {
      end += 1
    }
    let name = String(decoding: bytes[index..<end], as: UTF8.self).lowercased()
    guard let found = Self.value(of: name) else { return byte }
    index = end < bytes.endIndex && bytes[end] == UInt8(ascii: ";") ? end + 1 : end
    return found
  }

  private static func value(of name: String) -> UInt8? {
    guard name.hasPrefix("#") else { return named[name] }
    let number =
      name.hasPrefix("#x") ? Int(name.dropFirst(2), radix: 16) : Int(name.dropFirst())
    return number.map { $0 < 0x80 && $0 >= 0 ? UInt8($0) : 0xFF }
  }
}
