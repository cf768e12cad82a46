/// Reads one JSON text from left to right, a function for each production of RFC 8259.
///
/// Every read goes through `peek`, which checks the bound; the buffer must outlive the parser.
struct JSONParser {
  private static let depthLimit = 512

  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  private var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The byte at the index, or nil at the end.
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func parseDocument() throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    let value = try parseValue()
    skipBlanks()
    guard peek == nil else { throw unexpected("the end of the text") }
    return value
  }

  private mutating func parseValue() throws(JSONError) -> JSONValue {
    skipBlanks()
    guard let byte = peek else { throw unexpected("a value") }
    switch byte {
    case UInt8(ascii: "{"): return try parseObject()
    case UInt8(ascii: "["): return try parseArray()
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "t"): return try parseWord("true", .bool(true))
    case UInt8(ascii: "f"): return try parseWord("false", .bool(false))
    case UInt8(ascii: "n"): return try parseWord("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
    default: throw unexpected("a value")
    }
  }

  private mutating func parseWord(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for offset in 0..<word.utf8CodeUnitCount {
      guard peek == word.utf8Start[offset] else { throw unexpected("'\(word)'") }
      index += 1
    }
    return value
  }

  private mutating func parseArray() throws(JSONError) -> JSONValue {
    try enter()
    var elements: [JSONValue] = []
    if takeAfterBlanks(UInt8(ascii: "]")) { return leave(with: .array(elements)) }
    repeat {
      elements.append(try parseValue())
    } while takeAfterBlanks(UInt8(ascii: ","))
    guard takeAfterBlanks(UInt8(ascii: "]")) else { throw unexpected("',' or ']'") }
    return leave(with: .array(elements))
  }

  private mutating func parseObject() throws(JSONError) -> JSONValue {
    try enter()
    var members = JSONMembers()
    if takeAfterBlanks(UInt8(ascii: "}")) { return leave(with: .object([])) }
    repeat {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
      let key = try parseString()
      guard takeAfterBlanks(UInt8(ascii: ":")) else { throw unexpected("':' after the key") }
      members.set(key, to: try parseValue())
    } while takeAfterBlanks(UInt8(ascii: ","))
    guard takeAfterBlanks(UInt8(ascii: "}")) else { throw unexpected("',' or '}'") }
    return leave(with: .object(members.list))
  }

  private mutating func enter() throws(JSONError) {
    guard depth < Self.depthLimit else {
      throw JSONError("arrays and objects nested more than \(Self.depthLimit) deep", at: index)
    }
    depth += 1
    index += 1
  }

  private mutating func leave(with value: JSONValue) -> JSONValue {
    depth -= 1
    return value
  }

  private mutating func takeAfterBlanks(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  /// The fault at the index, saying what stands there.
  func unexpected(_ expected: String) -> JSONError {
    let found =
      switch peek {
      case nil: "the end of the text"
      case .some(let byte) where byte > 0x20 && byte < 0x7F: "'\(Unicode.Scalar(byte))'"
      case .some(let byte): "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    return JSONError("found \(found), expected \(expected)", at: index)
  }
}

/// The members of an object while it is read: ordered, each key once.
///
/// Small objects are searched; large ones get an index, so that reading stays linear.
private struct JSONMembers {
  private(set) var list: [JSONMember] = []
  private var positions: [String: Int] = [:]

  mutating func set(_ key: String, to value: JSONValue) {
    if let position = position(of: key) {
      list[position].value = value
      return
    }
    list.append(JSONMember(key: key, value: value))
    if list.count == 17 {
      for (position, member) in list.enumerated() { positions[member.key] = position }
    } else if list.count > 17 {
      positions[key] = list.count - 1
    }
  }

  private func position(of key: String) -> Int? {
    list.count < 17 ? list.firstIndex { $0.key == key } : positions[key]
  }
}
