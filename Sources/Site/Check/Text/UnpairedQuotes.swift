import CJKText
import Diagnostics
import Markdown

extension CheckRule {
  static let unpairedQuote = CheckRule(
    "unpaired-quote", look: .document { UnpairedQuotes.find(in: $0.text) })
}

/// Quotes and brackets that open and never close, or close what never opened.
///
/// Looked at by block. Speech may go on over paragraphs up to the next heading: a paragraph that leaves
/// `「` open is right when one below it closes it, and a `“` at the start of a paragraph goes on with one
/// that is open. Not meant are numbers (`１）`), faces and inches (`5”`).
struct UnpairedQuotes {
  private let text: ProseText
  private let looksAtCurly: Bool
  private var findings: [CheckFinding] = []
  private var stack: [Open] = []
  /// Whether the block before left something open.
  private var hasLeftovers = false
  /// How many of each pair are open.
  private var counts = [Int](repeating: 0, count: QuotePair.all.count)
  /// A `”` of the block that closes nothing, and may have been meant to open something.
  private var reversed: Range<Int>?
  /// What paragraphs left open, by what holds them.
  private var carried: [Int: [Open]] = [:]

  /// Nobody quotes a quotation more often than that.
  private static let deepestSpeech = 8

  /// A mark that opened something.
  private struct Open {
    let pair: Int
    let range: Range<Int>
    /// Where the line of its block begins.
    let block: Int
    /// A `)` behind a `（`, which may be what closes it.
    var halfwidthClose: Range<Int>?
  }

  static func find(in text: ProseText) -> [CheckFinding] {
    guard text.mayHold(0xE3, 0x80) || text.mayHold(0xE2, 0x80) || text.mayHold(0xEF, 0xBC) else {
      return []
    }
    var rule = UnpairedQuotes(text)
    for block in text.prose.blocks { rule.read(block) }
    for container in rule.carried.keys.sorted() { rule.report(rule.carried[container] ?? []) }
    return rule.findings.sorted { ($0.offset ?? 0) < ($1.offset ?? 0) }
  }

  private init(_ text: ProseText) {
    self.text = text
    // In German “ closes, in Swedish ” opens.
    looksAtCurly = text.isIn("ja", "zh", "ko", "en")
  }

  private mutating func read(_ block: Prose.Block) {
    begin(block)
    var isFirst = true
    let text = text
    text.bytes.withUnsafeBufferPointer { bytes in
      for piece in text.prose.pieces[block.pieces] where piece.kind == .text {
        var index = piece.range.lowerBound
        let end = piece.range.upperBound
        while index < end {
          if !QuotePair.mayBegin(bytes[index], index + 1 < end ? bytes[index + 1] : 0) {
            index += 1
            isFirst = false
            continue
          }
          let (scalar, length) = UTF8Decoder.character(in: bytes, at: index)
          if let role = QuotePair.role(of: scalar.value) {
            meet(role.pair, opens: role.opens, index..<index + length, isFirst: isFirst, block)
          }
          isFirst = false
          index += length
        }
      }
    }
    end(block)
  }

  private mutating func begin(_ block: Prose.Block) {
    if hasLeftovers {
      counts = [Int](repeating: 0, count: counts.count)
      stack = []
      hasLeftovers = false
    }
    switch block.kind {
    case .heading:
      if let opens = carried.removeValue(forKey: block.container) { report(opens) }
    case .paragraph:
      guard let opens = carried.removeValue(forKey: block.container) else { return }
      stack = opens
      for open in opens { counts[open.pair] += 1 }
    case .cell, .term: break
    }
  }

  /// What is open at the end of a block: speech is carried on, all else is reported.
  private mutating func end(_ block: Prose.Block) {
    if let range = reversed { reportClose(QuotePair.curly, range) }
    reversed = nil
    guard !stack.isEmpty else { return }
    hasLeftovers = true
    report(stack.filter { $0.halfwidthClose != nil })
    stack.removeAll { $0.halfwidthClose != nil }
    if let last = stack.last, stack.count > 1, last.pair == QuotePair.curly,
      stack[stack.count - 2].pair == QuotePair.curly, last.block == block.lineStart,
      stack[stack.count - 2].block == block.lineStart
    {
      findings.append(Self.sameQuotes(at: last.range, "“", write: "”"))
      stack.removeLast(2)
    }
    let opens = stack.filter { $0.pair != QuotePair.ascii }
    guard block.kind == .paragraph else { return report(opens) }
    report(opens.filter { !QuotePair.all[$0.pair].isSpeech })
    let speech = opens.filter { QuotePair.all[$0.pair].isSpeech }
    if speech.isEmpty { return }
    if speech.count > Self.deepestSpeech {
      report(speech)
    } else {
      carried[block.container] = speech
    }
  }
}

/// One mark after the other.
extension UnpairedQuotes {
  private mutating func meet(
    _ pair: Int, opens: Bool, _ range: Range<Int>, isFirst: Bool, _ block: Prose.Block
  ) {
    if pair == QuotePair.curly, !looksAtCurly { return }
    if opens {
      return open(Open(pair: pair, range: range, block: block.lineStart), isFirst: isFirst)
    }
    if let last = stack.last, last.pair == pair {
      stack.removeLast()
      counts[pair] -= 1
      return
    }
    if pair == QuotePair.fullwidth, meetTwoMixed(range) { return }
    if counts[pair] > 0 { return closeOuter(pair) }
    if pair == QuotePair.ascii { return meetHalfwidthClose(range) }
    close(pair, range)
  }

  private mutating func open(_ open: Open, isFirst: Bool) {
    if isFirst, let last = stack.last, last.pair == open.pair {
      if open.pair == QuotePair.curly { return }
      // The next line of a conversation: nothing will close the one before.
      report(stack)
      stack = []
      counts = [Int](repeating: 0, count: counts.count)
    }
    stack.append(open)
    counts[open.pair] += 1
  }

  /// Closes a pair in which others were left open.
  private mutating func closeOuter(_ pair: Int) {
    var left: [Open] = []
    while let last = stack.popLast() {
      counts[last.pair] -= 1
      if last.pair == pair { break }
      if last.pair != QuotePair.ascii { left.append(last) }
    }
    report(left)
  }

  private mutating func meetHalfwidthClose(_ range: Range<Int>) {
    guard let last = stack.last, last.pair == QuotePair.fullwidth, last.halfwidthClose == nil else {
      return
    }
    stack[stack.count - 1].halfwidthClose = range
  }

  /// Whether `（甲)` and `(乙）` stand behind one another, which would look like one pair in the other.
  private mutating func meetTwoMixed(_ range: Range<Int>) -> Bool {
    guard stack.count > 1, stack[stack.count - 1].pair == QuotePair.ascii,
      stack[stack.count - 2].pair == QuotePair.fullwidth,
      stack[stack.count - 2].halfwidthClose != nil
    else { return false }
    let half = stack.removeLast()
    if !FaceSigns.stand(beside: half.range, text), !FaceSigns.stand(beside: range, text) {
      findings.append(Self.halfwidth(half.range, "(", closes: "）", write: "（"))
    }
    report([stack.removeLast()])
    counts[QuotePair.ascii] -= 1
    counts[QuotePair.fullwidth] -= 1
    return true
  }

  /// A mark closes what was not opened, or was opened by another.
  private mutating func close(_ pair: Int, _ range: Range<Int>) {
    if pair == QuotePair.fullwidth,
      FaceSigns.stand(beside: range, text) || ListNumber.ends(at: range.lowerBound, text)
    {
      return
    }
    if pair == QuotePair.curly { return closeCurly(range) }
    if let last = stack.last, let problem = mismatch(last, pair, range) {
      findings.append(problem)
      stack.removeLast()
      counts[last.pair] -= 1
      return
    }
    reportClose(pair, range)
  }

  /// `”` closes nothing: two in one block were meant as a pair.
  private mutating func closeCurly(_ range: Range<Int>) {
    if text.scalar(before: range.lowerBound).map(ListNumber.isDigit) == true { return }
    guard let first = reversed else {
      reversed = range
      return
    }
    reversed = nil
    findings.append(Self.sameQuotes(at: first, "”", write: "“"))
  }

  private mutating func reportClose(_ pair: Int, _ range: Range<Int>) {
    findings.append(
      CheckFinding(
        "'\(QuotePair.all[pair].close)' closes nothing", at: range.lowerBound,
        hint: "put a '\(QuotePair.all[pair].open)' where it begins, or take this out"))
  }

  /// One mark both opens and closes: `”字”`, `“字“`.
  private static func sameQuotes(
    at range: Range<Int>, _ found: String, write wanted: String
  ) -> CheckFinding {
    CheckFinding(
      "'\(found)' on both sides of a quotation", at: range.lowerBound,
      hint: "write '\(wanted)' here",
      fix: [Diagnostic.Edit(range, wanted)])
  }

  private func mismatch(_ open: Open, _ pair: Int, _ range: Range<Int>) -> CheckFinding? {
    let opening = QuotePair.all[open.pair]
    let closing = QuotePair.all[pair]
    if open.pair == QuotePair.ascii {
      guard pair == QuotePair.fullwidth else { return nil }
      return Self.halfwidth(open.range, "(", closes: "）", write: "（")
    }
    guard opening.isSpeech == closing.isSpeech else { return nil }
    return CheckFinding(
      "'\(closing.close)' closes '\(opening.open)'", at: range.lowerBound,
      hint: "write '\(opening.close)' here, or '\(closing.open)' where it begins")
  }

  private static func halfwidth(
    _ range: Range<Int>, _ found: String, closes partner: String, write wanted: String
  ) -> CheckFinding {
    CheckFinding(
      "'\(found)' in half width with '\(partner)' in full width", at: range.lowerBound,
      hint: "write '\(wanted)'", fix: [Diagnostic.Edit(range, wanted)])
  }

  private mutating func report(_ opens: [Open]) {
    for open in opens where open.pair != QuotePair.ascii {
      let pair = QuotePair.all[open.pair]
      if FaceSigns.stand(beside: open.range, text) { continue }
      if let close = open.halfwidthClose {
        findings.append(Self.halfwidth(close, ")", closes: "（", write: "）"))
      } else {
        findings.append(
          CheckFinding(
            "'\(pair.open)' is never closed", at: open.range.lowerBound,
            hint: "put a '\(pair.close)' where it ends, or take this out"))
      }
    }
  }
}
