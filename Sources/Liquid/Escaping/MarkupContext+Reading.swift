extension MarkupContext {
  /// Goes on by one literal byte.
  mutating func take(_ byte: UInt8) -> MarkupEvent? {
    switch part {
    case .text: if byte == UInt8(ascii: "<") { part = .tagOpen }
    case .tagOpen: takeBehindOpening(byte)
    case .endTagOpen:
      if byte.isLetter {
        beginTag(byte, isEnd: true)
      } else {
        part = byte == UInt8(ascii: ">") ? .text : .bogusComment
      }
    case .tagName: return takeTagName(byte)
    case .tag, .afterAttributeName: return takeInTag(byte)
    case .attributeName: return takeAttributeName(byte)
    case .beforeValue: return takeBeforeValue(byte)
    case .value: return takeValue(byte)
    case .declaration: takeDeclaration(byte)
    case .comment: takeComment(byte)
    case .bogusComment: if byte == UInt8(ascii: ">") { part = .text }
    case .element: return takeContent(byte)
    case .unreachable: break
    }
    return nil
  }

  // MARK: Tags

  private mutating func takeBehindOpening(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "/"): part = .endTagOpen
    case UInt8(ascii: "!"):
      part = .declaration
      tail = []
    case UInt8(ascii: "?"): part = .bogusComment
    case UInt8(ascii: "<"): break
    case let byte where byte.isLetter: beginTag(byte, isEnd: false)
    default: part = .text
    }
  }

  private mutating func beginTag(_ byte: UInt8, isEnd: Bool) {
    part = .tagName
    tagName = String(UnicodeScalar(byte.lowercased))
    isEndTag = isEnd
    element = .plain
    valueText = ""
  }

  private mutating func takeTagName(_ byte: UInt8) -> MarkupEvent? {
    if byte.endsName {
      finishTagName()
      return takeInTag(byte)
    }
    guard let name = tagName else {
      return .problem(
        "the name of a tag put together from parts", hint: "write the whole name in each branch")
    }
    tagName = name + String(UnicodeScalar(byte.lowercased))
    return nil
  }

  /// The name of the tag is complete.
  mutating func finishTagName() {
    part = .tag
    elementName = isEndTag ? "" : tagName ?? ""
    element = isEndTag ? .plain : Self.element(named: elementName)
  }

  static func element(named name: String) -> Element {
    switch name {
    case "script": .script
    case "style": .style
    case "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext": .textOnly
    default: .plain
    }
  }

  private mutating func takeInTag(_ byte: UInt8) -> MarkupEvent? {
    switch byte {
    case UInt8(ascii: ">"): endTag()
    case UInt8(ascii: "="):
      if part == .afterAttributeName { part = .beforeValue } else { beginAttribute(byte) }
    case let byte where byte.isHTMLSpace || byte == UInt8(ascii: "/"):
      if byte == UInt8(ascii: "/") { part = .tag }
    default: beginAttribute(byte)
    }
    return nil
  }

  private mutating func endTag() {
    part = element == .plain ? .text : .element
    tail = []
    script = ScriptContext()
    style = StyleContext()
    if element == .plain { elementName = "" }
  }

  // MARK: Attributes

  private mutating func beginAttribute(_ byte: UInt8) {
    part = .attributeName
    attribute = String(UnicodeScalar(byte.lowercased))
  }

  private mutating func takeAttributeName(_ byte: UInt8) -> MarkupEvent? {
    if byte == UInt8(ascii: "=") {
      part = .beforeValue
    } else if byte.endsName {
      part = .afterAttributeName
      return takeInTag(byte)
    } else {
      attribute = attribute.map { $0 + String(UnicodeScalar(byte.lowercased)) }
    }
    return nil
  }

  private mutating func takeBeforeValue(_ byte: UInt8) -> MarkupEvent? {
    switch byte {
    case let byte where byte.isHTMLSpace: return nil
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      beginValue(quote: byte)
      return nil
    case UInt8(ascii: ">"):
      endTag()
      return nil
    default:
      beginValue(quote: nil)
      return takeValue(byte)
    }
  }

  mutating func beginValue(quote: UInt8?) {
    part = .value
    self.quote = quote
    valueKind = attribute.map { AttributeKinds.kind(of: $0) } ?? .unknown
    isValueEmpty = true
    hasOutput = false
    tail = []
    script = ScriptContext()
    style = StyleContext()
    valueText = ""
  }

  private mutating func takeValue(_ byte: UInt8) -> MarkupEvent? {
    let isEnd = quote.map { $0 == byte } ?? (byte.isHTMLSpace || byte == UInt8(ascii: ">"))
    guard !isEnd else {
      let event: MarkupEvent? = quote == nil && hasOutput ? .unquotedEnd : nil
      endValue()
      if quote == nil { _ = takeInTag(byte) }
      return event
    }
    isValueEmpty = false
    switch valueKind {
    case .plain, .document, .unknown:
      if attribute == "type", valueText.utf8.count < 64 {
        valueText += String(UnicodeScalar(byte.lowercased))
      }
      return nil
    case .address(let state): return takeAddress(byte, state)
    case .script: takeReferenced(byte) { $0.script.take($1) }
    case .style: takeReferenced(byte) { $0.style.take($1) }
    }
    return nil
  }

  private mutating func endValue() {
    part = .tag
    if element == .script || element == .otherScript, attribute == "type" {
      element = hasOutput ? .script : ScriptContext.isRun(type: valueText) ? .script : .otherScript
    }
  }

  private mutating func takeAddress(_ byte: UInt8, _ state: AddressState) -> MarkupEvent? {
    guard case .scheme(let isDynamic) = state else {
      if state == .path, byte == UInt8(ascii: "?") { valueKind = .address(.query) }
      return nil
    }
    switch byte {
    case UInt8(ascii: ":"):
      let isScript = AddressText.runningScheme(Array(valueText.utf8)[...], colonFollows: true)
      valueKind = .address(isScript != nil && isScript != "data" ? .script : .path)
      return isDynamic ? .schemeEnd : nil
    case UInt8(ascii: "?"): valueKind = .address(.query)
    case UInt8(ascii: "/"), UInt8(ascii: "#"): valueKind = .address(.path)
    default: if valueText.utf8.count < 64 { valueText += String(UnicodeScalar(byte.lowercased)) }
    }
    return nil
  }

  /// Feeds an attribute's text to what reads it, with character references resolved.
  private mutating func takeReferenced(
    _ byte: UInt8, _ feed: (inout MarkupContext, UInt8) -> Void
  ) {
    guard byte == UInt8(ascii: "&") || !tail.isEmpty else { return feed(&self, byte) }
    tail.append(byte)
    guard byte == UInt8(ascii: ";") || tail.count > 12 else { return }
    var reader = ReferenceReader(tail[...])
    tail = []
    while let resolved = reader.next() { feed(&self, resolved) }
  }

  // MARK: Declarations and comments

  private mutating func takeDeclaration(_ byte: UInt8) {
    if tail.isEmpty, byte == UInt8(ascii: "-") {
      tail = [byte]
    } else if tail == [UInt8(ascii: "-")], byte == UInt8(ascii: "-") {
      part = .comment
      // As if two dashes stood there, so that `<!-->` ends at once.
      tail = Array("--".utf8)
    } else {
      part = byte == UInt8(ascii: ">") ? .text : .bogusComment
      tail = []
    }
  }

  private mutating func takeComment(_ byte: UInt8) {
    let isEnd = tail.suffix(2).elementsEqual("--".utf8) || tail.suffix(3).elementsEqual("--!".utf8)
    if byte == UInt8(ascii: ">"), isEnd {
      part = .text
      tail = []
      return
    }
    tail = tail.suffix(2) + [byte]
  }

  // MARK: Elements without tags

  private mutating func takeContent(_ byte: UInt8) -> MarkupEvent? {
    let closing = Array("</\(elementName)".utf8)
    if tail.elementsEqual(closing), byte.endsName, elementName != "plaintext" {
      tail = []
      isEndTag = true
      tagName = elementName
      finishTagName()
      return takeInTag(byte)
    }
    let next = tail + [byte.lowercased]
    tail = closing.starts(with: next) ? next : byte == UInt8(ascii: "<") ? [byte] : []
    switch element {
    case .script: script.take(byte)
    case .style: style.take(byte)
    default: break
    }
    // Then the next end tag would not end the outer script (section 13.2.5.17).
    guard script.hasCommentOpening, script.recent.elementsEqual("<script".utf8) else { return nil }
    return .problem(
      "'<script' behind '<!--' within a script", hint: "write it as '<\\script', or take '<!--' out"
    )
  }
}

extension UInt8 {
  /// `a` to `z` in either case.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// The ASCII letter in lower case; any other byte as it is.
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  /// What HTML takes for white space.
  var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }

  /// What ends the name of a tag or attribute.
  var endsName: Bool { isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
}
