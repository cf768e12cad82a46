/// Takes a date apart from left to right: `2025-12-28`, `2025/1/8 9:05`, `2025-12-28T16:40:31.5+09:00`.
struct DateScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  private(set) var clock = ClockReading(year: 0, month: 1, day: 1)
  /// Seconds east of UTC when the text says so.
  private(set) var offset: Int?
  /// The first part that cannot be, in the order of the text.
  private(set) var impossible: ClockReading.Impossible?

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  /// Whether all of the text has a known shape; the parts may be impossible all the same.
  mutating func scan() -> Bool {
    skipBlanks()
    guard scanDate() else { return false }
    if takeTimeMark() {
      guard scanTime(), scanOffset() else { return false }
    }
    skipBlanks()
    guard index == text.count else { return false }
    impossible = clock.impossible ?? impossible
    return true
  }

  private mutating func scanDate() -> Bool {
    guard let year = number(digits: 4...4), let separator = peek,
      separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/"), take(separator),
      let month = number(digits: 1...2), take(separator), let day = number(digits: 1...2)
    else { return false }
    (clock.year, clock.month, clock.day) = (year, month, day)
    return true
  }

  /// A `T` or blanks with a digit behind them.
  private mutating func takeTimeMark() -> Bool {
    if take(UInt8(ascii: "T")) || take(UInt8(ascii: "t")) { return true }
    let start = index
    skipBlanks()
    guard index > start, let next = peek, Self.isDigit(next) else {
      index = start
      return false
    }
    return true
  }

  private mutating func scanTime() -> Bool {
    guard let hour = number(digits: 1...2), take(UInt8(ascii: ":")),
      let minute = number(digits: 2...2)
    else { return false }
    (clock.hour, clock.minute) = (hour, minute)
    guard take(UInt8(ascii: ":")) else { return true }
    guard let second = number(digits: 2...2) else { return false }
    clock.second = second
    guard take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) else { return true }
    let start = index
    while let next = peek, Self.isDigit(next) { index += 1 }
    return index > start
  }

  private mutating func scanOffset() -> Bool {
    let start = index
    skipBlanks()
    guard let next = peek else { return true }
    switch next {
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      index += 1
      return scanNumericOffset(sign: next == UInt8(ascii: "-") ? -1 : 1)
    default:
      for (name, seconds) in Self.namedOffsets where takeWord(name) {
        offset = seconds
        return true
      }
      index = start
      return true
    }
  }

  /// The names of UTC, and the two zones of this program's readers whose abbreviations have one
  /// meaning only (`CST` has three).
  private static let namedOffsets: [(name: String, seconds: Int)] = [
    ("Z", 0), ("UTC", 0), ("GMT", 0), ("JST", 9 * 3600), ("KST", 9 * 3600),
  ]

  /// `09`, `0900`, `09:00` or `09:00:00`; a single digit for the hour only before a colon.
  private mutating func scanNumericOffset(sign: Int) -> Bool {
    let start = index
    guard let hour = number(digits: 1...2) else { return false }
    var parts = [hour, 0, 0]
    let hasColons = peek == UInt8(ascii: ":")
    guard hasColons || index - start == 2 else { return false }
    for position in 1...2 {
      if hasColons {
        guard take(UInt8(ascii: ":")) else { break }
        guard let part = number(digits: 2...2) else { return false }
        parts[position] = part
      } else if let part = number(digits: 2...2) {
        parts[position] = part
      }
    }
    offset = sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])
    if parts[0] > 23 || parts[1] > 59 || parts[2] > 59 {
      impossible = ClockReading.Impossible(
        part: .offset, value: sign * (parts[0] * 100 + parts[1]), allowed: -2359...2359)
    }
    return true
  }
}

extension DateScanner {
  private var peek: UInt8? { index < text.count ? text[index] : nil }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while peek == UInt8(ascii: " ") || peek == UInt8(ascii: "\t") { index += 1 }
  }

  /// A word in either case that ends where no letter follows.
  private mutating func takeWord(_ word: String) -> Bool {
    var position = index
    for byte in word.utf8 {
      guard position < text.count, text[position] & 0xDF == byte else { return false }
      position += 1
    }
    index = position
    return true
  }

  /// Digits as many as there are; nil, with none taken, when these are too few or too many.
  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var position = index
    while position < text.count, position - index < digits.upperBound, Self.isDigit(text[position])
    {
      value = value * 10 + Int(text[position] - UInt8(ascii: "0"))
      position += 1
    }
    guard position - index >= digits.lowerBound else { return nil }
    index = position
    return value
  }
}
