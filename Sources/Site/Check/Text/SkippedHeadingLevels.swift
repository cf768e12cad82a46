extension CheckRule {
  static let skippedHeadingLevel = CheckRule(
    "skipped-heading-level", look: .document { SkippedHeadingLevels.find(in: $0.text) })
}

/// A heading more than one level below the one before it.
///
/// A text may begin at any level: which one that is depends on the theme.
enum SkippedHeadingLevels {
  static func find(in text: ProseText) -> [CheckFinding] {
    var findings: [CheckFinding] = []
    var last: Int?
    for block in text.prose.blocks where block.container == 0 {
      guard case .heading(let level) = block.kind else { continue }
      if let last, level > last + 1 {
        let wanted = String(repeating: "#", count: last + 1)
        findings.append(
          CheckFinding(
            "a heading of level \(level) below one of level \(last)", at: block.lineStart,
            hint: "write '\(wanted)', or add the heading that is missing"))
      }
      last = level
    }
    return findings
  }
}
