extension CheckRule {
  static let mixedPunctuation = CheckRule(
    "mixed-punctuation", look: .document { MixedPunctuation.find(in: $0.text) })
}

/// `、` and `，`, or `。` and `．`, in one Japanese text.
///
/// Each is right by itself, both together come from a change of input method. In Chinese the two
/// commas are different marks. What is quoted and the texts of links were written by others.
enum MixedPunctuation {
  static func find(in text: ProseText) -> [CheckFinding] {
    guard text.isIn("ja"), text.hasKana, text.mayHold(0xEF, 0xBC), text.mayHold(0xE3, 0x80) else {
      return []
    }
    var uses: [UInt32: Use] = [:]
    text.forEachScalar(leads: 0xE3, 0xEF, isOwn: true) { scalar, _ in
      switch scalar.value {
      case 0x3001, 0x3002: break
      case 0xFF0C, 0xFF0E: if isInNumber(scalar.range, text) { return }
      default: return
      }
      uses[scalar.value, default: Use(first: scalar.range)].count += 1
    }
    return [(0x3001, 0xFF0C), (0x3002, 0xFF0E)].compactMap { finding(uses, $0.0, $0.1, text) }
  }

  private struct Use {
    let first: Range<Int>
    var count = 0
  }

  private static func finding(
    _ uses: [UInt32: Use], _ one: UInt32, _ other: UInt32, _ text: ProseText
  ) -> CheckFinding? {
    guard let first = uses[one], let second = uses[other] else { return nil }
    let (rare, common) = second.count <= first.count ? (second, first) : (first, second)
    let (mark, usual) = (text.string(rare.first), text.string(common.first))
    return CheckFinding(
      "'\(mark)' \(times(rare.count)) beside '\(usual)' \(times(common.count)) in this text",
      at: rare.first.lowerBound, hint: "write '\(usual)' throughout")
  }

  static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  /// Whether a mark divides a number, or a number or letter from what it numbers: `１．`, `1，000`.
  private static func isInNumber(_ range: Range<Int>, _ text: ProseText) -> Bool {
    guard let before = text.scalar(before: range.lowerBound) else { return false }
    if before.value < 0x80 || FullwidthLatin.isFullwidth(before.value) { return true }
    return (0x2460...0x24FF).contains(before.value)
  }
}
