import Diagnostics
import Liquid
import YAML

/// Reads the known keys of a mapping one by one, reports what is wrong with each, and keeps the
/// rest as values for templates.
///
/// Serves site.yml and front matter alike.
struct FieldReader {
  let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []
  private let mapping: YAMLMapping
  /// What was asked for; a list, since for a few short names comparing is quicker than hashing.
  private var known: [String] = []

  init(_ mapping: YAMLMapping, in file: SourceFile) {
    self.mapping = mapping
    self.file = file
    // As many as are asked for of a post.
    known.reserveCapacity(48)
  }

  /// The first of several names for one key that the mapping holds with a value.
  mutating func node(_ names: [String]) -> YAMLNode? {
    known += names
    for name in names {
      if let node = mapping[name], !node.isNull { return node }
    }
    return nil
  }

  /// Whether one of these names stands in the mapping, be it without a value.
  func has(_ names: [String]) -> Bool { names.contains { mapping[$0] != nil } }

  mutating func string(_ names: String...) -> String? {
    guard let node = node(names) else { return nil }
    guard case .scalar(let scalar) = node.value else {
      reportKind(of: node, key: names[0], expected: "text")
      return nil
    }
    return scalar.text
  }

  /// A text that says something: an empty one counts as none.
  mutating func text(_ name: String) -> String? {
    string(name).flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  mutating func bool(_ names: String...) -> Bool? {
    guard let node = node(names) else { return nil }
    guard let value = node.asBool else {
      reportKind(of: node, key: names[0], expected: "true or false")
      return nil
    }
    return value
  }

  mutating func integer(_ names: String..., in range: ClosedRange<Int>) -> Int? {
    guard let node = node(names) else { return nil }
    guard let value = node.asInt, range.contains(value) else {
      let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
      reportKind(of: node, key: names[0], expected: expected)
      return nil
    }
    return value
  }

  /// A value that is one of a few words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let node = node([name]) else { return nil }
    if let text = node.asString, let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let meant = node.asString.flatMap { Suggestion.hint(for: $0, among: words) }
    report(
      "unknown value \(Self.quoted(node)) for '\(name)'", at: node,
      hint: meant ?? "use \(words.joined(separator: ", "))")
    return nil
  }

  /// A list of texts, a single one, or none; numbers and Booleans are taken as they are written.
  mutating func strings(_ names: String...) -> [String] {
    guard let node = node(names) else { return [] }
    switch node.value {
    case .scalar(let scalar): return scalar.text.isEmpty ? [] : [scalar.text]
    case .sequence(let items):
      return items.compactMap { item in
        if item.isNull { return nil }
        guard case .scalar(let scalar) = item.value else {
          reportKind(of: item, key: names[0], expected: "text in this list")
          return nil
        }
        return scalar.text
      }
    case .mapping:
      reportKind(of: node, key: names[0], expected: "a list or a single value")
      return []
    }
  }

  /// A reader of the mapping under a key, to be handed back with `finish`.
  mutating func mapping(_ names: String...) -> FieldReader? {
    guard let node = node(names) else { return nil }
    guard case .mapping(let inner) = node.value else {
      reportKind(of: node, key: names[0], expected: "a mapping")
      return nil
    }
    return FieldReader(inner, in: file)
  }

  /// Takes over what a reader of an inner mapping found, keys that it did not know included.
  mutating func finish(
    _ inner: FieldReader, under key: String, unknownKeysAre severity: Diagnostic.Severity = .error
  ) {
    diagnostics += inner.diagnostics
    for entry in inner.mapping.entries where !inner.known.contains(entry.key) {
      let place = entry.keyLocation(in: file)
      diagnostics.append(
        Diagnostic(
          severity, "unknown key '\(entry.key)' in '\(key)'", at: place,
          hint: Suggestion.hint(for: entry.key, among: inner.known)
            ?? "known keys: \(Set(inner.known).sorted().joined(separator: ", "))"))
    }
  }

  /// Takes over what a reader of an inner mapping found, whose keys are no fixed ones.
  mutating func take(_ inner: FieldReader) {
    diagnostics += inner.diagnostics
  }

  /// The entries of the mapping itself.
  var entries: [YAMLEntry] { mapping.entries }

  /// What no call asked for, for templates.
  var rest: [(String, Value)] {
    mapping.entries.filter { !known.contains($0.key) }.map { ($0.key, Value($0.value)) }
  }

  mutating func report(_ message: String, at node: YAMLNode, hint: String? = nil) {
    diagnostics.append(.error(message, at: node.location(in: file), hint: hint))
  }

  /// A warning about a value; with the name of the rule of `fude check` that it is one of, if any.
  mutating func warn(
    _ message: String, at node: YAMLNode, hint: String? = nil, rule: String? = nil
  ) {
    var warning = Diagnostic.warning(message, at: node.location(in: file), hint: hint)
    warning.rule = rule
    diagnostics.append(warning)
  }

  /// A warning about a key.
  mutating func warn(_ message: String, at entry: YAMLEntry, hint: String? = nil) {
    diagnostics.append(.warning(message, at: entry.keyLocation(in: file), hint: hint))
  }

  /// A warning that concerns no single line.
  mutating func warnWholeFile(_ message: String, hint: String) {
    diagnostics.append(.warning(message, at: file.location, hint: hint))
  }

  mutating func reportKind(of node: YAMLNode, key: String, expected: String) {
    let found = node.asString == nil ? node.kindName : Self.quoted(node)
    report("'\(key)' expects \(expected), found \(found)", at: node)
  }

  private static func quoted(_ node: YAMLNode) -> String {
    node.asString.map { "'\($0)'" } ?? node.kindName
  }
}
