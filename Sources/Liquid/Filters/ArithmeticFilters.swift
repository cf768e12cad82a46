extension StandardFilters {
  /// Filters over numbers.
  static let arithmetic: [String: Filter] = [
    "abs": Filter { (input, _, _, _) in Number(input).magnitude.value },
    "at_least": Filter(1...1) { (input, arguments, _, _) in
      larger(Number(input), Number(arguments[0])).value
    },
    "at_most": Filter(1...1) { (input, arguments, _, _) in
      smaller(Number(input), Number(arguments[0])).value
    },
    "ceil": Filter { (input, _, _, _) in Number(input).rounded(.up).value },
    "floor": Filter { (input, _, _, _) in Number(input).rounded(.down).value },
    "divided_by": Filter(1...1) { (input, arguments, _, _) throws(FilterError) in
      guard let result = Number(input).divided(by: Number(arguments[0])) else {
        throw FilterError("the filter 'divided_by' cannot divide by 0")
      }
      return result.value
    },
    "minus": Filter(1...1) { (input, arguments, _, _) in
      (Number(input) - Number(arguments[0])).value
    },
    "modulo": Filter(1...1) { (input, arguments, _, _) throws(FilterError) in
      guard let result = Number(input).modulo(Number(arguments[0])) else {
        throw FilterError("the filter 'modulo' cannot divide by 0")
      }
      return result.value
    },
    "plus": Filter(1...1) { (input, arguments, _, _) in
      (Number(input) + Number(arguments[0])).value
    },
    "round": Filter(0...1) { (input, arguments, _, _) in
      Number(input).rounded(places: (arguments.at(0) ?? .int(0)).rangeBound).value
    },
    "times": Filter(1...1) { (input, arguments, _, _) in
      (Number(input) * Number(arguments[0])).value
    },
  ]

  private static func larger(_ left: Number, _ right: Number) -> Number {
    right.double > left.double ? right : left
  }

  private static func smaller(_ left: Number, _ right: Number) -> Number {
    right.double < left.double ? right : left
  }
}
