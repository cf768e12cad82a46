extension String {
  /// Without blanks of any script at both ends.
  var trimmingBlanks: String {
    let isBlank = { (scalar: Unicode.Scalar) in
      switch scalar.value {
      // What most texts begin and end with; U+3000 is the last blank (PropList.txt of Unicode 16).
      case 0x21...0x7E, 0x3001...: false
      default: scalar.properties.isWhitespace
      }
    }
    // Most have none, and are given back without a copy.
    guard unicodeScalars.first.map(isBlank) == true || unicodeScalars.last.map(isBlank) == true
    else { return self }
    let start = unicodeScalars.drop(while: isBlank)
    return String(Substring.UnicodeScalarView(start.reversed().drop(while: isBlank).reversed()))
  }
}
