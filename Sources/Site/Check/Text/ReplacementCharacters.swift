extension CheckRule {
  /// U+FFFD, for which a build looks in titles as well.
  static let replacementCharacter = CheckRule(
    "replacement-character", look: .document { ReplacementCharacters.find(in: $0.text) })
}

/// U+FFFD, which programs write for what they could not read: mostly text that was cut within a
/// character.
enum ReplacementCharacters {
  static func find(in text: ProseText) -> [CheckFinding] {
    guard text.mayHold(0xEF, 0xBF) else { return [] }
    var runs: [Range<Int>] = []
    text.forEachScalar(leads: 0xEF) { scalar, _ in
      guard scalar.value == 0xFFFD else { return }
      if let last = runs.last, last.upperBound == scalar.range.lowerBound {
        runs[runs.count - 1] = last.lowerBound..<scalar.range.upperBound
      } else {
        runs.append(scalar.range)
      }
    }
    return runs.map {
      CheckFinding(
        "U+FFFD: text was cut in the middle of a character", at: $0.lowerBound,
        hint: "type again what stood here")
    }
  }
}
