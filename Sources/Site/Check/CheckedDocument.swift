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
  let settings: CheckSettings

  /// The Markdown text.
  var body: ArraySlice<UInt8> { file.bytes[bodyStart...] }
}
