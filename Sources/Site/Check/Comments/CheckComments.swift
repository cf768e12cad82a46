import Diagnostics

/// The comments of one file that switch rules off.
///
///     <!-- fude-check-disable image-alt broken-link -->            to the next `enable`, or to the end
///     <!-- fude-check-enable -->
///     <!-- fude-check-disable-next-line image-alt -->
///     {% comment %} fude-check-disable unescaped-output {% endcomment %}     in templates
///
/// Without names all rules are meant. A comment before all text of the file counts for the whole
/// file, its front matter included.
struct CheckComments: Sendable {
  /// The warnings about the comments themselves.
  let problems: [Diagnostic]
  private let ranges: [OffRange]
  private let lines: LineStarts

  /// Lines in which a rule, or every rule, is off.
  private struct OffRange: Sendable {
    /// Nil for every rule.
    let rule: String?
    /// From 1; 0 belongs to what concerns the whole file.
    let first: Int
    var last = Int.max
  }

  /// In bytes: a comment that goes on for longer is none of these.
  private static let longest = 2_000
  private static let mark = Array("fude-check-".utf8)

  /// Reads the comments of a file; nil when it has none, as nearly every file.
  ///
  /// What stands in its code only shows how such a comment is written.
  init?(_ file: SourceFile, bodyStart: Int, code: [Range<Int>] = []) {
    guard file.bytes.range(of: Self.mark, from: bodyStart) != nil else { return nil }
    let lines = LineStarts(file.bytes)
    let comments = Self.comments(in: file, from: bodyStart, code, lines)
    if comments.isEmpty { return nil }
    var ranges: [OffRange] = []
    var problems: [Diagnostic] = []
    for comment in comments {
      problems += comment.unknownNames(in: file)
      let rules: [String?] = comment.names.isEmpty ? [nil] : comment.names.map(\.text)
      for rule in rules {
        switch comment.order {
        case .disable: ranges.append(OffRange(rule: rule, first: comment.first))
        case .disableNextLine:
          let next = comment.lastLine + 1
          ranges.append(OffRange(rule: rule, first: next, last: next))
        case .enable:
          for index in ranges.indices
          where ranges[index].last == .max && (rule == nil || ranges[index].rule == rule) {
            ranges[index].last = comment.firstLine - 1
          }
        }
      }
    }
    self.ranges = ranges
    self.lines = lines
    self.problems = problems
  }

  /// Whether a finding is in a place where its rule is off.
  func silence(_ finding: Diagnostic) -> Bool {
    guard let rule = finding.rule else { return false }
    return silence(rule, inLine: finding.location?.line ?? 0)
  }

  /// Whether a rule is off at a byte of the file.
  func silence(_ rule: CheckRule, at offset: Int) -> Bool {
    silence(rule.name, inLine: lines.line(at: offset))
  }

  private func silence(_ rule: String, inLine line: Int) -> Bool {
    ranges.contains { range in
      (range.rule == nil || range.rule == rule) && range.first <= line && line <= range.last
    }
  }

  // MARK: - Reading

  /// What a comment orders.
  private enum Order: String, CaseIterable {
    // The longer word first.
    case disableNextLine = "disable-next-line"
    case disable = "disable"
    case enable = "enable"
  }

  private struct Comment {
    let order: Order
    let names: [(text: String, offset: Int)]
    let firstLine: Int
    let lastLine: Int
    let isBeforeText: Bool

    /// The first line that it counts for.
    var first: Int { isBeforeText ? 0 : firstLine }

    func unknownNames(in file: SourceFile) -> [Diagnostic] {
      names.filter { CheckRule.names[$0.text] == nil }.map { name in
        .warning(
          "no rule named '\(name.text)'", at: file.location(at: name.offset),
          hint: Suggestion.hint(for: name.text, among: CheckRule.names.keys)
            ?? "docs/check.md lists all rules")
      }
    }
  }

  private static func comments(
    in file: SourceFile, from bodyStart: Int, _ code: [Range<Int>], _ lines: LineStarts
  ) -> [Comment] {
    var comments: [Comment] = []
    // What is still ahead; the code of footnotes comes last in the tree.
    var code = code.sorted { $0.lowerBound < $1.lowerBound }[...]
    var position = bodyStart
    /// Behind the blanks and comments with which the text begins.
    var blankEnd = bodyStart
    while let found = file.bytes.range(of: mark, from: position) {
      position = found.upperBound
      guard let start = commentStart(before: found.lowerBound, in: file.bytes),
        let end = commentEnd(from: found.upperBound, in: file.bytes)
      else { continue }
      while let next = code.first, next.upperBound <= start { code.removeFirst() }
      if let next = code.first, next.lowerBound <= start { continue }
      let text = file.bytes[found.upperBound..<end.content]
      guard let order = Order.allCases.first(where: { text.starts(with: $0.rawValue.utf8) }) else {
        continue
      }
      while blankEnd < start, file.bytes[blankEnd].isASCIIBlank { blankEnd += 1 }
      let isBeforeText = blankEnd == start
      if isBeforeText { blankEnd = end.whole }
      comments.append(
        Comment(
          order: order,
          names: names(in: file.bytes, found.upperBound + order.rawValue.utf8.count..<end.content),
          firstLine: lines.line(at: start), lastLine: lines.line(at: end.whole),
          isBeforeText: isBeforeText))
      position = end.whole
    }
    return comments
  }

  private static func commentStart(before end: Int, in bytes: [UInt8]) -> Int? {
    var index = end
    while index > 0, bytes[index - 1].isASCIIBlank { index -= 1 }
    if bytes[..<index].suffix(4).elementsEqual("<!--".utf8) { return index - 4 }
    guard bytes[..<index].suffix(2).elementsEqual("%}".utf8),
      let open = bytes[..<index].suffix(longest).lastIndex(of: UInt8(ascii: "{"))
    else { return nil }
    let tag = String(decoding: bytes[open..<index], as: UTF8.self)
    return tag.hasPrefix("{%") && tag.contains("comment") ? open : nil
  }

  /// Where the words of a comment end, and where the comment does.
  private static func commentEnd(
    from start: Int, in bytes: [UInt8]
  ) -> (content: Int, whole: Int)? {
    let rest = bytes[start...].prefix(longest)
    let html = rest.firstRange(of: Array("-->".utf8))
    let liquid = rest.firstRange(of: Array("{%".utf8))
    switch (html, liquid) {
    case (let html?, let liquid?) where html.lowerBound < liquid.lowerBound:
      return (html.lowerBound, html.upperBound)
    case (let html?, nil): return (html.lowerBound, html.upperBound)
    case (_, let liquid?):
      let end = bytes[liquid.upperBound...].prefix(longest).firstRange(of: Array("%}".utf8))
      return end.map { (liquid.lowerBound, $0.upperBound) }
    case (nil, nil): return nil
    }
  }

  private static func names(
    in bytes: [UInt8], _ range: Range<Int>
  ) -> [(text: String, offset: Int)] {
    bytes[range].split { $0.isASCIIBlank || $0 == UInt8(ascii: ",") }.map {
      (String(decoding: $0, as: UTF8.self), $0.startIndex)
    }
  }
}
