/// Where in a script a place is (ECMAScript 2025, section 12).
struct ScriptContext: Hashable, Sendable {
  enum Mode: Hashable, Sendable {
    case code, singleQuotes, doubleQuotes, template, pattern, lineComment, blockComment
  }

  /// What a slash would begin.
  enum Slash: Hashable, Sendable {
    case pattern, division
    /// Branches differ, or only a full parser could tell.
    case unknown
  }

  var mode = Mode.code
  var slash = Slash.pattern
  /// The word that is being read.
  var word = ""
  /// A slash, star, backslash or dollar sign that the next byte may join.
  var pending: UInt8?
  /// For each template literal around the place, the braces open within its `${`.
  var braces: [Int] = []
  /// Within `[ ]` of a regular expression.
  var isInClass = false
  /// Nothing but blanks since the line began.
  var isLineBlank = true
  /// Set where a slash could not be told; from there on nothing is known.
  var isLost = false
  /// The last bytes as they stand in the element.
  var recent: [UInt8] = []
  var hasCommentOpening = false

  /// Whether browsers run a script of this type, or read it as JSON.
  static func isRun(type: String) -> Bool {
    let name = type.split(separator: ";").first.map { $0.filter { $0 != " " } } ?? ""
    return name.isEmpty || name == "module" || name == "importmap" || name == "speculationrules"
      || name.hasSuffix("json") || name.hasSuffix("javascript") || name.hasSuffix("ecmascript")
      || name.hasSuffix("jscript") || name.hasSuffix("livescript")
  }

  mutating func take(_ byte: UInt8) {
    recent = recent.suffix(6) + [byte.lowercased]
    if recent.suffix(4).elementsEqual("<!--".utf8) { hasCommentOpening = true }
    read(byte)
  }

  private mutating func read(_ byte: UInt8) {
    switch mode {
    case .code: takeCode(byte)
    case .singleQuotes: takeQuoted(byte, end: UInt8(ascii: "'"))
    case .doubleQuotes: takeQuoted(byte, end: UInt8(ascii: "\""))
    case .template: takeTemplate(byte)
    case .pattern: takePattern(byte)
    case .lineComment: if byte == 0x0A || byte == 0x0D { endLine() }
    case .blockComment:
      if pending == UInt8(ascii: "*"), byte == UInt8(ascii: "/") { mode = .code }
      pending = byte == UInt8(ascii: "*") ? byte : nil
    }
  }

  private mutating func endLine() {
    mode = .code
    isLineBlank = true
    pending = nil
  }

  // MARK: Code

  private mutating func takeCode(_ byte: UInt8) {
    if pending == UInt8(ascii: "/") {
      pending = nil
      if byte == UInt8(ascii: "/") { return begin(.lineComment) }
      if byte == UInt8(ascii: "*") { return begin(.blockComment) }
      resolveSlash()
      return read(byte)
    }
    if let comment = openedComment(byte) { return begin(comment) }
    switch byte {
    case UInt8(ascii: "/"): pending = byte
    case UInt8(ascii: "\""): begin(.doubleQuotes)
    case UInt8(ascii: "'"): begin(.singleQuotes)
    case UInt8(ascii: "`"): begin(.template)
    case 0x0A, 0x0D:
      word = ""
      isLineBlank = true
    case 0x09, 0x0B, 0x0C, 0x20: word = ""
    default: takeMark(byte)
    }
  }

  private mutating func begin(_ mode: Mode) {
    self.mode = mode
    word = ""
    pending = nil
    isInClass = false
    if mode != .lineComment, mode != .blockComment { isLineBlank = false }
  }

  /// `<!--` anywhere and `-->` at the start of a line are comments (section B.1.1).
  private func openedComment(_ byte: UInt8) -> Mode? {
    let isOpening = byte == UInt8(ascii: "-") && recent.suffix(4).elementsEqual("<!--".utf8)
    let isClosing =
      byte == UInt8(ascii: ">") && isLineBlank && recent.suffix(3).elementsEqual("-->".utf8)
    return isOpening || isClosing ? .lineComment : nil
  }

  private mutating func takeMark(_ byte: UInt8) {
    if byte.isDigit || byte.startsName || byte == UInt8(ascii: "$") {
      if word.utf8.count < 16 { word += String(UnicodeScalar(byte)) }
      slash = Self.wordsBeforePatterns.contains(word) ? .pattern : .division
      isLineBlank = false
      return
    }
    word = ""
    if byte != UInt8(ascii: "-") { isLineBlank = false }
    switch byte {
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      slash = byte == UInt8(ascii: "]") ? .division : .unknown
    case UInt8(ascii: "{"):
      if !braces.isEmpty { braces[braces.count - 1] += 1 }
      slash = .pattern
    case UInt8(ascii: "}"): closeBrace()
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      slash = recent.suffix(2).elementsEqual([byte, byte]) ? .unknown : .pattern
    default: slash = .pattern
    }
  }

  private mutating func closeBrace() {
    slash = .unknown
    guard let open = braces.last else { return }
    if open == 0 {
      braces.removeLast()
      begin(.template)
    } else {
      braces[braces.count - 1] -= 1
    }
  }

  private mutating func resolveSlash() {
    switch slash {
    case .pattern: begin(.pattern)
    case .division: slash = .pattern
    case .unknown: isLost = true
    }
  }

  /// Words behind which a slash begins a regular expression.
  private static let wordsBeforePatterns: Set<String> = [
    "await", "case", "delete", "do", "else", "in", "instanceof", "new", "of", "return", "throw",
    "typeof", "void", "yield",
  ]

  // MARK: Literals

  private mutating func takeQuoted(_ byte: UInt8, end: UInt8) {
    if pending != nil {
      pending = nil
    } else if byte == UInt8(ascii: "\\") {
      pending = byte
    } else if byte == end {
      endLiteral()
    } else if byte == 0x0A || byte == 0x0D {
      // No script with such a line runs.
      endLine()
    }
  }

  private mutating func endLiteral() {
    mode = .code
    slash = .division
    pending = nil
  }

  private mutating func takeTemplate(_ byte: UInt8) {
    switch (pending, byte) {
    case (UInt8(ascii: "\\"), _): pending = nil
    case (UInt8(ascii: "$"), UInt8(ascii: "{")):
      braces.append(0)
      mode = .code
      slash = .pattern
      pending = nil
    case (_, UInt8(ascii: "`")): endLiteral()
    default: pending = byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "$") ? byte : nil
    }
  }

  private mutating func takePattern(_ byte: UInt8) {
    if pending != nil {
      pending = nil
      return
    }
    switch byte {
    case UInt8(ascii: "\\"): pending = byte
    case UInt8(ascii: "["): isInClass = true
    case UInt8(ascii: "]"): isInClass = false
    case UInt8(ascii: "/") where !isInClass: endLiteral()
    case 0x0A, 0x0D: endLine()
    default: break
    }
  }

  // MARK: Values

  /// The place at which a value would now be printed; goes on behind it.
  mutating func takeValue() throws(Refusal) -> Escaper.Place {
    if mode == .code, pending == UInt8(ascii: "/") {
      pending = nil
      resolveSlash()
    }
    if isLost {
      throw Refusal(
        "a value behind a slash that may begin a regular expression or be a division",
        hint:
          "put brackets around the expression before it, or hand the value over in a data attribute"
      )
    }
    if pending == UInt8(ascii: "\\") {
      throw Refusal("a value behind a backslash", hint: "take the backslash out")
    }
    pending = nil
    recent = []
    switch mode {
    case .code:
      slash = .division
      word = ""
      isLineBlank = false
      return .script
    case .singleQuotes, .doubleQuotes, .template: return .scriptString
    case .pattern: return .scriptPattern
    case .lineComment, .blockComment: return .scriptComment
    }
  }
}
