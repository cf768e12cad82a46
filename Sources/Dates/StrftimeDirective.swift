/// One directive of a format: `%-d`, `%010Y`, `%::z`, `%EY`.
struct StrftimeDirective {
  enum Padding {
    case standard, none, zeros, spaces
  }

  enum Modifier {
    case none, era, otherDigits
  }

  /// More columns than any page needs; keeps `%999999999d` from filling the memory.
  static let widthLimit = 1024

  var padding = Padding.standard
  var isUppercased = false
  var changesCase = false
  var colons = 0
  var width: Int?
  var modifier = Modifier.none
  var letter: UInt8 = 0

  /// Reads the directive whose `%` stands before the index and moves the index behind it; nil,
  /// with the index anywhere, when what stands there is none.
  init?(_ format: UnsafeBufferPointer<UInt8>, at index: inout Int) {
    readFlags(format, at: &index)
    readWidth(format, at: &index)
    while index < format.count, format[index] == UInt8(ascii: ":"), colons < 4 {
      colons += 1
      index += 1
    }
    if index < format.count {
      switch format[index] {
      case UInt8(ascii: "E"): modifier = .era
      case UInt8(ascii: "O"): modifier = .otherDigits
      default: break
      }
      if modifier != .none { index += 1 }
    }
    guard index < format.count, width ?? 0 <= Self.widthLimit else { return nil }
    letter = format[index]
    index += 1
    guard isKnown else { return nil }
  }

  private mutating func readFlags(_ format: UnsafeBufferPointer<UInt8>, at index: inout Int) {
    while index < format.count {
      switch format[index] {
      case UInt8(ascii: "-"): padding = .none
      case UInt8(ascii: "0"): if padding != .none { padding = .zeros }
      case UInt8(ascii: "_"): if padding != .none { padding = .spaces }
      case UInt8(ascii: "^"): isUppercased = true
      case UInt8(ascii: "#"): changesCase = true
      default: return
      }
      index += 1
    }
  }

  private mutating func readWidth(_ format: UnsafeBufferPointer<UInt8>, at index: inout Int) {
    while index < format.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(format[index]) {
      let digit = Int(format[index] - UInt8(ascii: "0"))
      width = min((width ?? 0) * 10 + digit, Self.widthLimit + 1)
      index += 1
    }
  }

  private var isKnown: Bool {
    if colons > 0 { return colons < 4 && letter == UInt8(ascii: "z") && modifier == .none }
    switch modifier {
    case .none: return true
    case .era: return "cCxXyY".utf8.contains(letter)
    case .otherDigits: return "deHkIlmMSuUVwWy".utf8.contains(letter)
    }
  }
}
