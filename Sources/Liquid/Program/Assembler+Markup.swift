/// Following the markup while steps are written.
extension Assembler {
  /// Writes literal bytes of the template, which the place in the markup follows.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - start: Their place in the source; nil for bytes that do not stand there as they are.
  mutating func emitText(_ bytes: some Collection<UInt8>, at start: Int? = nil) {
    guard environment.escapes else { return emitBytes(bytes) }
    var rest = bytes[...]
    for (index, byte) in zip(bytes.indices, bytes) {
      guard let event = context.take(byte) else { continue }
      let place = start.map { $0 + bytes.distance(from: bytes.startIndex, to: index) } ?? offset
      switch event {
      case .problem(let message, let hint):
        problems.append(SyntaxError(message, at: place, hint: hint))
        context = .text
      case .unquotedEnd, .schemeEnd:
        emitBytes(rest[..<index])
        rest = rest[index...]
        if case .schemeEnd = event { emit(.schemeEnd) } else { emit(.unquotedEnd) }
      }
    }
    emitBytes(rest)
  }

  /// How a value printed here is made safe; nil when it cannot be, which is noted.
  mutating func escaper(at place: Int) -> Escaper? {
    guard environment.escapes else { return .raw }
    do throws(Refusal) {
      return try context.takeValue()
    } catch {
      problems.append(SyntaxError(error.message, at: place, hint: error.hint))
      return nil
    }
  }

  /// Writes a value that is known at load.
  mutating func emitConstant(_ value: Value) {
    var ahead = context
    let escaper = environment.escapes ? try? ahead.takeValue() : .raw
    var bytes: [UInt8] = []
    switch escaper?.place {
    case .raw, nil:
      // Among attributes a literal is the author's own markup.
      value.write(into: &bytes, escaping: false)
      emitText(bytes)
    case .text, .attribute:
      escaper?.write(value, into: &bytes)
      emitText(bytes)
      if context.part == .beforeValue { context = ahead }
    default:
      escaper?.write(value, into: &bytes)
      emitBytes(bytes)
      context = ahead
    }
  }

  // MARK: Joining

  /// Goes on where all branches come out, or notes that they come out at different places.
  mutating func join(_ branches: [MarkupContext], of name: String, at place: Int) {
    guard environment.escapes, var joined = branches.first else { return }
    for branch in branches.dropFirst() {
      guard let next = joined.joined(with: branch) else {
        problems.append(
          SyntaxError(
            "the branches of '\(name)' end at different places of the markup: "
              + "\(joined.description), and \(branch.description)",
            at: place, hint: "close in each branch what it opens"))
        context.part = .unreachable
        return
      }
      joined = next
    }
    context = joined
  }

  /// Notes when the place is not the one that is expected, and goes on there.
  mutating func expect(_ expected: MarkupContext, _ message: String, at place: Int) {
    defer { context = expected }
    guard environment.escapes, context.joined(with: expected)?.loosened != expected.loosened else {
      return
    }
    problems.append(
      SyntaxError(
        "\(message): \(context.description), not \(expected.description)", at: place,
        hint: "close within it what it opens"))
  }

  /// Writes markup of its own, such as the body of a capture.
  mutating func separate(_ name: String, at place: Int, _ write: (inout Assembler) -> Void) {
    let saved = context
    context = .text
    write(&self)
    expect(.text, "'\(name)' ends elsewhere in the markup than it began", at: place)
    context = saved
  }

  /// Writes something that is not part of the page.
  mutating func withoutMarkup(_ write: (inout Assembler) -> Void) {
    let saved = context
    context.part = .unreachable
    write(&self)
    context = saved
  }
}

extension MarkupContext {
  /// The place in the words of a message.
  var description: String {
    switch part {
    case .text, .unreachable: "in text"
    case .tagOpen, .endTagOpen, .tagName: "in the name of a tag"
    case .tag, .attributeName, .afterAttributeName, .beforeValue: "within a tag"
    case .value: "in the value of an attribute"
    case .declaration, .comment, .bogusComment: "in a comment"
    case .element: "within '\(elementName)'"
    }
  }
}
