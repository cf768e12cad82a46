/// U+FFFD, which programs write for what they could not read: mostly text that was cut within a
/// character.
enum ReplacementCharacters {
  static func find(in text: ProseText) -> [ProseFinding] {
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
      ProseFinding(
        range: $0, message: "U+FFFD: text was cut in the middle of a character",
        hint: "type again what stood here")
    }
  }
}
