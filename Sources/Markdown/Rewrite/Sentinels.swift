import CJKText

/// Characters that do not occur in a text, which the rewrite puts into it to tell libcmark something
/// and the tree's builder takes out again.
///
/// libcmark decides whether emphasis starts or ends at a run of `*` from the kinds of characters on
/// its two sides, so one of the right kind beside a run brings about any decision; the others mark
/// places. Which code points they are depends on the text: those are taken that it does not hold,
/// neither as bytes nor as numeric entities.
struct Sentinels {
  /// A letter to libcmark: a private-use code point.
  let letter: Sentinel
  /// Punctuation to libcmark.
  let punctuation: Sentinel
  /// White space to libcmark that no line ends with.
  let space: Sentinel
  /// Behind a character that was escaped; punctuation, as what it stands behind.
  let escapeMark: Sentinel
  /// Around the number of a token; punctuation, as what a token replaces.
  let tokenMark: Sentinel

  /// What all of them begin with that are four bytes long; the space has another length.
  static let lead = BytePattern(0xF0, mask: 0xFC)

  /// What the space begins with.
  var spaceLead: BytePattern { BytePattern(space.byte(0)) }

  /// One of them, in UTF-8: up to four bytes, the first of them lowest.
  struct Sentinel: Hashable {
    fileprivate let word: UInt32
    let length: Int

    fileprivate init(_ scalar: UInt32) {
      let bytes = Array(String(Unicode.Scalar(scalar) ?? " ").utf8)
      word = bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
      length = bytes.count
    }

    /// Whether it stands at an index.
    @inline(__always)
    func stands(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
      guard index + length <= text.count else { return false }
      for offset in 0..<length where text[index + offset] != byte(offset) { return false }
      return true
    }

    @inline(__always)
    fileprivate func byte(_ offset: Int) -> UInt8 {
      UInt8(truncatingIfNeeded: word >> UInt32(8 * offset))
    }
  }

  /// Finds characters that a text does not hold; nil for one that holds too many of them.
  init?(for text: UnsafeBufferPointer<UInt8>, _ occurring: ByteSet) {
    let used = Self.used(in: text, occurring)
    var letters = Self.letters.lazy.filter { !used.contains($0) }.makeIterator()
    var signs = Self.signs.lazy.filter { !used.contains($0) }.makeIterator()
    var spaces = Self.spaces.lazy.filter { !used.contains($0) }.makeIterator()
    guard let letter = letters.next(), let space = spaces.next(), let first = signs.next(),
      let second = signs.next(), let third = signs.next()
    else { return nil }
    self.letter = Sentinel(letter)
    self.space = Sentinel(space)
    punctuation = Sentinel(first)
    escapeMark = Sentinel(second)
    tokenMark = Sentinel(third)
  }

  /// Private use, in the plane that icon fonts leave alone.
  private static let letters = Array(UInt32(0xF0000)...0xF00FF)
  /// Cuneiform, Kharoshthi and Phags-pa punctuation (Po), which libcmark 0.30 knows as such.
  static let signs = Array(UInt32(0x12470)...0x12474) + Array(0x10A50...0x10A58)
  /// Zs without what anybody types: the Ogham space and the typographer's quads.
  private static let spaces: [UInt32] = [0x1680, 0x2001, 0x2000, 0x2006, 0x205F]

  /// The candidates that a text holds.
  private static func used(
    in text: UnsafeBufferPointer<UInt8>, _ occurring: ByteSet
  ) -> Set<UInt32> {
    var used = occurring.contains("&") ? NumericEntities.values(in: text) : []
    guard occurring.hasNonASCII else { return used }
    var index = text.firstIndex(from: 0, of: leads)
    while index < text.count {
      if let (scalar, _) = UTF8Decoder.scalar(in: text, at: index) { used.insert(scalar) }
      index = text.firstIndex(from: index + 1, of: leads)
    }
    return used
  }

  /// What candidates begin with: E1, E2, F0 and F3, the last two among their neighbours.
  private static let leads = (BytePattern(0xE1), BytePattern(0xE2), lead)
}

extension [UInt8] {
  mutating func append(_ sentinel: Sentinels.Sentinel) {
    for offset in 0..<sentinel.length { append(sentinel.byte(offset)) }
  }
}
