extension String {
  /// Without blanks of any script at both ends.
  var trimmingBlanks: String {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    // Most have none, and are given back without a copy.
    guard unicodeScalars.first.map(isBlank) == true || unicodeScalars.last.map(isBlank) == true
    else { return self }
    let start = unicodeScalars.drop(while: isBlank)
    return String(Substring.UnicodeScalarView(start.reversed().drop(while: isBlank).reversed()))
  }
}
