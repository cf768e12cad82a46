/// Definition lists: a paragraph whose lines are terms, and below it `:` before each definition.
///
///     筆
///     : 毛を束ねた道具。
extension BlockRewriter {
  /// Opens the definition that a `:` begins.
  mutating func openDefinition(_ place: inout Place) -> Bool {
    guard cursor.byte == UInt8(ascii: ":") else { return false }
    let next = cursor.firstNonblank + 1
    guard next < cursor.lineEnd, text[next].isBlank, !isBlank(from: next) else { return false }
    guard isSibling(place) || makeTerms(place) else { return false }
    let isLoose = endedParagraph != nil || endsWithBlankLine
    beginBlock(&place)
    let start = prefix
    let further = Self.continuation(of: start)
    let indent = cursor.indent
    cursor.advance(to: next)
    let spaces = (1...4).contains(cursor.indent) ? cursor.indent : 1
    cursor.advance(columns: spaces)
    let token = rewrite.makeToken(.definition(isLoose: isLoose), replacing: EmptyCollection())
    let width = indent + 1 + spaces
    let marker =
      Array(repeating: UInt8(ascii: " "), count: indent) + [UInt8(ascii: "+")]
      + Array(repeating: UInt8(ascii: " "), count: spaces)
    emitCarrier(start + marker, token)
    replacedStart = (
      further + [UInt8](repeating: UInt8(ascii: " "), count: width), cursor.offset
    )
    push(.definition(width: width), &place)
    return true
  }

  private func isBlank(from start: Int) -> Bool {
    text[start..<cursor.lineEnd].allSatisfy(\.isBlank)
  }

  /// Whether the line follows a definition, which it ends.
  private func isSibling(_ place: Place) -> Bool {
    guard place.depth < containers.count, !place.hasOpened,
      case .definition = containers[place.depth]
    else { return false }
    return true
  }

  /// Whether the output ends with an empty line.
  private var endsWithBlankLine: Bool {
    var index = output.count - 2
    while index >= 0, output[index].isBlank || output[index] == UInt8(ascii: ">") { index -= 1 }
    return output.count >= 2 && index >= 0 && output[index] == UInt8(ascii: "\n")
  }

  /// Makes the lines of the paragraph before terms.
  ///
  /// That is the one that the line would go on with, or one that a single empty line ended.
  private mutating func makeTerms(_ place: Place) -> Bool {
    guard !place.hasOpened, place.depth == containers.count else { return false }
    let lines: [ParagraphLine]
    if place.isInParagraph, case .paragraph(let open) = leaf {
      lines = open
    } else if let ended = endedParagraph, ended.depth == place.depth {
      lines = ended.lines
    } else {
      return false
    }
    guard let first = lines.first, !lines.contains(where: \.isLazy) else { return false }
    let starts = lines.map { Array(output[$0.outputStart..<$0.contentStart]) }
    let rest = lines.count < rewrite.sourceLines.count - first.outputLines
    takeBack(to: first, keepingStart: false)
    let number = lineNumber
    for (line, start) in zip(lines, starts) {
      lineNumber = line.number
      let token = rewrite.makeToken(.term, replacing: EmptyCollection())
      emitCarrier(start, token, text[line.source])
    }
    lineNumber = number
    if rest {
      output.append(UInt8(ascii: "\n"))
      rewrite.sourceLines.append(number - 1)
    }
    return true
  }
}
