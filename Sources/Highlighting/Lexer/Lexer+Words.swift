/// Words and numbers.
extension Lexer where Sink: ~Copyable {
  mutating func takeWord(_ table: WordTable) -> Bool {
    let start = position
    var end = start
    while end < limit, table.isRest[Int(source[end])], !isIdeographicSpace(at: end) { end += 1 }
    count(end - start)
    guard end > start else { return false }
    let kind = kind(of: start..<end, table)
    take(kind, upTo: end)
    return true
  }

  /// U+3000-303F, the space and punctuation of CJK text.
  ///
  /// They end words in prose and in comments that lack their sign, as a blank would.
  private func isIdeographicSpace(at index: Int) -> Bool {
    source[index] == 0xE3 && index + 1 < limit && source[index + 1] == 0x80
  }

  private mutating func kind(of word: Range<Int>, _ table: WordTable) -> TokenKind {
    let vocabulary = table.vocabulary
    let isMember =
      vocabulary.dotHidesKnown && word.lowerBound > 0
      && source[word.lowerBound - 1] == UInt8(ascii: ".")
      && (word.lowerBound < 2 || source[word.lowerBound - 2] != UInt8(ascii: "."))
    let announced = announcedKind(before: word.lowerBound)
    if !isMember, let meaning = table.meaning(of: .init(rebasing: source[word])),
      holds(meaning.condition, before: word.upperBound)
    {
      if meaning.kind == .keyword { lastKeywordEnd = word.upperBound }
      self.announced = (meaning.announces, word.upperBound)
      return meaning.kind
    }
    return announced ?? kind(ofUnknown: word, table)
  }

  private func holds(_ condition: WordTable.Meaning.Condition, before index: Int) -> Bool {
    switch condition {
    case .always: true
    case .beforeBlank: index == limit || ByteSet.space.contains(source[index])
    case .notBeforeColon: byte(at: index) != UInt8(ascii: ":")
    }
  }

  private func announcedKind(before start: Int) -> TokenKind? {
    guard announced.kind != .plain, start > announced.end, start - announced.end < 16 else {
      return nil
    }
    let between = source[announced.end..<start]
    return between.allSatisfy { $0 == UInt8(ascii: " ") } ? announced.kind : nil
  }

  private func kind(ofUnknown word: Range<Int>, _ table: WordTable) -> TokenKind {
    if word.upperBound < limit {
      let kind = table.kindBefore[Int(source[word.upperBound])]
      if kind != .plain { return kind }
    }
    let vocabulary = table.vocabulary
    guard source[word.lowerBound] &- UInt8(ascii: "A") < 26 else { return vocabulary.otherwise }
    if let kind = vocabulary.uppercase, word.count > 1,
      !source[word].contains(where: { $0 &- UInt8(ascii: "a") < 26 || $0 >= 0x80 })
    {
      return kind
    }
    return vocabulary.capitalized ?? vocabulary.otherwise
  }

  /// A number as most languages write it: `12`, `1_000`, `0xFF`, `1.5e-3`, `.5`, with letters behind.
  mutating func takeNumber(suffix: Int) -> Bool {
    guard let start = digitsStart else { return false }
    var end = start
    if source[position] == UInt8(ascii: "0"), isLetter("xob", at: position + 1) {
      end = position + 2
    } else {
      end = digits(from: start)
      if byte(at: end) == UInt8(ascii: "."), isDigit(at: end + 1) { end = digits(from: end + 1) }
      if isLetter("e", at: end) {
        let isSigned =
          byte(at: end + 1) == UInt8(ascii: "-") || byte(at: end + 1) == UInt8(ascii: "+")
        if isDigit(at: end + (isSigned ? 2 : 1)) { end = digits(from: end + (isSigned ? 2 : 1)) }
      }
    }
    while end < limit, source[end] < 0x80, ByteSet.word.contains(source[end]) { end += 1 }
    while end < limit, grammar.sets[suffix + Int(source[end])] { end += 1 }
    count(end - position)
    take(.number, upTo: end)
    return true
  }

  /// The first digit, unless what is here is a dot that begins no number.
  private var digitsStart: Int? {
    if isDigit(at: position) { return position }
    return source[position] == UInt8(ascii: ".") && isDigit(at: position + 1) ? position + 1 : nil
  }

  private func digits(from start: Int) -> Int {
    var end = start
    while isDigit(at: end) || isSeparator(at: end) { end += 1 }
    return end
  }

  /// `1_000`, and in C++ `1'000`.
  private func isSeparator(at index: Int) -> Bool {
    switch byte(at: index) {
    case UInt8(ascii: "_"): true
    case UInt8(ascii: "'"): isDigit(at: index + 1) && isDigit(at: index - 1)
    default: false
    }
  }

  private func byte(at index: Int) -> UInt8 {
    index < limit ? source[index] : 0
  }

  private func isDigit(at index: Int) -> Bool {
    byte(at: index) &- UInt8(ascii: "0") < 10
  }

  private func isLetter(_ letters: StaticString, at index: Int) -> Bool {
    let byte = byte(at: index).lowercased
    return UnsafeBufferPointer(start: letters.utf8Start, count: letters.utf8CodeUnitCount)
      .contains(byte)
  }
}
