/// A failure of libyaml with its places in bytes of the text.
struct SyntaxFailure {
  let context: String
  let problem: String
  let contextPlace: Int
  let problemPlace: Int
}

/// A syntax error in the words of those who write front matter.
///
/// libyaml says where it could not go on, which is often far behind the mistake: a quote that is
/// never closed swallows lines until the next one. So the mistakes that people make are looked for
/// first, each by a rule of its own; what none of them knows is told in libyaml's words.
struct SyntaxDiagnosis {
  let message: String
  let hint: String?
  /// In bytes of the text.
  let place: Int

  init(_ message: String, hint: String?, at place: Int) {
    self.message = message
    self.hint = hint
    self.place = place
  }

  init(_ failure: SyntaxFailure, in text: CleanText) {
    let context = SyntaxContext(failure, text.bytes)
    self =
      context.tab() ?? context.openQuote() ?? context.openBracket() ?? context.textBehindValue()
      ?? context.colonInValue() ?? context.missingColon() ?? context.specialCharacter()
      ?? context.other()
  }
}

/// A failure and the text around it.
struct SyntaxContext {
  let failure: SyntaxFailure
  let bytes: [UInt8]
  /// The line of the problem; where the text has ended, its last line.
  let line: Range<Int>

  init(_ failure: SyntaxFailure, _ bytes: [UInt8]) {
    self.failure = failure
    self.bytes = bytes
    let start = LineBounds.start(at: failure.problemPlace, in: bytes)
    line = start..<LineBounds.end(of: start, in: bytes)
  }

  /// A tab where only blanks may indent.
  func tab() -> SyntaxDiagnosis? {
    for start in [line.lowerBound, LineBounds.start(at: failure.contextPlace, in: bytes)] {
      let indent = bytes[start..<LineBounds.end(of: start, in: bytes)].prefix {
        $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
      }
      guard let tab = indent.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      return SyntaxDiagnosis(
        "a tab cannot indent a line in YAML", hint: "indent with blanks", at: tab)
    }
    return nil
  }

  func openQuote() -> SyntaxDiagnosis? {
    let isEndless =
      failure.context == "while scanning a quoted scalar"
      && failure.problem.hasPrefix("found unexpected")
    let found = QuoteScanner(bytes).openQuote(before: failure.problemPlace)
    guard let place = found ?? (isEndless ? failure.contextPlace : nil), place < bytes.count else {
      return nil
    }
    let quote = bytes[place] == UInt8(ascii: "'") ? "'" : "\""
    return SyntaxDiagnosis(
      "this quote is never closed", hint: "put \(quote) at the end of the value", at: place)
  }

  func openBracket() -> SyntaxDiagnosis? {
    let isSequence = failure.context == "while parsing a flow sequence"
    guard isSequence || failure.context == "while parsing a flow mapping" else { return nil }
    let place = failure.contextPlace
    guard place < bytes.count else { return nil }
    let (open, close) = isSequence ? ("[", "]") : ("{", "}")
    if QuoteScanner(bytes).closingBracket(of: place) == nil {
      return SyntaxDiagnosis(
        "this '\(open)' is never closed", hint: "put '\(close)' at the end of the value", at: place)
    }
    return SyntaxDiagnosis(
      "expected ',' or '\(close)' here", hint: "put a ',' between the values",
      at: failure.problemPlace)
  }

  /// `title: [注目] 新製品` and `title: "引用" について`: text behind what looked like the whole value.
  func textBehindValue() -> SyntaxDiagnosis? {
    guard failure.problem == "did not find expected key",
      let value = QuoteScanner(bytes).value(inLine: line), value < failure.problemPlace,
      failure.problemPlace < line.upperBound
    else { return nil }
    let what: String
    switch bytes[value] {
    case UInt8(ascii: "["), UInt8(ascii: "{"): what = "bracket"
    case UInt8(ascii: "\""), UInt8(ascii: "'"): what = "quote"
    default: return nil
    }
    return SyntaxDiagnosis(
      "text behind the closing \(what)", hint: "put the whole value in quotes",
      at: failure.problemPlace)
  }

  func colonInValue() -> SyntaxDiagnosis? {
    guard failure.problem == "mapping values are not allowed in this context" else { return nil }
    let isIndented = bytes[line.lowerBound] == UInt8(ascii: " ")
    if let value = QuoteScanner(bytes).value(inLine: line), value <= failure.problemPlace {
      return SyntaxDiagnosis(
        "': ' inside of a value without quotes", hint: "put the value in quotes",
        at: failure.problemPlace)
    }
    guard isIndented else { return missingColonAbove() }
    return SyntaxDiagnosis(
      "this line is indented like a part of the value above it",
      hint: "begin it in the column of the other keys",
      at: line.lowerBound + bytes[line].prefix { $0 == UInt8(ascii: " ") }.count)
  }

  /// A line that is neither a key nor a part of a value.
  func missingColon() -> SyntaxDiagnosis? {
    guard failure.problem == "could not find expected ':'" else { return nil }
    return missingColon(at: failure.contextPlace)
  }

  /// The same before all other keys: the next line's key seems to be its continuation.
  private func missingColonAbove() -> SyntaxDiagnosis? {
    var start = line.lowerBound
    while start > 0 {
      start = LineBounds.start(at: start - 1, in: bytes)
      let isBlank = bytes[start] == UInt8(ascii: " ") || LineBounds.isEnd(bytes[start])
      guard !isBlank else { continue }
      return OutermostEntry.looksLikeEntry(start, bytes) ? nil : missingColon(at: start)
    }
    return nil
  }

  private func missingColon(at place: Int) -> SyntaxDiagnosis {
    let start = LineBounds.start(at: place, in: bytes)
    let end = LineBounds.end(of: start, in: bytes)
    let content = String(decoding: bytes[start..<end], as: UTF8.self)
    var hint = "write 'key: value'; put text of several lines in quotes"
    if content.unicodeScalars.contains("：") {
      hint = "write a half-width ':' and a blank behind the key, not '：'"
    } else if content.utf8.contains(UInt8(ascii: ":")) {
      hint = "put a blank behind the ':'"
    }
    return SyntaxDiagnosis("expected ': ' behind this key", hint: hint, at: place)
  }

  /// A value that begins with a character to which YAML gives a meaning.
  func specialCharacter() -> SyntaxDiagnosis? {
    let problems = [
      "found character that cannot start any token",
      "did not find expected alphabetic or numeric character",
    ]
    let isTag = failure.context.hasSuffix("a tag")
    let isHandle = failure.problem == "found undefined tag handle"
    guard problems.contains(failure.problem) || isTag || isHandle else { return nil }
    let isProblem = failure.problem == problems[0] || isHandle
    let place = isProblem ? failure.problemPlace : failure.contextPlace
    guard place < bytes.count, bytes[place] < 0x80 else { return nil }
    let character = Character(Unicode.Scalar(bytes[place]))
    return SyntaxDiagnosis(
      "a value without quotes cannot begin with '\(character)'", hint: "put the value in quotes",
      at: place)
  }

  /// libyaml's words, with a hint where one is known.
  func other() -> SyntaxDiagnosis {
    let hint: String? =
      switch failure.problem {
      case "found unknown escape character":
        "write '\\\\' for a backslash, or use single quotes"
      case "block sequence entries are not allowed in this context":
        "begin a list on a line of its own, or write it in brackets"
      case "did not find expected <document start>":
        "is this line behind a closing bracket or quote, or not indented enough?"
      case "did not find expected key", "did not find expected '-' indicator":
        "is the line indented like the ones above it?"
      default: nil
      }
    let words = [failure.problem, failure.context].filter { !$0.isEmpty }
    return SyntaxDiagnosis(words.joined(separator: " "), hint: hint, at: failure.problemPlace)
  }
}
