import Diagnostics
import YAML

/// A document together with the text that it was made from, as rules look at it.
///
/// It exists while its file is loaded and only then: a rule that needs several documents keeps what it
/// learned of each (`CheckSurvey`).
struct CheckedDocument: Sendable {
  let document: Document
  /// The whole file, valid UTF-8; offsets of findings and fixes are of its bytes.
  let file: SourceFile
  /// Whether these are the bytes of the file, without any that no page may hold taken out.
  let isAsOnDisk: Bool
  /// The first byte behind the front matter.
  let bodyStart: Int
  /// The front matter with the places of its values.
  let frontMatter: YAMLMapping
  /// The words of the text, with their places.
  let text: ProseText
  /// The links and images of the text in its order.
  let destinations: [MarkdownDestination]
  let settings: CheckSettings

  /// The Markdown text.
  var body: ArraySlice<UInt8> { file.bytes[bodyStart...] }

  /// The places of those destinations that are wanted.
  ///
  /// A destination that does not stand in the text as it is, such as one with an escape, is placed at
  /// its block.
  func places(
    of isWanted: (MarkdownDestination) -> Bool
  ) -> [(destination: MarkdownDestination, offset: Int)] {
    var places: [(destination: MarkdownDestination, offset: Int)] = []
    var line = (number: 1, offset: bodyStart)
    // Behind the last place of each address: one that is written twice stands in two places. One
    // that does not stand in the text is looked for once.
    var searched: [String: Int?] = [:]
    for destination in destinations where isWanted(destination) {
      if destination.line < line.number { line = (1, bodyStart) }
      let start = file.offset(ofLine: destination.line - line.number + 1, from: line.offset)
      line = (destination.line, start)
      var range: Range<Int>?
      if !destination.url.isEmpty, case let from? = searched[destination.url] ?? bodyStart {
        let wanted = Array(destination.url.utf8)
        range =
          file.rangeOfDestination(wanted, from: max(start, from))
          ?? file.rangeOfDestination(wanted, from: bodyStart)
        searched[destination.url] = .some(range?.upperBound)
      }
      places.append((destination, range?.lowerBound ?? start))
    }
    return places
  }
}
