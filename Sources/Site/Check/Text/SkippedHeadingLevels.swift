/// A heading more than one level below the one before it.
///
/// A text may begin at any level: which one that is depends on the theme.
enum SkippedHeadingLevels {
  static func find(in text: ProseText) -> [ProseFinding] {
    var findings: [ProseFinding] = []
    var last: Int?
    for block in text.prose.blocks where block.container == 0 {
      guard case .heading(let level) = block.kind else { continue }
      if let last, level > last + 1 {
        let wanted = String(repeating: "#", count: last + 1)
        findings.append(
          ProseFinding(
            range: block.lineStart..<block.lineStart,
            message: "a heading of level \(level) below one of level \(last)",
            hint: "write '\(wanted)', or add the heading that is missing"))
      }
      last = level
    }
    return findings
  }
}
