/// Writes a moment in the shape of a strftime format.
///
/// The rules of padding and flags are those of Ruby 3.1: numbers are padded with zeros (`%e`, `%k`
/// and `%l` with spaces), words with spaces; `-` forbids padding, save of compounds like `%T`; `^` and
/// `#` change words only.
struct StrftimeWriter {
  private(set) var output: [UInt8] = []
  private let moment: DateTime
  private let date: (year: Int, month: Int, day: Int)
  private let language: String

  init(_ moment: DateTime, language: String) {
    self.moment = moment
    self.date = moment.date
    self.language = language
    output.reserveCapacity(32)
  }

  mutating func write(format: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < format.count {
      let byte = format[index]
      index += 1
      guard byte == UInt8(ascii: "%") else {
        output.append(byte)
        continue
      }
      let start = index
      if let directive = StrftimeDirective(format, at: &index), write(directive) { continue }
      output.append(byte)
      index = start
    }
  }

  /// Whether there is such a directive.
  private mutating func write(_ directive: StrftimeDirective) -> Bool {
    if directive.modifier == .era, writeEra(directive) { return true }
    return writeDate(directive) || writeTime(directive) || writeComposite(directive)
  }

  private mutating func writeDate(_ directive: StrftimeDirective) -> Bool {
    let year = date.year
    switch directive.letter {
    case UInt8(ascii: "Y"): number(year, year < 0 ? 5 : 4, directive)
    case UInt8(ascii: "C"): number(Calendar.floorDivide(year, 100), 2, directive)
    case UInt8(ascii: "y"): number(Calendar.floorRemainder(year, 100), 2, directive)
    case UInt8(ascii: "m"): number(date.month, 2, directive)
    case UInt8(ascii: "B"): word(names.months[date.month - 1], directive)
    case UInt8(ascii: "b"), UInt8(ascii: "h"): word(names.shortMonths[date.month - 1], directive)
    case UInt8(ascii: "d"): number(date.day, 2, directive)
    case UInt8(ascii: "e"): number(date.day, 2, directive, fill: .spaces)
    case UInt8(ascii: "j"): number(moment.dayOfYear, 3, directive)
    case UInt8(ascii: "A"): word(names.weekdays[moment.weekday], directive)
    case UInt8(ascii: "a"): word(names.shortWeekdays[moment.weekday], directive)
    case UInt8(ascii: "u"): number(moment.weekday == 0 ? 7 : moment.weekday, 1, directive)
    case UInt8(ascii: "w"): number(moment.weekday, 1, directive)
    case UInt8(ascii: "G"):
      let year = moment.isoWeek.year
      number(year, year < 0 ? 5 : 4, directive)
    case UInt8(ascii: "g"): number(Calendar.floorRemainder(moment.isoWeek.year, 100), 2, directive)
    case UInt8(ascii: "V"): number(moment.isoWeek.week, 2, directive)
    case UInt8(ascii: "U"): number(moment.week(startingOn: 0), 2, directive)
    case UInt8(ascii: "W"): number(moment.week(startingOn: 1), 2, directive)
    default: return false
    }
    return true
  }

  private mutating func writeTime(_ directive: StrftimeDirective) -> Bool {
    let hour = moment.hour
    let hourOnDial = (hour + 11) % 12 + 1
    switch directive.letter {
    case UInt8(ascii: "H"): number(hour, 2, directive)
    case UInt8(ascii: "k"): number(hour, 2, directive, fill: .spaces)
    case UInt8(ascii: "I"): number(hourOnDial, 2, directive)
    case UInt8(ascii: "l"): number(hourOnDial, 2, directive, fill: .spaces)
    case UInt8(ascii: "M"): number(moment.minute, 2, directive)
    case UInt8(ascii: "S"): number(moment.second, 2, directive)
    case UInt8(ascii: "L"): output += repeatElement(UInt8(ascii: "0"), count: directive.width ?? 3)
    case UInt8(ascii: "N"): output += repeatElement(UInt8(ascii: "0"), count: directive.width ?? 9)
    case UInt8(ascii: "p"):
      let half = hour / 12
      word(directive.changesCase ? names.lowerHalves[half] : names.halves[half], directive, "p")
    case UInt8(ascii: "P"): word(names.lowerHalves[hour / 12], directive)
    case UInt8(ascii: "s"): number(moment.epoch, 1, directive)
    case UInt8(ascii: "Q"): number(moment.epoch * 1000, 1, directive)
    case UInt8(ascii: "z"): offset(directive)
    case UInt8(ascii: "Z"): word(zoneName, directive)
    case UInt8(ascii: "n"): word("\n", directive)
    case UInt8(ascii: "t"): word("\t", directive)
    case UInt8(ascii: "%"): word("%", directive)
    default: return false
    }
    return true
  }

  private mutating func writeComposite(_ directive: StrftimeDirective) -> Bool {
    switch directive.letter {
    case UInt8(ascii: "c"): composite(names.dateTimeShape, directive)
    case UInt8(ascii: "x"): composite(names.dateShape, directive)
    case UInt8(ascii: "D"): composite("%m/%d/%y", directive)
    case UInt8(ascii: "F"): composite("%Y-%m-%d", directive)
    case UInt8(ascii: "T"), UInt8(ascii: "X"): composite("%H:%M:%S", directive)
    case UInt8(ascii: "R"): composite("%H:%M", directive)
    case UInt8(ascii: "r"): composite("%I:%M:%S %p", directive)
    case UInt8(ascii: "v"): composite("%e-%^b-%Y", directive)
    case UInt8(ascii: "+"): composite("%a %b %e %H:%M:%S %Z %Y", directive)
    default: return false
    }
    return true
  }

  /// Whether the language has eras and the day lies in one.
  private mutating func writeEra(_ directive: StrftimeDirective) -> Bool {
    guard language == "ja" || language.hasPrefix("ja-"),
      let era = JapaneseEra(year: date.year, month: date.month, day: date.day)
    else { return false }
    switch directive.letter {
    case UInt8(ascii: "C"): word(era.name, directive)
    case UInt8(ascii: "y"): number(era.year, 1, directive)
    case UInt8(ascii: "Y"): word(era.fullYear, directive)
    case UInt8(ascii: "x"): composite("%EY%-m月%-d日", directive)
    case UInt8(ascii: "c"): composite("%EY%-m月%-d日(%a) %H:%M:%S", directive)
    default: return false
    }
    return true
  }

  private var names: CalendarNames { CalendarNames.of(language: language) }

  private var zoneName: String { moment.offset == 0 ? "UTC" : moment.formatted("%:z") }
}

extension StrftimeWriter {
  private mutating func number(
    _ value: Int, _ digits: Int, _ directive: StrftimeDirective,
    fill: StrftimeDirective.Padding = .zeros
  ) {
    let padding = directive.padding == .standard ? fill : directive.padding
    let width = padding == .none ? 0 : directive.width ?? digits
    let magnitude = value.magnitude
    var power: UInt = 1
    var length = value < 0 ? 2 : 1
    while magnitude / power >= 10 { (power, length) = (power * 10, length + 1) }
    let missing = max(0, width - length)
    if padding == .spaces { output += repeatElement(UInt8(ascii: " "), count: missing) }
    if value < 0 { output.append(UInt8(ascii: "-")) }
    if padding != .spaces { output += repeatElement(UInt8(ascii: "0"), count: missing) }
    while power > 0 {
      output.append(0x30 + UInt8(magnitude / power % 10))
      power /= 10
    }
  }

  private mutating func word(
    _ text: String, _ directive: StrftimeDirective, _ kind: Character? = nil
  ) {
    let raises = directive.isUppercased || directive.changesCase
    pad(toWidthOf: directive, characters: text.unicodeScalars.count)
    output += (raises && !(kind == "p" && directive.changesCase) ? text.uppercased() : text).utf8
  }

  private mutating func composite(_ format: String, _ directive: StrftimeDirective) {
    var inner = StrftimeWriter(moment, language: language)
    var format = format
    format.withUTF8 { inner.write(format: $0) }
    let text = String(decoding: inner.output, as: UTF8.self)
    var directive = directive
    if directive.padding == .none { directive.padding = .spaces }
    pad(toWidthOf: directive, characters: text.unicodeScalars.count)
    output += (directive.isUppercased ? text.uppercased() : text).utf8
  }

  private mutating func pad(toWidthOf directive: StrftimeDirective, characters: Int) {
    guard let width = directive.width, directive.padding != .none, width > characters else {
      return
    }
    let fill = directive.padding == .zeros ? UInt8(ascii: "0") : UInt8(ascii: " ")
    output += repeatElement(fill, count: width - characters)
  }

  /// `+0900`, with colons `+09:00`, `+09:00:00` or as short as possible; padding goes to the hour.
  private mutating func offset(_ directive: StrftimeDirective) {
    let seconds = abs(moment.offset)
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let separator = directive.colons == 0 ? "" : ":"
    var count = directive.colons == 2 ? 3 : 2
    if directive.colons == 3 { count = parts[2] > 0 ? 3 : parts[1] > 0 ? 2 : 1 }
    var rest = ""
    for part in parts[1..<count] { rest += separator + (part < 10 ? "0" : "") + String(part) }
    let sign = moment.offset < 0 ? "-" : "+"
    var hour = String(parts[0])
    if directive.padding != .spaces, hour.utf8.count < 2 { hour = "0" + hour }
    let standardWidth = 3 + rest.utf8.count
    let isFixed = directive.padding == .none
    let width = isFixed ? standardWidth : max(directive.width ?? 0, standardWidth)
    let missing = max(0, width - 1 - hour.utf8.count - rest.utf8.count)
    let isSpaced = directive.padding == .spaces
    let fill = String(repeating: isSpaced ? " " : "0", count: missing)
    output += (isSpaced ? fill + sign + hour + rest : sign + fill + hour + rest).utf8
  }
}
