/// Values within style sheets, by the escapes of CSS Syntax Level 3, section 4.3.7.
enum StyleText {
  /// Appends text of which every character that could mean something is escaped.
  ///
  /// Within quotes or `url()` an address keeps its shape; elsewhere only words, numbers, colours
  /// and lists of these do.
  static func append(_ text: [UInt8], isQuoted: Bool, to output: inout [UInt8]) {
    for byte in text {
      if isSafe(byte, isQuoted: isQuoted) {
        output.append(byte)
      } else {
        output.append("\\" + String(byte, radix: 16) + " ")
      }
    }
  }

  private static func isSafe(_ byte: UInt8, isQuoted: Bool) -> Bool {
    if byte >= 0x80 || byte.isDigit || byte.startsName { return true }
    let marks = isQuoted ? "-_.~!$*+,;=:@/?%#[]" : "-_.,#% "
    return marks.utf8.contains(byte)
  }
}
