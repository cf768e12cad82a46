import CJKText
import Markdown

/// Quotes and brackets that open and never close, or close what never opened.
///
/// Looked at by block. Speech may go on over paragraphs up to the next heading: a paragraph that leaves
/// `「` open is right when one below it closes it, and a `“` at the start of a paragraph goes on with one
/// that is open. Not meant are numbers (`１）`), faces and inches (`5”`).
struct UnpairedQuotes {
  private let text: ProseText
  private let looksAtCurly: Bool
  private var findings: [ProseFinding] = []
  private var stack: [Open] = []
  /// How many of each pair are open.
  private var counts = [Int](repeating: 0, count: QuotePair.all.count)
  /// What paragraphs left open, by what holds them.
  private var carried: [Int: [Open]] = [:]

  /// A mark that opened something.
  private struct Open {
    let pair: Int
    let range: Range<Int>
    /// A `)` behind a `（`, which may be what closes it.
    var halfwidthClose: Range<Int>?
  }

  static func find(in text: ProseText) -> [ProseFinding] {
    guard text.mayHold(0xE3, 0x80) || text.mayHold(0xE2, 0x80) || text.mayHold(0xEF, 0xBC) else {
      return []
    }
    var rule = UnpairedQuotes(text)
    for block in text.prose.blocks { rule.read(block) }
    for opens in rule.carried.values { rule.report(opens) }
    return rule.findings.sorted { $0.range.lowerBound < $1.range.lowerBound }
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
            meet(role.pair, opens: role.opens, index..<index + length, isFirst: isFirst)
          }
          isFirst = false
          index += length
        }
      }
    }
    end(block)
  }

  private mutating func begin(_ block: Prose.Block) {
    counts = [Int](repeating: 0, count: counts.count)
    stack = []
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
    guard !stack.isEmpty else { return }
    let opens = stack.filter { $0.pair != QuotePair.ascii }
    guard block.kind == .paragraph else { return report(opens) }
    report(opens.filter { !QuotePair.all[$0.pair].isSpeech })
    let speech = opens.filter { QuotePair.all[$0.pair].isSpeech }
    if !speech.isEmpty { carried[block.container] = speech }
  }
}

/// One mark after the other.
extension UnpairedQuotes {
  private mutating func meet(_ pair: Int, opens: Bool, _ range: Range<Int>, isFirst: Bool) {
    if pair == QuotePair.curly, !looksAtCurly { return }
    if opens { return open(pair, range, isFirst: isFirst) }
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

  private mutating func open(_ pair: Int, _ range: Range<Int>, isFirst: Bool) {
    if isFirst, let last = stack.last, last.pair == pair {
      if pair == QuotePair.curly { return }
      // The next line of a conversation: nothing will close the one before.
      report(stack)
      stack = []
      counts = [Int](repeating: 0, count: counts.count)
    }
    stack.append(Open(pair: pair, range: range))
    counts[pair] += 1
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
    if pair == QuotePair.fullwidth, FaceSigns.stand(beside: range, text) || isNumbering(range) {
      return
    }
    if pair == QuotePair.curly, text.scalar(before: range.lowerBound).map(Self.isDigit) == true {
      return
    }
    if let last = stack.last, let problem = mismatch(last, pair, range) {
      findings.append(problem)
      stack.removeLast()
      counts[last.pair] -= 1
      return
    }
    findings.append(
      ProseFinding(
        range: range, message: "'\(QuotePair.all[pair].close)' closes nothing",
        hint: "put a '\(QuotePair.all[pair].open)' where it begins, or take this out"))
  }

  private func mismatch(_ open: Open, _ pair: Int, _ range: Range<Int>) -> ProseFinding? {
    let opening = QuotePair.all[open.pair]
    let closing = QuotePair.all[pair]
    if open.pair == QuotePair.ascii {
      guard pair == QuotePair.fullwidth else { return nil }
      return Self.halfwidth(open.range, "(", closes: "）", write: "（")
    }
    guard opening.isSpeech == closing.isSpeech else { return nil }
    return ProseFinding(
      range: range, message: "'\(closing.close)' closes '\(opening.open)'",
      hint: "write '\(opening.close)' here, or '\(closing.open)' where it begins")
  }

  private static func halfwidth(
    _ range: Range<Int>, _ found: String, closes partner: String, write wanted: String
  ) -> ProseFinding {
    ProseFinding(
      range: range, message: "'\(found)' in half width with '\(partner)' in full width",
      hint: "write '\(wanted)'", fix: [.init(range: range, replacement: wanted)])
  }

  private mutating func report(_ opens: [Open]) {
    for open in opens where open.pair != QuotePair.ascii {
      let pair = QuotePair.all[open.pair]
      if FaceSigns.stand(beside: open.range, text) { continue }
      if let close = open.halfwidthClose {
        findings.append(Self.halfwidth(close, ")", closes: "（", write: "）"))
      } else {
        findings.append(
          ProseFinding(
            range: open.range, message: "'\(pair.open)' is never closed",
            hint: "put a '\(pair.close)' where it ends, or take this out"))
      }
    }
  }
}

/// What is no bracket.
extension UnpairedQuotes {
  /// Whether a `）` ends the number of a list: `１）`, `ア）`, `方法１）`.
  private func isNumbering(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    var isDigits = true
    for _ in 0..<3 {
      guard let scalar = text.scalar(before: index) else { return true }
      if Self.isDigit(scalar) || Self.isCounter(scalar) {
        isDigits = isDigits && Self.isDigit(scalar)
        index -= scalar.length
        continue
      }
      let isStart =
        scalar.properties.isWhitespace || scalar.properties.generalCategory.isPunctuation
      return index < range.lowerBound && (isDigits || isStart)
    }
    return false
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0xFF10...0xFF19, 0x2460...0x249B: true
    default: false
    }
  }

  /// Letters that number: Latin, `ア`, `イ`, `あ`, `一`, `가`.
  private static func isCounter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x30A1...0x30F3,
      0x3041...0x3093, 0x2160...0x217F:
      true
    default: "一二三四五六七八九十가나다라마바사".unicodeScalars.contains(scalar)
    }
  }
}
