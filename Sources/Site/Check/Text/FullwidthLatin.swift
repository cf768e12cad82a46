import Diagnostics

extension CheckRule {
  static let fullwidthLatin = CheckRule(
    "fullwidth-latin", look: .document { FullwidthLatin.find(in: $0.text) })
}

/// Latin letters and digits in full width: `ＡＰＩ`, `２０２６`.
///
/// They do not break between lines as words do, searches miss them, and screen readers spell them.
/// Not meant are laughter (`ｗｗｗ`), faces (`（＾ｏ＾）`), and what others wrote: quotes and the texts of
/// links. In headings nothing is mended: their addresses are made of their words.
enum FullwidthLatin {
  static func find(in text: ProseText) -> [CheckFinding] {
    guard text.mayHold(0xEF, 0xBC) || text.mayHold(0xEF, 0xBD) else { return [] }
    var runs: [Run] = []
    text.forEachScalar(leads: 0xEF, isOwn: true) { scalar, block in
      guard isFullwidth(scalar.value) else { return }
      if let last = runs.last, joins(text, last.range.upperBound, scalar.range) {
        runs[runs.count - 1].range = last.range.lowerBound..<scalar.range.upperBound
      } else {
        runs.append(Run(range: scalar.range, isInHeading: block.isHeading))
      }
    }
    return runs.compactMap { finding($0, text) }
  }

  private struct Run {
    var range: Range<Int>
    let isInHeading: Bool
  }

  /// Whether a scalar is a letter or digit whose plain form is ASCII.
  static func isFullwidth(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: false
    }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0xFF10...0xFF19).contains(scalar) }

  /// Whether a character goes on with a run that ended at an index: it follows, or only a full-width
  /// point between two digits does.
  private static func joins(_ text: ProseText, _ end: Int, _ next: Range<Int>) -> Bool {
    if end == next.lowerBound { return true }
    guard next.lowerBound - end == 3, let point = text.scalar(at: end), point == "．",
      let before = text.scalar(before: end), let after = text.scalar(at: next.lowerBound)
    else { return false }
    return isDigit(before.value) && isDigit(after.value)
  }

  private static func finding(_ run: Run, _ text: ProseText) -> CheckFinding? {
    let range = run.range
    let found = text.string(range)
    if found.unicodeScalars.allSatisfy({ $0 == "ｗ" || $0 == "Ｗ" }) { return nil }
    if range.count == 3, FaceSigns.stand(beside: range, text) { return nil }
    let plain = halfwidth(found)
    let isDigits = plain.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
    return CheckFinding(
      "\(isDigits ? "digits" : "Latin letters") in full width: '\(found)'", at: range.lowerBound,
      hint: "write '\(plain)'",
      fix: !run.isInHeading && isSafe(range, text) ? [Diagnostic.Edit(range, plain)] : [])
  }

  /// The text with ASCII in place of its full-width forms.
  static func halfwidth(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      let isForm = (0xFF01...0xFF5E).contains(scalar.value)
      plain.unicodeScalars.append(
        isForm ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)) : scalar)
    }
    return plain
  }

  /// Whether the plain form cannot become markup or an address together with what stands beside it.
  private static func isSafe(_ range: Range<Int>, _ text: ProseText) -> Bool {
    let markup: Set<Unicode.Scalar> = [
      ":", "/", ".", "@", "_", "&", "#", "\\", ")", "]", "[", "{", "}", "|", "~", "^", "=", "$",
      "<", ">", "%", "`",
    ]
    let sides = [text.scalar(before: range.lowerBound), text.scalar(at: range.upperBound)]
    return !sides.compactMap { $0 }.contains { markup.contains($0) }
  }
}
