internal import Diagnostics

/// Reads a document, and reads on behind syntax errors.
///
/// libyaml stops at the first error. The entry of the outermost collection in which it stands is
/// then overwritten with blanks, which leaves all other places as they are, and the text is read
/// again:
///
///     title: "half a quote      (error 1; blanked for the second round)
///     date: 2025-12-28          (read in every round; the last one counts)
///     tags: [a, b               (error 2; blanked for the third round)
struct YAMLReader {
  let file: SourceFile
  let limits: YAMLLimits

  private static let roundLimit = 20

  func read(_ wholeRange: Range<Int>) -> YAMLResult {
    let range = Self.withoutMark(wholeRange, of: file)
    let check = TextCheck(file, in: range)
    let original = CleanText(file, in: range, without: check.rejected)
    var text = original
    var problems = check.diagnostics
    var known: Set<Int> = []
    for round in 1...Self.roundLimit {
      let outcome = text.bytes.withUnsafeBufferPointer { bytes in
        Self.build(
          bytes, NodeBuilder(file: file, text: text, original: original, limits: limits))
      }
      if let failure = outcome.failure {
        let diagnosis = SyntaxDiagnosis(failure, in: text)
        if known.insert(diagnosis.place).inserted {
          let location = file.location(at: text.fileOffset(diagnosis.place))
          problems.append(.error(diagnosis.message, at: location, hint: diagnosis.hint))
        }
        let entry = OutermostEntry.range(around: diagnosis.place, in: text.bytes)
        if round < Self.roundLimit, text.blank(entry) { continue }
      }
      problems += outcome.diagnostics
      return YAMLResult(root: outcome.root, diagnostics: problems.inStableOrder())
    }
    return YAMLResult(root: nil, diagnostics: problems.inStableOrder())
  }

  /// The range behind a byte order mark, which libyaml would count as a column of the first line.
  private static func withoutMark(_ range: Range<Int>, of file: SourceFile) -> Range<Int> {
    let hasMark = file.bytes[range].starts(with: [0xEF, 0xBB, 0xBF])
    return hasMark ? range.lowerBound + 3..<range.upperBound : range
  }

  private struct Outcome {
    let root: YAMLNode?
    let diagnostics: [Diagnostic]
    let failure: SyntaxFailure?
  }

  private static func build(
    _ bytes: UnsafeBufferPointer<UInt8>, _ builder: consuming NodeBuilder
  ) -> Outcome {
    guard var parser = LibYAMLParser(bytes) else {
      return Outcome(root: nil, diagnostics: [.error("out of memory")], failure: nil)
    }
    while true {
      let event = parser.next()
      switch event.kind {
      case .failure(let failure):
        let failure = builder.place(failure)
        return Outcome(root: builder.root, diagnostics: builder.diagnostics, failure: failure)
      case .streamEnd:
        return Outcome(root: builder.root, diagnostics: builder.diagnostics, failure: nil)
      default:
        if builder.take(event) { continue }
        return Outcome(root: builder.root, diagnostics: builder.diagnostics, failure: nil)
      }
    }
  }
}
