import CJKText

/// The pass over a text's characters before libcmark parses it.
///
/// Puts sentinels beside runs of `*` and `_` that libcmark would take in another way than the dialect
/// does, marks behind escaped characters that later passes look for, and tokens in the place of
/// references to footnotes and of formulas. It knows nothing of blocks: what it puts into code or
/// into an address is taken out again when the tree is built, so it may err without harm.
struct InlineRewriter {
  let source: UnsafeBufferPointer<UInt8>
  let options: MarkdownOptions
  var rewrite: Rewrite
  private(set) var output: [UInt8] = []
  /// How much of the source is in the output.
  private var copied = 0
  /// The end of the code span that was seen last; formulas do not start in one.
  private var codeSpans: CodeSpans
  private var addresses: BareAddresses
  private let footnotes: FootnoteLabels

  init(
    _ source: UnsafeBufferPointer<UInt8>, _ options: MarkdownOptions, _ rewrite: Rewrite,
    _ footnotes: FootnoteLabels
  ) {
    self.source = source
    self.options = options
    self.rewrite = rewrite
    self.footnotes = footnotes
    codeSpans = CodeSpans(source)
    addresses = BareAddresses(
      source, isOn: options[.autolinks], stopsAtCJK: options[.cjkAutolinks])
  }

  /// What is looked for: `*`, `$`, and `X` to `_`, of which `[`, `\` and `_` count.
  private static let patterns = (
    BytePattern(UInt8(ascii: "*")), BytePattern(UInt8(ascii: "$")),
    BytePattern(UInt8(ascii: "X"), mask: 0xF8)
  )

  /// Goes through the whole text; the output stays empty when nothing had to be done.
  mutating func run() {
    let patterns = Self.patterns
    var index = source.firstIndex(from: 0, of: patterns)
    while index < source.count {
      index = source.firstIndex(from: step(at: index), of: patterns)
    }
    if copied > 0 || !output.isEmpty { flush(upTo: source.count) }
  }

  /// Deals with the byte at an index, and gives the index behind what was dealt with.
  private mutating func step(at index: Int) -> Int {
    switch source[index] {
    case UInt8(ascii: "\\"): return backslash(at: index)
    case UInt8(ascii: "["):
      return (footnotes.isEmpty ? nil : footnoteReference(at: index)) ?? index + 1
    case UInt8(ascii: "$"):
      guard options[.math] else { return index + 1 }
      return formula(at: index, MathScanner.dollars(in: source, at: index)) ?? index + 1
    case UInt8(ascii: "*"), UInt8(ascii: "_"): return delimiterRun(at: index)
    default: return index + 1
    }
  }

  private mutating func flush(upTo end: Int) {
    if output.isEmpty { output.reserveCapacity(source.count + source.count / 16 + 64) }
    guard copied < end else { return }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<end]))
    copied = end
  }

  private mutating func replace(_ range: Range<Int>, with token: Int) -> Int {
    flush(upTo: range.lowerBound)
    output.append(token: token, rewrite.sentinels)
    copied = range.upperBound
    return range.upperBound
  }
}

/// Escapes, footnotes, formulas.
extension InlineRewriter {
  /// What later passes look for, and so must know to be escaped.
  private static let marked = ByteSet("~[]:{}|^#@./$")

  private mutating func backslash(at index: Int) -> Int {
    guard index + 1 < source.count else { return index + 1 }
    let next = source[index + 1]
    if isEscapedSpace(at: index) {
      let token = rewrite.makeToken(.escapedSpace, replacing: source[index..<index + 2])
      flush(upTo: index)
      output.append(rewrite.sentinels.space)
      let end = replace(index..<index + 2, with: token)
      output.append(rewrite.sentinels.space)
      rewrite.hasSpaces = true
      return end
    }
    guard next.isPunctuation else { return index + 1 }
    if options[.math], next == UInt8(ascii: "("),
      let end = formula(at: index, MathScanner.parentheses(in: source, at: index))
    {
      return end
    }
    if Self.marked.contains(next) {
      flush(upTo: index + 2)
      output.append(rewrite.sentinels.escapeMark)
    }
    return index + 2
  }

  private func isEscapedSpace(at index: Int) -> Bool {
    options[.escapedSpace] && index + 1 < source.count && source[index] == UInt8(ascii: "\\")
      && source[index + 1] == UInt8(ascii: " ")
  }

  private mutating func footnoteReference(at index: Int) -> Int? {
    guard let (label, end) = FootnoteLabels.reference(in: source, at: index),
      let position = footnotes.position(of: source[label])
    else { return nil }
    let token = rewrite.makeToken(.footnoteReference(position), replacing: source[index..<end])
    return replace(index..<end, with: token)
  }

  private mutating func formula(at index: Int, _ found: MathScanner.Formula?) -> Int? {
    guard let found, !codeSpans.contain(index), !LinkSurroundings(source).holdInDestination(index)
    else { return nil }
    let start = found.whole.lowerBound
    let content = found.content.lowerBound - start..<found.content.upperBound - start
    let token = rewrite.makeToken(
      .math(isDisplay: found.isDisplay), replacing: source[found.whole], content: content)
    return replace(found.whole, with: token)
  }
}

/// Emphasis.
extension InlineRewriter {
  private mutating func delimiterRun(at start: Int) -> Int {
    let delimiter = source[start]
    let end = source.firstIndex(from: start) { $0 != delimiter }
    // At the edge of a line and beside a space all rules agree, but for what stands behind tildes.
    guard !isAtBlank(start..<end) || isAtTilde(start..<end) else { return end }
    // Where addresses end at CJK characters, none goes on behind one.
    let mayBeInAddress = start > 0 && (source[start - 1] < 0x80 || !options[.cjkAutolinks])
    if mayBeInAddress, options[.autolinks], addresses.contain(start) {
      surround(start..<end, with: rewrite.sentinels.space, rewrite.sentinels.space)
    } else if options[.cjkEmphasis] || options[.strikethrough],
      let wanted = wantedRoles(of: start..<end)
    {
      let (before, after) = sentinels(for: wanted, of: delimiter)
      surround(start..<end, with: before, after)
    }
    return end
  }

  /// Whether a run has white space or an edge of the text on a side.
  private func isAtBlank(_ run: Range<Int>) -> Bool {
    run.lowerBound == 0 || run.upperBound == source.count || source[run.lowerBound - 1] <= 0x20
      || source[run.upperBound] <= 0x20
  }

  private func isAtTilde(_ run: Range<Int>) -> Bool {
    options[.strikethrough]
      && (run.lowerBound > 0 && source[run.lowerBound - 1] == UInt8(ascii: "~")
        || run.upperBound < source.count && source[run.upperBound] == UInt8(ascii: "~"))
  }

  /// What a run has to do, where libcmark would not do it by itself.
  private func wantedRoles(of run: Range<Int>) -> (opens: Bool, closes: Bool)? {
    let isQuote = run.lowerBound > 0 && source[run.lowerBound - 1] == UInt8(ascii: ">")
    if isQuote, isAtLineStart(run.lowerBound) { return nil }
    let outer = options[.strikethrough] ? aroundTildes(run) : run
    guard options[.cjkEmphasis] || outer != run else { return nil }
    let before = isAtLineStart(outer.lowerBound) ? .lineEdge : side(before: outer.lowerBound)
    let after = isAtLineEnd(outer.upperBound) ? .lineEdge : side(at: outer.upperBound)
    // Beside white space all rules agree, but for what stands behind tildes.
    if outer == run, before.isSpace || after.isSpace { return nil }
    let delimiter = source[run.lowerBound]
    let wanted = Flanking(before: before, after: after)
      .roles(of: delimiter, before: before, after: after)
    let libcmark = LibcmarkSide.roles(
      of: delimiter, before: libcmarkSide(before: run.lowerBound),
      after: libcmarkSide(at: run.upperBound))
    if let libcmark, libcmark == wanted { return nil }
    return wanted
  }

  private func libcmarkSide(before index: Int) -> LibcmarkSide {
    index == 0 ? .space : LibcmarkSide(UTF8Decoder.character(in: source, before: index).scalar)
  }

  private func libcmarkSide(at index: Int) -> LibcmarkSide {
    index == source.count
      ? .space : LibcmarkSide(UTF8Decoder.character(in: source, at: index).scalar)
  }

  private func side(before index: Int) -> Flanking.Side {
    let side = Flanking.Side(in: source, before: index)
    return options[.cjkEmphasis] ? side : side.withoutCJK
  }

  private func side(at index: Int) -> Flanking.Side {
    if isEscapedSpace(at: index) { return .lineEdge }
    let side = Flanking.Side(UTF8Decoder.character(in: source, at: index).scalar)
    return options[.cjkEmphasis] ? side : side.withoutCJK
  }

  /// The sentinels beside a run that bring libcmark to do what is wanted.
  private func sentinels(
    for roles: (opens: Bool, closes: Bool), of delimiter: UInt8
  ) -> (Sentinels.Sentinel, Sentinels.Sentinel) {
    let (letter, sign) = (rewrite.sentinels.letter, rewrite.sentinels.punctuation)
    let isUnderscore = delimiter == UInt8(ascii: "_")
    switch roles {
    case (true, false): return (sign, letter)
    case (false, true): return (letter, sign)
    case (true, true): return isUnderscore ? (sign, sign) : (letter, letter)
    case (false, false):
      return isUnderscore ? (letter, letter) : (rewrite.sentinels.space, rewrite.sentinels.space)
    }
  }

  /// Puts sentinels beside a run; one more keeps a run that touches it from seeing them.
  private mutating func surround(
    _ run: Range<Int>, with before: Sentinels.Sentinel, _ after: Sentinels.Sentinel
  ) {
    flush(upTo: run.lowerBound)
    if before == rewrite.sentinels.space { rewrite.hasSpaces = true }
    if run.lowerBound > 0, Self.isDelimiter(source[run.lowerBound - 1]) {
      output.append(rewrite.sentinels.punctuation)
    }
    output.append(before)
    flush(upTo: run.upperBound)
    output.append(after)
    if run.upperBound < source.count, Self.isDelimiter(source[run.upperBound]) {
      output.append(rewrite.sentinels.punctuation)
    }
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
  }

  /// The run with the tildes on its sides, which do not count for it (as in cmark-gfm).
  private func aroundTildes(_ run: Range<Int>) -> Range<Int> {
    var start = run.lowerBound
    while start > 0, source[start - 1] == UInt8(ascii: "~") { start -= 1 }
    return start..<source.firstIndex(from: run.upperBound) { $0 != UInt8(ascii: "~") }
  }

  private func isAtLineEnd(_ index: Int) -> Bool {
    index == source.count || source[index].isLineEnd
  }

  /// Whether nothing but the marks of quotes stands before an index in its line.
  private func isAtLineStart(_ index: Int) -> Bool {
    var start = index
    while start > 0, source[start - 1].isBlank || source[start - 1] == UInt8(ascii: ">") {
      start -= 1
    }
    return start == 0 || source[start - 1].isLineEnd
  }
}
