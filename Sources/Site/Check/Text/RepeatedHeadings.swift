import CJKText
import Diagnostics

extension CheckRule {
  static let repeatedHeading = CheckRule(
    "repeated-heading", look: .document { RepeatedHeadings.find(in: $0.text) })
}

/// Two headings of one text in the same section: links and readers cannot tell them apart.
///
/// Below different headings the same words are usual: each version of a change log has its "Fixed".
enum RepeatedHeadings {
  static func find(in text: ProseText) -> [CheckFinding] {
    var findings: [CheckFinding] = []
    var path: [(level: Int, words: String)] = []
    var seen: [[String]: Int] = [:]
    for block in text.prose.blocks where block.container == 0 {
      guard case .heading(let level) = block.kind,
        block.words.contains(where: { $0.isLetter || $0.isNumber })
      else { continue }
      while let last = path.last, last.level >= level { path.removeLast() }
      path.append((level, Normalization.caseFolded(Normalization.nfkc(block.words))))
      guard let first = seen.updateValue(block.lineStart, forKey: path.map(\.words)) else {
        continue
      }
      seen[path.map(\.words)] = first
      findings.append(
        CheckFinding(
          "a second heading '\(block.words)' in this section", at: block.lineStart,
          hint: "give one of them other words",
          notes: [.init("the first", at: text.file.location(at: first))]))
    }
    return findings
  }
}
