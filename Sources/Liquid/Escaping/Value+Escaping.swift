extension Escaper {
  /// Appends a value, made safe for the place.
  @inline(__always)
  func write(_ value: Value, into output: inout OutputBuffer) {
    switch (place, value) {
    case (.text, .text(let text)): HTMLText.append(text, to: &output)
    case (.text, .html(let bytes)), (.raw, .html(let bytes)): output.append(bytes: bytes)
    case (.attribute, .text(let text)) where wrapper != .noQuotes && address != .query:
      HTMLText.append(text, to: &output)
    case (.attribute, .html(let bytes))
    where wrapper != .noQuotes && address != .query && HTMLText.standsInAttributes(bytes):
      output.append(bytes: bytes)
    case (.script, .script(let bytes)) where wrapper == .none: output.append(bytes: bytes)
    default: writeElsewhere(value, into: &output)
    }
  }

  private func writeElsewhere(_ value: Value, into output: inout OutputBuffer) {
    var bytes: [UInt8] = []
    // What is appended may depend on what comes before it.
    if let last = output.last { bytes.append(last) }
    let start = bytes.count
    write(value, into: &bytes)
    bytes.withUnsafeBufferPointer {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start...]))
    }
  }

  /// The same to an array.
  func write(_ value: Value, into output: inout [UInt8]) {
    if wrapper == .none { return writeInner(value, into: &output) }
    var inner: [UInt8] = []
    writeInner(value, into: &inner)
    let isEscaped = place == .attribute || place == .document
    if !isEscaped {
      let source = inner
      inner = []
      source.withUnsafeBufferPointer { HTMLText.appendEscaped($0, to: &inner) }
    }
    if wrapper == .noQuotes {
      HTMLText.appendUnquoted(inner, to: &output)
    } else {
      output += inner
    }
  }

  private func writeInner(_ value: Value, into output: inout [UInt8]) {
    switch place {
    case .raw: value.write(into: &output, escaping: false)
    case .text: value.write(into: &output, escaping: true)
    case .attribute: writeAttribute(value, into: &output)
    case .comment: HTMLText.appendComment(value.printedBytes, to: &output)
    case .script: ScriptText.append(value, to: &output)
    case .scriptString: ScriptText.appendCharacters(value.printedBytes, to: &output)
    case .scriptPattern: ScriptText.appendPattern(value.printedBytes, to: &output)
    case .scriptComment: ScriptText.appendQuoted(value.printedBytes, to: &output)
    case .style: StyleText.append(value.printedBytes, isQuoted: false, to: &output)
    case .styleString: StyleText.append(value.printedBytes, isQuoted: true, to: &output)
    case .document:
      var document: [UInt8] = []
      value.write(into: &document, escaping: true)
      document.withUnsafeBufferPointer { HTMLText.appendEscaped($0, to: &output) }
    case .tagName:
      output += value.printedBytes.filter {
        $0.isDigit || ($0 < 0x80 && $0 != 0x5F && $0.startsName) || $0 == UInt8(ascii: "-")
      }
    }
  }

  /// Text is escaped; of markup, tags go and references stay.
  private func writeAttribute(_ value: Value, into output: inout [UInt8]) {
    if value.hasMarkup {
      var markup: [UInt8] = []
      value.write(into: &markup, escaping: true)
      return HTMLText.appendWithoutTags(markup, to: &output)
    }
    var bytes = value.printedBytes
    if address == .query { bytes = AddressText.queryBytes(bytes) }
    bytes.withUnsafeBufferPointer { HTMLText.appendEscaped($0, to: &output) }
  }
}

extension Value {
  /// What is printed for the value, not escaped.
  var printedBytes: [UInt8] {
    switch self {
    case .html(let bytes), .script(let bytes): return bytes
    case .text(let text): return Array(text.utf8)
    default:
      var bytes: [UInt8] = []
      write(into: &bytes, escaping: false)
      return bytes
    }
  }
}

extension HTMLText {
  /// Appends markup as text of an attribute or of an element without tags: tags, comments, scripts
  /// and styles are taken out, references stay as they are.
  static func appendWithoutTags(_ markup: [UInt8], to output: inout [UInt8]) {
    for byte in HTMLStripper.strip(markup) {
      switch byte {
      case UInt8(ascii: "<"): output.append("&lt;")
      case UInt8(ascii: ">"): output.append("&gt;")
      case UInt8(ascii: "\""): output.append("&quot;")
      case UInt8(ascii: "'"): output.append("&#39;")
      default: output.append(byte)
      }
    }
  }

  /// Whether markup is the same as text of an attribute: it has neither tags nor quotes.
  static func standsInAttributes(_ markup: [UInt8]) -> Bool {
    markup.allSatisfy { byte in
      byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
        && byte != UInt8(ascii: "'")
    }
  }

  /// Appends text within a comment, which no `-` or `>` of it can end.
  static func appendComment(_ text: [UInt8], to output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): output.append("&lt;")
      case UInt8(ascii: ">"): output.append("&gt;")
      case UInt8(ascii: "-"): output.append("&#45;")
      default: output.append(byte)
      }
    }
  }

  /// Appends escaped text with references also for what would end a value without quotes.
  static func appendUnquoted(_ escaped: [UInt8], to output: inout [UInt8]) {
    for byte in escaped {
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "="), UInt8(ascii: "`"):
        output.append("&#\(byte);")
      default: output.append(byte)
      }
    }
  }
}
