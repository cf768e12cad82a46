/// What a byte is as an ASCII character.
extension UInt8 {
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  /// A capital letter as the small one.
  var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

  /// A space, tab, line feed, vertical tab, form feed or carriage return.
  var isASCIIBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
