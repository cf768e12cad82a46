/// Finds the bytes of a tree's texts in the source, going through both in one direction.
///
/// The bytes of a text stand in the source as they are, but for backslashes and entities, and in the
/// order of the tree; what lies between is markup. So the place behind one text is where the search
/// for the next begins, and blocks and line ends bring both together again. The whole search is
/// linear: what looks for texts that are not there has a budget.
struct SourceAligner {
  private let source: UnsafeBufferPointer<UInt8>
  /// The index of the source's first byte to those who ask.
  private let startIndex: Int
  /// Where each line begins.
  private let lines: [Int32]
  private var cursor = 0
  /// The line of the block, from 1.
  private var line = 0
  private var budget: Int
  /// How many links and images are open.
  var linkDepth = 0
  private(set) var pieces: [Prose.Piece] = []

  init(_ source: UnsafeBufferPointer<UInt8>, startIndex: Int) {
    self.source = source
    self.startIndex = startIndex
    lines = Self.lineStarts(of: source)
    budget = 4 * source.count + 4_096
    pieces.reserveCapacity(lines.count * 2)
  }

  private static func lineStarts(of source: UnsafeBufferPointer<UInt8>) -> [Int32] {
    var starts: [Int32] = [0]
    var index = 0
    while index < source.count {
      index = source.firstIndex(
        from: index, of: (UInt8(ascii: "\n"), 0xFF), or: (UInt8(ascii: "\r"), 0xFF))
      guard index < source.count else { break }
      let isPair =
        source[index] == UInt8(ascii: "\r") && index + 1 < source.count
        && source[index + 1] == UInt8(ascii: "\n")
      index += isPair ? 2 : 1
      starts.append(Int32(index))
    }
    return starts
  }

  /// Goes to the line on which a block begins, but stays where it is when that is in this line, as
  /// for the cells of a row.
  ///
  /// - Returns: where the line begins, as those who ask count.
  mutating func begin(line number: Int) -> Int {
    guard number >= 1, number <= lines.count else { return startIndex + cursor }
    let start = Int(lines[number - 1])
    let end = number < lines.count ? Int(lines[number]) : source.count
    if number != line || !(start..<max(end, start + 1)).contains(cursor) { cursor = start }
    line = number
    return startIndex + start
  }
}

/// Blocks of code.
extension SourceAligner {
  /// The lines of a block of code that begins in a line: the fence before it, if it has one, and its own.
  func lines(ofCode text: UnsafeBufferPointer<UInt8>, from number: Int) -> Range<Int> {
    guard number >= 1, number <= lines.count else { return startIndex..<startIndex }
    let newline = UInt8(ascii: "\n")
    let own = text.count { $0 == newline }
    let last = number - 1 + own + (isIndented(text.prefix { $0 != newline }, line: number) ? 0 : 1)
    let end = last < lines.count ? Int(lines[last]) : source.count
    return startIndex + Int(lines[number - 1])..<startIndex + end
  }

  /// Whether code begins in a line itself, behind blanks, and not below a fence.
  private func isIndented(
    _ first: Slice<UnsafeBufferPointer<UInt8>>, line number: Int
  ) -> Bool {
    let start = Int(lines[number - 1])
    let end = source.firstIndex(
      from: start, of: (UInt8(ascii: "\n"), 0xFF), or: (UInt8(ascii: "\r"), 0xFF))
    let place = end - first.count
    return !first.isEmpty && place >= start && source[place..<end].elementsEqual(first)
      && (place == start || source[place - 1].isBlank)
  }
}

/// Texts.
extension SourceAligner {
  /// Finds a text, and goes behind it.
  mutating func align(_ text: UnsafeBufferPointer<UInt8>, isProse: Bool) {
    guard !text.isEmpty else { return }
    guard seek(text) else { return passOther() }
    if !isProse { passOther() }
    if isWhole(text) {
      if isProse { append(.text, cursor..<cursor + text.count) }
      cursor += text.count
      return
    }
    follow(text, isProse: isProse)
  }

  /// Whether a text stands at the cursor as it is, without a backslash or an entity.
  private func isWhole(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cursor + text.count <= source.count else { return false }
    let found = UnsafeBufferPointer(rebasing: source[cursor..<cursor + text.count])
    return found.elementsEqual(text)
      && text.firstIndex(from: 0, of: (UInt8(ascii: "\\"), 0xFF), or: (UInt8(ascii: "&"), 0xFF))
        == text.count
  }

  private mutating func follow(_ text: UnsafeBufferPointer<UInt8>, isProse: Bool) {
    var place = 0
    var start = cursor
    while place < text.count {
      let step = step(at: cursor, text, place)
      if case .same = step {
        cursor += 1
        place += 1
        continue
      }
      if isProse { append(.text, start..<cursor) }
      switch step {
      case .escaped:
        if isProse { append(.escaped, cursor + 1..<cursor + 2) }
        cursor += 2
        place += 1
      case .entity(let end, let textEnd):
        if isProse { passOther() }
        (cursor, place) = (end, textEnd)
      case .same, .none:
        if isProse { passOther() }
        return
      }
      start = cursor
    }
    if isProse { append(.text, start..<cursor) }
  }

  private mutating func append(_ kind: Prose.Piece.Kind, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    add(kind, range)
  }

  private mutating func add(_ kind: Prose.Piece.Kind, _ range: Range<Int>) {
    pieces.append(
      Prose.Piece(
        kind: kind, range: startIndex + range.lowerBound..<startIndex + range.upperBound,
        isInLink: linkDepth > 0))
  }

  /// How a byte of the source becomes one of a text.
  private enum Step {
    case same
    case escaped
    case entity(end: Int, textEnd: Int)
    case none
  }

  @inline(__always)
  private func step(at index: Int, _ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Step {
    guard index < source.count else { return .none }
    let byte = source[index]
    if byte == UInt8(ascii: "\\"), index + 1 < source.count, source[index + 1].isPunctuation {
      return source[index + 1] == text[place] ? .escaped : .none
    }
    if byte == UInt8(ascii: "&"), let step = entity(at: index, text, place) { return step }
    return byte == text[place] ? .same : .none
  }

  /// The longest name that HTML has is shorter.
  private static let entityLimit = 40

  private func entity(at index: Int, _ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Step? {
    var end = index + 1
    while end < source.count, end - index < Self.entityLimit,
      source[end].isLetter || source[end].isDigit || source[end] == UInt8(ascii: "#")
    { end += 1 }
    guard end > index + 1, end < source.count, source[end] == UInt8(ascii: ";") else { return nil }
    // A name that HTML does not have stays as it is; `&amp;amp;` only looks as if it did.
    let isName = source[index + 1] != UInt8(ascii: "#") && !source.hasASCII("&amp;", at: index)
    let isLiteral =
      isName && place + end - index < text.count
      && (index...end).allSatisfy { source[$0] == text[place + $0 - index] }
    if isLiteral { return nil }
    var textEnd = place + 1
    while textEnd < text.count, text[textEnd] & 0xC0 == 0x80 { textEnd += 1 }
    return .entity(end: end + 1, textEnd: textEnd)
  }
}

/// The search.
extension SourceAligner {
  /// How many bytes of a text have to agree for it to be found.
  private static let prefix = 12
  /// How many lines behind the cursor's a text is looked for, for what goes over lines: addresses,
  /// code, formulas.
  private static let lineLimit = 8

  /// Goes to where a text begins; false where it is not found.
  private mutating func seek(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = cursor
    var linesLeft = Self.lineLimit
    while index < source.count {
      if begins(at: index, text) {
        cursor = index
        return true
      }
      guard budget > 0 else { return false }
      budget -= 1
      if source[index].isLineEnd {
        linesLeft -= 1
        if linesLeft == 0 { return false }
      }
      index += 1
    }
    return false
  }

  private func begins(at index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var (index, place) = (index, 0)
    let end = min(text.count, Self.prefix)
    while place < end {
      switch step(at: index, text, place) {
      case .same:
        index += 1
        place += 1
      case .escaped:
        index += 2
        place += 1
      case .entity(let end, let textEnd): (index, place) = (end, textEnd)
      case .none: return false
      }
    }
    return true
  }
}

/// What is no prose.
extension SourceAligner {
  /// Notes that something is here that is no prose.
  mutating func passOther() {
    add(.other, cursor..<cursor)
  }

  /// Goes to the next line.
  mutating func endLine() {
    let end = source.firstIndex(
      from: cursor, of: (UInt8(ascii: "\n"), 0xFF), or: (UInt8(ascii: "\r"), 0xFF))
    let isPair =
      end + 1 < source.count && source[end] == UInt8(ascii: "\r")
      && source[end + 1] == UInt8(ascii: "\n")
    add(.lineEnd, end..<end)
    cursor = min(end + (isPair ? 2 : 1), source.count)
  }

  /// Goes behind bytes that stand in the source as they are, or stays.
  mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>) {
    passOther()
    guard let first = bytes.first else { return }
    var index = cursor
    while index + bytes.count <= source.count, budget > 0 {
      let next = source.firstIndex(from: index, of: first)
      budget -= next - index + 1
      guard next + bytes.count <= source.count else { return }
      if UnsafeBufferPointer(rebasing: source[next..<next + bytes.count]).elementsEqual(bytes) {
        cursor = next + bytes.count
        return
      }
      budget -= bytes.count
      index = next + 1
    }
  }

  /// Goes behind the code span that follows.
  ///
  /// - Returns: where it stands; nil when it is not found.
  mutating func passCode() -> Range<Int>? {
    passOther()
    let tick = UInt8(ascii: "`")
    let start = source.firstIndex(from: cursor, of: tick)
    let end = source.firstIndex(from: start) { $0 != tick }
    var index = end
    while index < source.count, budget > 0 {
      let close = source.firstIndex(from: index, of: tick)
      budget -= close - index + 1
      let closeEnd = source.firstIndex(from: close) { $0 != tick }
      if closeEnd - close == end - start, closeEnd > close {
        cursor = closeEnd
        return startIndex + start..<startIndex + closeEnd
      }
      index = closeEnd
    }
    return nil
  }

  /// Goes behind the end of a link: `](address "title")`, `][label]` or `]`, if that is what follows.
  mutating func passLinkEnd(destination: UnsafeBufferPointer<UInt8>) {
    passOther()
    let bracket = source.firstIndex(from: cursor) {
      $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "~")
    }
    guard bracket < source.count, source[bracket] == UInt8(ascii: "]") else { return }
    cursor = bracket + 1
    guard cursor < source.count else { return }
    if source[cursor] == UInt8(ascii: "(") { passDestination(destination) }
    if cursor < source.count, source[cursor] == UInt8(ascii: "[") {
      let end = source.firstIndex(from: cursor) { $0 == UInt8(ascii: "]") || $0.isLineEnd }
      if end < source.count, source[end] == UInt8(ascii: "]") { cursor = end + 1 }
    }
  }

  /// Goes behind `(address "title")`.
  private mutating func passDestination(_ destination: UnsafeBufferPointer<UInt8>) {
    var index = cursor + 1
    // The address as it was read is as long as it is written, or shorter.
    if index + destination.count < source.count { index += destination.count }
    var quote: UInt8?
    while index < source.count, budget > 0 {
      budget -= 1
      let byte = source[index]
      if let open = quote {
        if byte == open, source[index - 1] != UInt8(ascii: "\\") { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ")") {
        cursor = index + 1
        return
      }
      index += 1
    }
  }
}
