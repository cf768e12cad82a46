/// Two marks that open and close something.
struct QuotePair: Sendable {
  let open: Unicode.Scalar
  let close: Unicode.Scalar
  /// Whether it may go over several paragraphs, as speech does.
  var isSpeech = false

  /// Those that a rule looks at, by position.
  ///
  /// ASCII's parentheses come first: they are looked at only where they meet full-width ones.
  static let all = [
    QuotePair(open: "(", close: ")"),
    QuotePair(open: "（", close: "）"),
    QuotePair(open: "「", close: "」", isSpeech: true),
    QuotePair(open: "『", close: "』", isSpeech: true),
    QuotePair(open: "“", close: "”", isSpeech: true),
    QuotePair(open: "《", close: "》"),
    QuotePair(open: "〈", close: "〉"),
    QuotePair(open: "【", close: "】"),
    QuotePair(open: "〔", close: "〕"),
    QuotePair(open: "［", close: "］"),
    QuotePair(open: "｛", close: "｝"),
    QuotePair(open: "〖", close: "〗"),
    QuotePair(open: "｢", close: "｣", isSpeech: true),
  ]

  /// The positions of ASCII's and the full-width parentheses.
  static let ascii = 0
  static let fullwidth = 1
  /// The position of the curly quotes, which open each paragraph anew in some languages.
  static let curly = 4

  /// What a character does: the position of its pair, and whether it opens it.
  @inline(__always)
  static func role(of scalar: UInt32) -> (pair: Int, opens: Bool)? {
    switch scalar {
    case 0x28: (0, true)
    case 0x29: (0, false)
    case 0xFF08: (1, true)
    case 0xFF09: (1, false)
    case 0x300C: (2, true)
    case 0x300D: (2, false)
    case 0x300E: (3, true)
    case 0x300F: (3, false)
    case 0x201C: (4, true)
    case 0x201D: (4, false)
    case 0x300A: (5, true)
    case 0x300B: (5, false)
    case 0x3008: (6, true)
    case 0x3009: (6, false)
    case 0x3010: (7, true)
    case 0x3011: (7, false)
    case 0x3014: (8, true)
    case 0x3015: (8, false)
    case 0xFF3B: (9, true)
    case 0xFF3D: (9, false)
    case 0xFF5B: (10, true)
    case 0xFF5D: (10, false)
    case 0x3016: (11, true)
    case 0x3017: (11, false)
    case 0xFF62: (12, true)
    case 0xFF63: (12, false)
    default: nil
    }
  }

  /// Whether a mark may begin with two bytes of UTF-8.
  @inline(__always)
  static func mayBegin(_ lead: UInt8, _ follower: UInt8) -> Bool {
    switch lead {
    case 0x28, 0x29: true
    case 0xE3, 0xE2: follower == 0x80
    case 0xEF: follower == 0xBC || follower == 0xBD
    default: false
    }
  }
}
