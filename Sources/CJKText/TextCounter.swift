/// Counts what there is to read in a text that comes in pieces.
///
/// Works on UTF-8 bytes at the speed of memory: Han and kana, which fill Japanese and Chinese text,
/// are told by their ranges; the tables are for what is left. What counts as what:
///
///     漢字かなｶﾅ々〆ー      a character each; ends a word
///     don't e-mail 600     a word each: letters and digits, with apostrophes and hyphens inside
///     대한민국의 AI는        hangul words, one for each run without spaces that has Hangul in it
///     、。・（）「」 ! ☆     nothing; ends a word
///     https://… www.…      nothing, up to the next character that is no ASCII of a URL
///
/// Marks, variation selectors and zero-width characters belong to what they follow. Invalid
/// UTF-8 counts as nothing.
public struct TextCounter: Sendable {
  /// The counts of all that was added so far.
  public private(set) var counts = TextCounts.zero

  private var state = State.betweenWords
  /// Whether the run since the last space has been counted as a Hangul word.
  private var countedHangul = false

  private enum State: Sendable { case betweenWords, inWord, afterJoiner, inURL }

  /// Makes a counter of nothing.
  public init() {}

  /// Adds the next piece of a block; a word may go on in the following piece.
  ///
  /// - Parameters:
  ///   - utf8: the text of the piece; no character may be divided between two.
  ///   - isCode: whether the piece counts as code.
  public mutating func add(_ utf8: UnsafeBufferPointer<UInt8>, isCode: Bool) {
    guard let bytes = UnsafeRawPointer(utf8.baseAddress) else { return }
    var run = Tally()
    Self.pages.withUnsafeBufferPointer { table in
      guard let pages = table.baseAddress else { return }
      var index = 0
      while true {
        index = Self.skipCJK(bytes, from: index, end: utf8.count, pages, &run, &state)
        guard index < utf8.count else { break }
        index += step(utf8, at: index, &run)
      }
    }
    add(run, isCode: isCode)
  }

  /// What 64 characters are, a bit each.
  private struct Page {
    /// Those that count.
    var counted: UInt64 = 0
    /// Those that count or end a word; the others need another look.
    var known: UInt64 = 0
  }

  /// All pages of three-byte UTF-8 (U+0000-FFFF), by the character's upper ten bits.
  ///
  /// They know U+3000-30FF, of which `TextClassTable` says the same, U+3400-4DBF, U+4E00-9FFF and
  /// fullwidth punctuation. Japanese text changes between Han, kana and punctuation at every other
  /// character: a branch for each kind is guessed wrong too often, a table has none.
  private static let pages: [Page] = {
    var pages = [Page](repeating: Page(), count: 1024)
    pages[0x3000 >> 6] = Page(counted: 0x1F3E_03FE_0000_00E0, known: 0x1F3E_03FE_FFFF_FFEE)
    pages[0x3040 >> 6] = Page(counted: 0xFFFF_FFFF_FFFF_FFFE, known: 0xFFFF_FFFF_FFFF_FFFE)
    pages[0x3080 >> 6] = Page(counted: 0xFFFF_FFFE_E07F_FFFF, known: 0xFFFF_FFFE_E07F_FFFF)
    pages[0x30C0 >> 6] = Page(counted: 0xF7FF_FFFF_FFFF_FFFF, known: 0xF7FF_FFFF_FFFF_FFFF)
    for page in 0x3400 >> 6...0x9FFF >> 6 { pages[page] = Page(counted: .max, known: .max) }
    // U+4DC0-4DFF are the hexagrams, which are no letters.
    pages[0x4DC0 >> 6] = Page(counted: 0, known: .max)
    // `！` to `／` and `：` to `＠`.
    pages[0xFF00 >> 6] = Page(counted: 0, known: 0x0000_0001_FC00_FFFE)
    return pages
  }()

  /// Counts characters up to the first that is neither Han or kana nor their punctuation, and gives its
  /// index.
  @inline(__always)
  private static func skipCJK(
    _ bytes: UnsafeRawPointer, from start: Int, end: Int, _ pages: UnsafePointer<Page>,
    _ run: inout Tally, _ state: inout State
  ) -> Int {
    var index = start
    var characters: UInt64 = 0
    // One load holds a character and a byte behind it.
    while index &+ 4 <= end {
      let word = UInt32(
        littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
      guard count(word, pages, &characters) else { break }
      index &+= 3
    }
    if index &+ 3 == end, count(lastWord(bytes, at: index), pages, &characters) { index &+= 3 }
    if index > start { state = .betweenWords }
    run.characters &+= Int(truncatingIfNeeded: characters)
    return index
  }

  /// Counts the character in the lower three bytes, unless it is none of the pages' own.
  @inline(__always)
  private static func count(
    _ word: UInt32, _ pages: UnsafePointer<Page>, _ characters: inout UInt64
  ) -> Bool {
    guard word & 0xC0C0F0 == 0x8080E0 else { return false }
    let page = pages + Int(truncatingIfNeeded: (word & 0xF) << 6 | (word >> 8) & 0x3F)
    let bit = UInt64(truncatingIfNeeded: word >> 16)
    guard page.pointee.known &>> bit & 1 != 0 else { return false }
    characters &+= page.pointee.counted &>> bit & 1
    return true
  }

  /// The last three bytes of a text, behind which nothing may be read.
  @inline(__always)
  private static func lastWord(_ bytes: UnsafeRawPointer, at index: Int) -> UInt32 {
    let pair = UInt16(
      littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt16.self))
    let last = bytes.load(fromByteOffset: index &+ 2, as: UInt8.self)
    return UInt32(pair) | UInt32(last) << 16
  }

  /// Ends a block: a paragraph, a heading, a table cell.
  ///
  /// What follows starts a new word.
  public mutating func endBlock() {
    state = .betweenWords
    countedHangul = false
  }

  /// Counts an image.
  public mutating func addImage() {
    counts.images += 1
  }

  private struct Tally {
    var characters = 0
    var words = 0
    var hangulWords = 0
  }

  private mutating func add(_ run: Tally, isCode: Bool) {
    if isCode {
      counts.codeCharacters += run.characters
      counts.codeWords += run.words
      counts.codeHangulWords += run.hangulWords
    } else {
      counts.characters += run.characters
      counts.words += run.words
      counts.hangulWords += run.hangulWords
    }
  }

  /// Counts the character at an index and returns its length in bytes.
  private mutating func step(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int, _ run: inout Tally
  ) -> Int {
    let byte = utf8[index]
    guard byte >= 0x80 else { return stepASCII(utf8, at: index, byte, &run) }
    guard let (scalar, length) = UTF8Decoder.scalar(in: utf8, at: index) else {
      state = .betweenWords
      return 1
    }
    if state == .inURL { state = .betweenWords }
    switch TextClass(of: scalar) {
    case .letter: addLetter(&run)
    case .cjk:
      state = .betweenWords
      run.characters += 1
    case .hangul:
      state = .betweenWords
      run.hangulWords += countedHangul ? 0 : 1
      countedHangul = true
      return Self.hangulLength(of: utf8, from: index, first: length)
    case .transparent: break
    case .joiner: state = state == .inWord ? .afterJoiner : .betweenWords
    case .space:
      state = .betweenWords
      countedHangul = false
    case .other: state = .betweenWords
    }
    return length
  }

  /// The length of a run of Hangul syllables, U+AC00-D7A3, of which the first was looked at.
  private static func hangulLength(
    of utf8: UnsafeBufferPointer<UInt8>, from start: Int, first: Int
  ) -> Int {
    var index = start + first
    while index + 3 <= utf8.count {
      let scalar =
        UInt32(utf8[index]) << 12 | UInt32(utf8[index + 1] & 0x3F) << 6
        | UInt32(utf8[index + 2] & 0x3F)
      guard scalar &- 0xEAC00 < 0x2BA4, utf8[index + 1] & 0xC0 == 0x80,
        utf8[index + 2] & 0xC0 == 0x80
      else { break }
      index += 3
    }
    return index - start
  }

  /// Counts an ASCII character, with the letters and digits or the URL that follow it.
  private mutating func stepASCII(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int, _ byte: UInt8, _ run: inout Tally
  ) -> Int {
    if state == .inURL {
      guard Self.isPartOfURL(byte) else {
        state = .betweenWords
        return 0
      }
      return Self.length(of: utf8, from: index, while: Self.isPartOfURL)
    }
    if Self.isLetterOrDigit(byte) {
      if state == .betweenWords, Self.startsURL(utf8, at: index) {
        state = .inURL
        return Self.length(of: utf8, from: index, while: Self.isPartOfURL)
      }
      addLetter(&run)
      return Self.length(of: utf8, from: index, while: Self.isLetterOrDigit)
    }
    if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") {
      state = state == .inWord ? .afterJoiner : .betweenWords
    } else {
      state = .betweenWords
      if byte <= 0x20 { countedHangul = false }
    }
    return 1
  }

  private mutating func addLetter(_ run: inout Tally) {
    if state == .betweenWords { run.words += 1 }
    state = .inWord
  }

  @inline(__always)
  private static func length(
    of utf8: UnsafeBufferPointer<UInt8>, from start: Int, while matches: (UInt8) -> Bool
  ) -> Int {
    var end = start + 1
    while end < utf8.count, matches(utf8[end]) { end += 1 }
    return end - start
  }

  @inline(__always)
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
  }

  /// ASCII without blanks and what may stand around a URL: `<`, `>`, `"` and a backtick.
  private static func isPartOfURL(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
      && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "`")
  }

  private static func startsURL(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let first = utf8[index] | 0x20
    guard first == UInt8(ascii: "h") || first == UInt8(ascii: "w") else { return false }
    return matches("http://", utf8, at: index) || matches("https://", utf8, at: index)
      || matches("www.", utf8, at: index)
  }

  /// Whether an ASCII text in lower case stands at an index, in any case.
  private static func matches(
    _ text: StaticString, _ utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Bool {
    guard index + text.utf8CodeUnitCount <= utf8.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      let byte = utf8[index + offset]
      let lower = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      guard lower == text.utf8Start[offset] else { return false }
    }
    return true
  }
}
