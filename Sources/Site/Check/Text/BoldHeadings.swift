import CJKText

extension CheckRule {
  static let boldHeading = CheckRule(
    "bold-heading", look: .document { BoldHeadings.find(in: $0.text) })
}

/// A paragraph that is nothing but bold words with a text below: a heading that is none to outlines,
/// tables of contents and screen readers.
///
/// Not meant are sentences and what leads to a list with a colon.
enum BoldHeadings {
  /// In columns; CJK characters take two.
  private static let longest = 60

  static func find(in text: ProseText) -> [CheckFinding] {
    if text.options[.boldHeadings] { return [] }
    return text.prose.blocks.compactMap { block in
      guard block.isBold, block.leadsOn else { return nil }
      let pieces = text.prose.pieces[block.pieces]
      guard let first = pieces.first, !pieces.contains(where: { $0.kind == .lineEnd }) else {
        return nil
      }
      let words = pieces.map { text.string($0.range) }.joined()
      guard !words.isEmpty, DisplayWidth.columns(of: words) <= longest, !isSentence(words) else {
        return nil
      }
      return CheckFinding(
        "bold words in the place of a heading: '\(words)'", at: first.range.lowerBound,
        hint: "write '## ' before it in place of the '**', or say 'toc: {bold: true}'")
    }
  }

  private static func isSentence(_ words: String) -> Bool {
    guard let last = words.unicodeScalars.last(where: { !$0.properties.isWhitespace }) else {
      return true
    }
    return ends.contains(last)
  }

  private static let ends = Set("。．.！？!?…：:；;，、,」』）)～~→↓".unicodeScalars)
}
