import CJKText
import Dates
import Diagnostics
import YAML

extension CheckRule {
  /// Front matter that is not as `check: front-matter:` in site.yml asks.
  static let frontMatterSchema = CheckRule(
    "front-matter-schema", .error, look: .document { FrontMatterSchemaRule($0).find() })
}

/// Compares the front matter of one document with the site's schema.
private struct FrontMatterSchemaRule {
  private let document: CheckedDocument
  private var findings: [CheckFinding] = []

  private typealias Field = FrontMatterSchema.Field

  init(_ document: CheckedDocument) {
    self.document = document
  }

  consuming func find() -> [CheckFinding] {
    for field in document.settings.schema.fields where concerns(field) { check(field) }
    return findings
  }

  private func concerns(_ field: Field) -> Bool {
    switch field.kind {
    case .posts? where document.document.kind != .post: return false
    case .pages? where document.document.kind != .page: return false
    default: break
    }
    return field.layouts.isEmpty || document.document.layout.map(field.layouts.contains) == true
  }

  private mutating func check(_ field: Field) {
    guard let node = document.frontMatter[field.key], !isEmpty(node) else {
      if field.isRequired { reportMissing(field) }
      return
    }
    if let type = field.type, !type.fits(node) {
      let expected = "'\(field.key)' expects \(type.words), found \(Self.words(for: node))"
      return report(expected, at: node, hint: type.example.map { "write it as \($0)" })
    }
    checkBounds(field, node)
    checkValues(field, node)
  }

  private func isEmpty(_ node: YAMLNode) -> Bool {
    switch node.value {
    case .scalar(let scalar): scalar.kind == .null || scalar.text.allSatisfy(\.isWhitespace)
    case .sequence(let items): items.isEmpty
    case .mapping(let mapping): mapping.entries.isEmpty
    }
  }

  private mutating func reportMissing(_ field: Field) {
    let place = document.frontMatter.entries.first { $0.key == field.key }?.keyOffset ?? 0
    findings.append(
      CheckFinding(
        "no '\(field.key)' in the front matter", at: place,
        hint: "add '\(field.key): …': site.yml asks for it"))
  }

  private mutating func report(_ message: String, at node: YAMLNode, hint: String? = nil) {
    findings.append(CheckFinding(message, at: node.offset, hint: hint))
  }

  private static func words(for node: YAMLNode) -> String {
    node.asString.map { "'\($0)'" } ?? node.kindName
  }

  // MARK: - Bounds and values

  private mutating func checkBounds(_ field: Field, _ node: YAMLNode) {
    guard field.min != nil || field.max != nil else { return }
    let (value, unit) = measure(field, node)
    if let max = field.max, value > Double(max) {
      report(
        "'\(field.key)' is \(Self.number(value))\(unit), above the \(max) that site.yml allows",
        at: node)
    }
    if let min = field.min, value < Double(min) {
      report(
        "'\(field.key)' is \(Self.number(value))\(unit), below the \(min) that site.yml asks for",
        at: node)
    }
  }

  private func measure(_ field: Field, _ node: YAMLNode) -> (value: Double, unit: String) {
    guard case .scalar(let scalar) = node.value, field.type != .list else {
      let count = node.asList?.count ?? 0
      return (Double(count), count == 1 ? " item" : " items")
    }
    if field.type != .text {
      switch scalar.kind {
      case .int(let value): return (Double(value), "")
      case .double(let value): return (value, "")
      default: break
      }
    }
    return (Double(DisplayWidth.columns(of: scalar.text)), " columns wide")
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }

  private mutating func checkValues(_ field: Field, _ node: YAMLNode) {
    guard !field.values.isEmpty else { return }
    for item in node.asList ?? [] {
      guard let text = item.asString else {
        report("'\(field.key)' expects text, found \(item.kindName)", at: item)
        continue
      }
      if field.values.contains(text) { continue }
      report(
        "'\(text)' is not among the values of '\(field.key)'", at: item,
        hint: (text.count > 1 ? Suggestion.hint(for: text, among: field.values) : nil)
          ?? "use \(field.values.joined(separator: ", "))")
    }
  }
}

extension FrontMatterSchema.ValueType {
  /// Whether a value is one of the kind; a single value is a list of one.
  fileprivate func fits(_ node: YAMLNode) -> Bool {
    switch self {
    case .list: return node.asList != nil
    case .mapping: return node.asMapping != nil
    case .boolean: return node.asBool != nil
    case .integer: return node.asInt != nil
    case .number:
      guard case .scalar(let scalar) = node.value else { return false }
      if case .double = scalar.kind { return true }
      return node.asInt != nil
    case .date: return node.asString.map { (try? DateTime.parse($0, zone: .utc)) != nil } ?? false
    case .text:
      guard case .scalar(let scalar) = node.value else { return false }
      if case .bool = scalar.kind { return false }
      return true
    }
  }

  fileprivate var words: String {
    switch self {
    case .text: "text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .date: "a date"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  fileprivate var example: String? {
    switch self {
    case .date: "2025-12-28 or 2025-12-28 16:40:31 +0900"
    case .list: "[a, b]"
    case .text: "'…' in quotes"
    default: nil
    }
  }
}
