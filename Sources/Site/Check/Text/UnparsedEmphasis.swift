import CJKText
import Diagnostics
import Markdown

extension CheckRule {
  static let unparsedEmphasis = CheckRule(
    "unparsed-emphasis", look: .document { UnparsedEmphasis.find(in: $0.text) })
}

/// Marks of emphasis that stand on the page as they were typed, in pairs that were meant.
///
///     これは** 強調 **です     spaces inside
///     これは__強調__です       underscores beside letters
///     ~~ 取り消し ~~           spaces inside
///
/// Not meant are stars and underscores that mean something else: `2 ** 3`, `**/*.md`, `__init__`.
enum UnparsedEmphasis {
  /// In bytes; what is further apart is no pair.
  private static let longest = 300

  static func find(in text: ProseText) -> [CheckFinding] {
    text.prose.blocks.flatMap { block in
      var rest = runs(in: block, text)[...]
      var findings: [CheckFinding] = []
      while let open = rest.popFirst(), let close = rest.first {
        guard let finding = finding(open, close, text) else { continue }
        findings.append(finding)
        rest.removeFirst()
      }
      return findings
    }
  }

  /// A run of one mark of emphasis in the words of a block.
  private struct Run {
    let mark: UInt8
    let range: Range<Int>
    let before: Side
    let after: Side
  }

  /// What stands beside a run.
  private enum Side {
    case space, punctuation, cjk, hangul, kana, other

    var isEdge: Bool { self == .space || self == .punctuation }
    /// Whether a word of a script without spaces, or with particles behind words, stands here.
    var isCJK: Bool { self == .cjk || self == .hangul || self == .kana }

    init(_ scalar: Unicode.Scalar?) {
      guard let scalar, !scalar.properties.isWhitespace else {
        self = .space
        return
      }
      let category = scalar.properties.generalCategory
      switch scalar.script {
      case .hiragana: self = .kana
      case .hangul: self = .hangul
      case .han, .katakana, .bopomofo: self = .cjk
      default: self = category.isPunctuation || category.isSymbol ? .punctuation : .other
      }
    }
  }

  private static func runs(in block: Prose.Block, _ text: ProseText) -> [Run] {
    var runs: [Run] = []
    for piece in text.prose.pieces[block.pieces] where piece.kind == .text {
      var index = piece.range.lowerBound
      while index < piece.range.upperBound {
        let byte = text.bytes[index]
        guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
        else {
          index += 1
          continue
        }
        let start = index
        while index < piece.range.upperBound, text.bytes[index] == byte { index += 1 }
        runs.append(
          Run(
            mark: byte, range: start..<index, before: Side(text.scalar(before: start)),
            after: Side(text.scalar(at: index))))
      }
    }
    return runs
  }

  private static func finding(_ open: Run, _ close: Run, _ text: ProseText) -> CheckFinding? {
    guard open.mark == close.mark, open.range.count == close.range.count, open.range.count <= 3,
      close.range.lowerBound > open.range.upperBound,
      close.range.upperBound - open.range.lowerBound <= longest, isMeant(open, close, text)
    else { return nil }
    let whole = open.range.lowerBound..<close.range.upperBound
    let fix = fix(open, close, text)
    let words = text.string(whole).split(whereSeparator: \.isNewline).joined(separator: " ")
    return CheckFinding(
      "'\(words)' is shown as it stands: it is no emphasis", at: whole.lowerBound,
      hint: hint(open, close), fix: fix)
  }

  private static func hint(_ open: Run, _ close: Run) -> String {
    if open.mark == UInt8(ascii: "_"), open.after != .space {
      return "write '*' in place of '_' where letters stand beside it"
    }
    return open.after == .space || close.before == .space
      ? "take out the spaces inside, or write '\\' before what is meant as it stands"
      : "put spaces around it, or write '\\' before what is meant as it stands"
  }
}

/// What is meant.
extension UnparsedEmphasis {
  private static func isMeant(_ open: Run, _ close: Run, _ text: ProseText) -> Bool {
    let content = text.string(open.range.upperBound..<close.range.lowerBound)
    guard content.contains(where: { $0.isLetter || $0.isNumber }), !isPath(open, close, text) else {
      return false
    }
    switch open.mark {
    case UInt8(ascii: "_"): return isUnderscored(open, close, content)
    case UInt8(ascii: "~"):
      // Korean and Japanese words end in `~~`.
      return open.range.count == 2 && open.before.isEdge && close.after.isEdge
        && open.after == .space && close.before == .space
    default:
      return open.range.count == 1
        ? isSpaced(open, close) && !open.before.isEdge && !close.after.isEdge
          && content.unicodeScalars.contains { $0.isCJKForEmphasis }
        : isStrong(open, close, content)
    }
  }

  private static func isSpaced(_ open: Run, _ close: Run) -> Bool {
    open.after == .space && close.before == .space
  }

  private static func isStrong(_ open: Run, _ close: Run, _ content: String) -> Bool {
    let mayOpen = open.before.isEdge || open.before.isCJK
    let mayClose = close.after.isEdge || close.after.isCJK
    if isSpaced(open, close) {
      let hasWord = content.split { !$0.isLetter }.contains { $0.count > 2 }
      let isEnglish = hasWord && open.range.count == 2 && !content.contains(where: \.isNewline)
      return mayOpen && mayClose
        && (isEnglish || content.unicodeScalars.contains { $0.isCJKForEmphasis })
    }
    if open.after == .space { return mayOpen }
    if close.before == .space { return mayClose }
    return true
  }

  /// `これは__強調__です`, but not `データ_項目_番号` and `__init__`.
  private static func isUnderscored(_ open: Run, _ close: Run, _ content: String) -> Bool {
    guard open.range.count <= 2, open.after != .space, close.before != .space else { return false }
    let isIdentifier = content.utf8.allSatisfy {
      $0 == UInt8(ascii: "_") || $0.isASCIIDigit || (0x61...0x7A).contains($0)
    }
    if isIdentifier { return false }
    // In Korean, where words are apart, `이런_이름_으로` is one.
    let before = open.range.count == 1 ? open.before == .kana : open.before.isCJK
    let after =
      open.range.count == 1
      ? close.after == .kana || close.after == .hangul
      : close.after.isCJK
    return (before || open.before.isEdge) && (after || close.after.isEdge) && (before || after)
  }

  /// Whether a star belongs to the pattern of a path.
  private static func isPath(_ open: Run, _ close: Run, _ text: ProseText) -> Bool {
    [open, close].contains { run in
      text.scalar(before: run.range.lowerBound) == "/"
        || text.scalar(at: run.range.upperBound) == "/"
    }
  }
}

/// The mend.
extension UnparsedEmphasis {
  /// Takes out the spaces inside, or writes stars for underscores, where the result is emphasis for
  /// certain.
  private static func fix(_ open: Run, _ close: Run, _ text: ProseText) -> [Diagnostic.Edit] {
    let content = text.bytes[open.range.upperBound..<close.range.lowerBound]
    let other = open.mark == UInt8(ascii: "_") ? [open.mark, UInt8(ascii: "*")] : [open.mark]
    guard !content.contains(where: { $0 == 0x0A || $0 == 0x0D || other.contains($0) }) else {
      return []
    }
    if open.mark == UInt8(ascii: "_") {
      let stars = String(repeating: "*", count: open.range.count)
      guard isLetter(open.after), isLetter(close.before) else { return [] }
      return [
        Diagnostic.Edit(open.range, stars), Diagnostic.Edit(close.range, stars),
      ]
    }
    return spaces(open, close, text)
  }

  private static func isLetter(_ side: Side) -> Bool { side != .punctuation && side != .space }

  private static func spaces(_ open: Run, _ close: Run, _ text: ProseText) -> [Diagnostic.Edit] {
    var start = open.range.upperBound
    var end = close.range.lowerBound
    while let scalar = text.scalar(at: start), scalar == " " || scalar == "\u{3000}" {
      start += scalar == " " ? 1 : 3
    }
    while let scalar = text.scalar(before: end), end > start, scalar == " " || scalar == "\u{3000}"
    {
      end -= scalar == " " ? 1 : 3
    }
    // A space of Korean may be meant on the other side of the mark.
    let isUnclear =
      (open.after == .space && open.before == .hangul)
      || (close.before == .space && close.after == .hangul && open.after != .space)
    guard start < end, !isUnclear, isLetter(Side(text.scalar(at: start))),
      isLetter(Side(text.scalar(before: end)))
    else { return [] }
    return [open.range.upperBound..<start, end..<close.range.lowerBound]
      .filter { !$0.isEmpty }.map { Diagnostic.Edit($0, "") }
  }
}
