/// Takes the bytes of one of libcmark's nodes apart at the sentinels in them.
struct SentinelReader {
  /// A piece of the bytes; sentinels that only told libcmark something lie between two.
  enum Piece {
    case plain(Range<Int>)
    /// A character that the author escaped.
    case escaped(Range<Int>)
    /// A token, or the end of a carrier.
    case token(Int?)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let sentinels: Sentinels
  private let leads: SentinelLeads
  private var index = 0
  /// An escaped character, or a token, that lies right behind the piece before.
  private var held: Piece?

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ rewrite: Rewrite) {
    self.bytes = bytes
    sentinels = rewrite.sentinels
    leads = SentinelLeads(rewrite)
  }

  /// The next piece; nil at the end.
  mutating func next() -> Piece? {
    if let piece = held {
      held = nil
      return piece
    }
    var start = index
    while index < bytes.count {
      index = leads.firstIndex(in: bytes, from: index)
      guard index < bytes.count else { break }
      let end = index
      if skipSilent() {
        if end > start { return .plain(start..<end) }
        start = index
        continue
      }
      if sentinels.escapeMark.stands(in: bytes, at: end), end > start {
        index += sentinels.escapeMark.length
        return piece(start, end - 1, then: .escaped(end - 1..<end))
      }
      if sentinels.tokenMark.stands(in: bytes, at: end) {
        return piece(start, end, then: .token(number()))
      }
      index += 1
    }
    return start < index ? .plain(start..<index) : nil
  }

  /// Passes over a sentinel that only tells libcmark something.
  private mutating func skipSilent() -> Bool {
    skip(sentinels.letter) || skip(sentinels.punctuation) || skip(sentinels.space)
  }

  private mutating func skip(_ sentinel: Sentinels.Sentinel) -> Bool {
    guard sentinel.stands(in: bytes, at: index) else { return false }
    index += sentinel.length
    return true
  }

  private mutating func piece(_ start: Int, _ end: Int, then piece: Piece) -> Piece {
    guard start < end else { return piece }
    held = piece
    return .plain(start..<end)
  }

  /// Reads a token, from its first mark through its last.
  private mutating func number() -> Int? {
    index += sentinels.tokenMark.length
    var number: Int?
    while index < bytes.count, bytes[index].isDigit {
      number = (number ?? 0) * 10 + Int(bytes[index] - UInt8(ascii: "0"))
      index += 1
    }
    index += sentinels.tokenMark.length
    return number
  }
}

/// The bytes with which the sentinels of a rewritten text begin.
struct SentinelLeads {
  /// That of the space, where the text holds one.
  private let space: BytePattern?

  init(_ rewrite: Rewrite) {
    space = rewrite.hasSpaces ? rewrite.sentinels.spaceLead : nil
  }

  /// Where one stands at or after an index, or the count.
  @inline(__always)
  func firstIndex(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let space else { return bytes.firstIndex(from: start, of: Sentinels.lead) }
    return bytes.firstIndex(from: start, of: (Sentinels.lead, space, space))
  }
}
