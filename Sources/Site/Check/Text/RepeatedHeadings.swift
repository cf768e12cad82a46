import CJKText

/// Two headings of one text in the same section: links and readers cannot tell them apart.
///
/// Below different headings the same words are usual: each version of a change log has its "Fixed".
enum RepeatedHeadings {
  static func find(in text: ProseText) -> [ProseFinding] {
    var findings: [ProseFinding] = []
    var path: [(level: Int, words: String)] = []
    var seen: [[String]: Int] = [:]
    for block in text.prose.blocks where block.container == 0 {
      guard case .heading(let level) = block.kind, block.words.contains(where: { $0.isLetter || $0.isNumber })
      else { continue }
      while let last = path.last, last.level >= level { path.removeLast() }
      path.append((level, Normalization.caseFolded(Normalization.nfkc(block.words))))
      guard let first = seen.updateValue(block.lineStart, forKey: path.map(\.words)) else {
        continue
      }
      seen[path.map(\.words)] = first
      findings.append(
        ProseFinding(
          range: block.lineStart..<block.lineStart,
          message: "a second heading '\(block.words)' in this section",
          hint: "the first is in line \(text.line(of: first)); give one of them other words"))
    }
    return findings
  }
}

extension ProseText {
  /// The line of a place, from 1.
  func line(of index: Int) -> Int {
    var line = 1
    var place = 0
    while place < index {
      let byte = bytes[place]
      place += 1
      if byte == 0x0A || (byte == 0x0D && (place >= bytes.count || bytes[place] != 0x0A)) {
        line += 1
      }
    }
    return line
  }
}
