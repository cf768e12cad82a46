extension Number {
  static func + (left: Number, right: Number) -> Number {
    if case (.int(let a), .int(let b)) = (left, right) {
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? .double(Double(a) + Double(b)) : .int(sum)
    }
    return .double(Decimal.combine(left, right, +) ?? left.double + right.double)
  }

  static func - (left: Number, right: Number) -> Number {
    if case (.int(let a), .int(let b)) = (left, right) {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? .double(Double(a) - Double(b)) : .int(difference)
    }
    return .double(Decimal.combine(left, right, -) ?? left.double - right.double)
  }

  static func * (left: Number, right: Number) -> Number {
    if case (.int(let a), .int(let b)) = (left, right) {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? .double(Double(a) * Double(b)) : .int(product)
    }
    // Doubles know a negative zero, which is what comes of -1.5 times 0.
    guard !left.isZero, !right.isZero else { return .double(left.double * right.double) }
    return .double(Decimal.product(left, right) ?? left.double * right.double)
  }

  /// The quotient, rounded down between whole numbers; nil for a division of wholes by zero.
  func divided(by divisor: Number) -> Number? {
    guard case (.int(let a), .int(let b)) = (self, divisor) else {
      return .double(Decimal.quotient(self, divisor) ?? double / divisor.double)
    }
    guard b != 0 else { return nil }
    let (quotient, overflow) = a.dividedReportingOverflow(by: b)
    if overflow { return .double(Double(a) / Double(b)) }
    return .int(a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient)
  }

  /// The remainder with the sign of the divisor; nil for a divisor of zero.
  func modulo(_ divisor: Number) -> Number? {
    guard !divisor.isZero else { return nil }
    if case (.int(let a), .int(let b)) = (self, divisor) {
      let (rest, overflow) = a.remainderReportingOverflow(dividingBy: b)
      if overflow { return .int(0) }
      return .int(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
    }
    if let rest = Decimal.combine(self, divisor, { Decimal.floorRemainder($0, $1) }) {
      return .double(rest)
    }
    let rest = double.truncatingRemainder(dividingBy: divisor.double)
    return .double(rest != 0 && (rest < 0) != (divisor.double < 0) ? rest + divisor.double : rest)
  }

  var magnitude: Number {
    switch self {
    case .int(let number): number == .min ? .double(-Double(number)) : .int(abs(number))
    case .double(let number): .double(number.magnitude)
    }
  }

  /// Rounded by a rule to a whole number; a number beyond what fits stays as it is.
  func rounded(_ rule: FloatingPointRoundingRule) -> Number {
    guard case .double(let number) = self else { return self }
    return Int(exactly: number.rounded(rule)).map { .int($0) } ?? self
  }

  /// Rounded half away from zero to so many decimal places; negative places round before the point.
  func rounded(places: Int) -> Number {
    switch self {
    case .int(let number):
      guard places < 0 else { return self }
      guard places > -19 else { return .int(0) }
      let unit = Self.power(-places)
      let half = unit / 2
      let (shifted, overflow) = number.magnitude.addingReportingOverflow(UInt(half))
      guard !overflow, let whole = Int(exactly: shifted / UInt(unit) * UInt(unit)) else {
        return self
      }
      return .int(number < 0 ? -whole : whole)
    case .double(let number):
      guard places > 0 else {
        let whole = rounded(.toNearestOrAwayFromZero)
        guard case .int = whole, places < 0 else { return whole }
        return whole.rounded(places: places)
      }
      return .double(Decimal.rounded(number, places: places) ?? number)
    }
  }

  static func power(_ exponent: Int) -> Int {
    (0..<min(max(exponent, 0), 18)).reduce(1) { result, _ in result * 10 }
  }
}

/// A number as digits and a count of decimal places.
private struct Decimal {
  var digits: Int
  var places: Int

  /// Nil when the number has too many digits to be exact.
  init?(_ number: Number) {
    switch number {
    case .int(let value): (digits, places) = (value, 0)
    case .double(let value):
      let text = value.description
      guard value.isFinite, !text.utf8.contains(UInt8(ascii: "e")) else { return nil }
      let parts = text.split(separator: ".")
      guard parts.count == 2, let all = Int(parts[0] + parts[1]) else { return nil }
      (digits, places) = (all, parts[1].utf8.count)
    }
  }

  var double: Double { Double(text) ?? 0 }

  private var text: String {
    let sign = digits < 0 ? "-" : ""
    var all = String(digits.magnitude)
    if all.utf8.count <= places {
      all = String(repeating: "0", count: places + 1 - all.utf8.count) + all
    }
    return sign + all.dropLast(places) + "." + (places == 0 ? "0" : all.suffix(places))
  }

  /// The quotient by long division to twenty places, which is then the nearest double.
  static func quotient(_ left: Number, _ right: Number) -> Double? {
    guard let a = Decimal(left), let b = Decimal(right), b.digits != 0 else { return nil }
    let divisor = UInt128(b.digits.magnitude)
    var (whole, rest) = UInt128(a.digits.magnitude).quotientAndRemainder(dividingBy: divisor)
    var text = String(whole)
    for _ in 0..<20 {
      (whole, rest) = (rest * 10).quotientAndRemainder(dividingBy: divisor)
      text += String(whole)
    }
    let isNegative = (a.digits < 0) != (b.digits < 0)
    return Double((isNegative ? "-" : "") + text + "e\(b.places - a.places - 20)")
  }

  func scaled(to places: Int) -> Int? {
    guard places - self.places <= 18 else { return nil }
    let (result, overflow) = digits.multipliedReportingOverflow(
      by: Number.power(places - self.places))
    return overflow ? nil : result
  }

  /// Both at the same scale, small enough that no operation on them overflows.
  static func combine(_ left: Number, _ right: Number, _ operation: (Int, Int) -> Int) -> Double? {
    guard let a = Decimal(left), let b = Decimal(right) else { return nil }
    let places = max(a.places, b.places)
    guard let x = a.scaled(to: places), let y = b.scaled(to: places),
      x.magnitude < 1 << 61, y.magnitude < 1 << 61
    else { return nil }
    var result = a
    (result.digits, result.places) = (operation(x, y), places)
    return result.double
  }

  static func product(_ left: Number, _ right: Number) -> Double? {
    guard var a = Decimal(left), let b = Decimal(right) else { return nil }
    let (digits, overflow) = a.digits.multipliedReportingOverflow(by: b.digits)
    guard !overflow else { return nil }
    (a.digits, a.places) = (digits, a.places + b.places)
    return a.double
  }

  static func floorRemainder(_ left: Int, _ right: Int) -> Int {
    let rest = left % right
    return rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest
  }

  static func rounded(_ number: Double, places: Int) -> Double? {
    guard var decimal = Decimal(.double(number)), decimal.places > places else { return nil }
    let unit = Number.power(decimal.places - places)
    let half = decimal.digits < 0 ? -unit / 2 : unit / 2
    let (shifted, overflow) = decimal.digits.addingReportingOverflow(half)
    guard !overflow else { return nil }
    (decimal.digits, decimal.places) = (shifted / unit, places)
    return decimal.double
  }
}
