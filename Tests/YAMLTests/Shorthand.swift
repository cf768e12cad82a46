import Diagnostics
import YAML

/// The path of every file in these tests.
let testPath = "content/posts/記事.md"

func source(_ text: String) -> SourceFile {
  SourceFile(path: testPath, text: text)
}

/// A finding in the test file.
func finding(
  _ severity: Diagnostic.Severity, _ message: String, _ line: Int, _ column: Int,
  _ lineText: String, hint: String? = nil, notes: [Diagnostic.Note] = []
) -> Diagnostic {
  Diagnostic(severity, message, at: place(line, column, lineText), hint: hint, notes: notes)
}

func error(
  _ message: String, _ line: Int, _ column: Int, _ lineText: String, hint: String? = nil
) -> Diagnostic {
  finding(.error, message, line, column, lineText, hint: hint)
}

func place(_ line: Int, _ column: Int, _ lineText: String) -> SourceLocation {
  SourceLocation(path: testPath, line: line, column: column, lineText: lineText)
}

/// A value as one line: text in quotes, the rest as it is written.
func brief(_ node: YAMLNode?) -> String {
  guard let node else { return "none" }
  switch node.value {
  case .scalar(let scalar):
    return scalar.kind == .string ? "'\(scalar.text)'" : scalar.text.isEmpty ? "null" : scalar.text
  case .sequence(let items): return "[" + items.map(brief).joined(separator: ", ") + "]"
  case .mapping(let mapping): return brief(mapping)
  }
}

func brief(_ mapping: YAMLMapping) -> String {
  "{" + mapping.entries.map { "\($0.key): \(brief($0.value))" }.joined(separator: ", ") + "}"
}

/// The front matter's values as one line, and all that was found.
func readFrontMatter(_ file: SourceFile) -> (values: String, diagnostics: [Diagnostic]) {
  let (frontMatter, found) = FrontMatter.locate(in: file)
  let (mapping, problems) = frontMatter.mapping(in: file)
  return (brief(mapping), found + problems)
}
