extension PosixZoneRule {
  /// Reads a rule; nil when it is not well formed.
  ///
  /// POSIX lets a rule name summer time without saying when it is; such a rule is refused here.
  init?(_ text: some Sequence<UInt8>) {
    var scanner = PosixZoneScanner(Array(text))
    guard scanner.skipName(), let west = scanner.time(hours: 24) else { return nil }
    standardOffset = -west
    if scanner.isAtEnd {
      summer = nil
      return
    }
    guard scanner.skipName() else { return nil }
    var summerOffset = standardOffset + 3600
    if scanner.peek != UInt8(ascii: ",") {
      guard let west = scanner.time(hours: 24) else { return nil }
      summerOffset = -west
    }
    guard let start = scanner.change(), let end = scanner.change(), scanner.isAtEnd else {
      return nil
    }
    summer = Summer(offset: summerOffset, start: start, end: end)
  }
}

private struct PosixZoneScanner {
  private let text: [UInt8]
  private var index = 0

  init(_ text: [UInt8]) {
    self.text = text
  }

  var isAtEnd: Bool { index == text.count }
  var peek: UInt8? { index < text.count ? text[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  /// Letters, or letters, digits and signs in angle brackets.
  mutating func skipName() -> Bool {
    let start = index
    if take("<") {
      while let next = peek, next != UInt8(ascii: ">") { index += 1 }
      return take(">")
    }
    while let next = peek, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20) {
      index += 1
    }
    return index - start >= 3
  }

  private mutating func number(upTo limit: Int) -> Int? {
    var value = 0
    let start = index
    while let next = peek, (0x30...0x39).contains(next), value <= limit {
      value = value * 10 + Int(next - 0x30)
      index += 1
    }
    return index > start && value <= limit ? value : nil
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time(hours: Int) -> Int? {
    let sign = take("-") ? -1 : 1
    if sign == 1 { _ = take("+") }
    guard let hour = number(upTo: hours) else { return nil }
    var seconds = hour * 3600
    for unit in [60, 1] where take(":") {
      guard let part = number(upTo: 59) else { return nil }
      seconds += part * unit
    }
    return sign * seconds
  }

  mutating func change() -> PosixZoneRule.Change? {
    guard take(","), let day = day() else { return nil }
    guard take("/") else { return PosixZoneRule.Change(day: day, secondOfDay: 7200) }
    guard let time = time(hours: 167) else { return nil }
    return PosixZoneRule.Change(day: day, secondOfDay: time)
  }

  private mutating func day() -> PosixZoneRule.Change.Day? {
    if take("J") {
      guard let day = number(upTo: 365), day > 0 else { return nil }
      return .withoutLeapDay(day)
    }
    guard take("M") else { return number(upTo: 365).map { .zeroBased($0) } }
    guard let month = number(upTo: 12), month > 0, take("."), let week = number(upTo: 5),
      week > 0, take("."), let weekday = number(upTo: 6)
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }
}
