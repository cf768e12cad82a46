/// Matching a rule's pattern.
extension Lexer where Sink: ~Copyable {
  /// Where a pattern that begins here ends; nil when it does not match.
  mutating func match(_ operations: Range<Int>) -> Int? {
    var end = position
    captured = frame.captured
    for index in operations {
      let operation = grammar.operations[index]
      guard let next = match(operation, at: end) else { return nil }
      end = next
    }
    return end
  }

  private mutating func match(_ operation: Grammar.Operation, at index: Int) -> Int? {
    let set = operation.start
    switch operation.code {
    case .text: return hasText(operation, at: index) ? index + operation.count : nil
    case .foldedText: return hasFoldedText(operation, at: index) ? index + operation.count : nil
    case .maybeText: return hasText(operation, at: index) ? index + operation.count : index
    case .one: return isIn(set, index) ? index + 1 : nil
    case .captureOne:
      guard isIn(set, index) else { return nil }
      captured = index..<index + 1
      return index + 1
    case .maybe: return isIn(set, index) ? index + 1 : index
    case .some, .many, .capture, .captureMany, .language: return run(operation, from: index)
    case .captured: return hasCaptured(at: index) ? index + frame.captured.count : nil
    case .aheadText: return hasText(operation, at: index) ? index : nil
    case .aheadPast:
      guard let end = run(operation, from: index), isIn(operation.count, end) else { return nil }
      return index
    case .ahead: return isIn(set, index) ? index : nil
    case .notAhead: return isIn(set, index) ? nil : index
    case .behind: return index == 0 || grammar.sets[set + Int(source[index - 1])] ? index : nil
    case .notBehind: return index == 0 || !grammar.sets[set + Int(source[index - 1])] ? index : nil
    case .lineStart: return index == lineStart ? index : nil
    case .firstOnLine: return index <= indentEnd ? index : nil
    case .lineEnd: return index == limit || source[index] == UInt8(ascii: "\n") ? index : nil
    case .operandExpected: return isOperandExpected ? index : nil
    }
  }

  @inline(__always)
  private func isIn(_ set: Int, _ index: Int) -> Bool {
    index < limit && grammar.sets[set + Int(source[index])]
  }

  private mutating func run(_ operation: Grammar.Operation, from start: Int) -> Int? {
    let end = operation.isBounded ? min(limit, start + Self.reach) : limit
    var index = start
    while index < end, grammar.sets[operation.start + Int(source[index])] { index += 1 }
    count(index - start)
    if index == end, end < limit { return nil }
    switch operation.code {
    case .capture, .captureMany: captured = start..<index
    case .language: language = start..<index
    default: break
    }
    let isEnough =
      index > start
      || operation.code != .some && operation.code != .capture && operation.code != .language
    return isEnough ? index : nil
  }

  private mutating func hasText(_ operation: Grammar.Operation, at index: Int) -> Bool {
    count(1)
    guard index + operation.count <= limit else { return false }
    for offset in 0..<operation.count
    where source[index + offset] != grammar.texts[operation.start + offset] { return false }
    return true
  }

  private mutating func hasFoldedText(_ operation: Grammar.Operation, at index: Int) -> Bool {
    count(1)
    guard index + operation.count <= limit else { return false }
    for offset in 0..<operation.count
    where source[index + offset].lowercased != grammar.texts[operation.start + offset] {
      return false
    }
    return true
  }

  /// Whether what the state remembers stands at an index.
  mutating func hasCaptured(at index: Int) -> Bool {
    guard index + frame.captured.count <= limit else { return false }
    for offset in 0..<frame.captured.count {
      count(1)
      let byte = source[frame.captured.lowerBound + offset]
      guard source[index + offset] == byte else { return false }
    }
    return true
  }

  /// Whether a value may begin here: at the start, on a new line, behind an operator or a keyword.
  private var isOperandExpected: Bool {
    var index = position
    while index > 0, position - index < 64, ByteSet.blankTable.contains(source[index - 1]) {
      index -= 1
    }
    guard index > 0, index != lastKeywordEnd else { return true }
    return !ByteSet.valueEnd.contains(source[index - 1])
  }
}

extension ByteSet {
  fileprivate static let blankTable: ByteSet = .blank
  /// What a value may end in.
  fileprivate static let valueEnd: ByteSet = .word | ")]}\"'`$"
}
