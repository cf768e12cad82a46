import CJKText
import Diagnostics
import YAML

/// What site.yml asks of front matter.
///
///     check:
///       front-matter:
///         title: {required: true, type: text, max: 60}
///         tags: {type: list, values: [筆, 墨], in: posts}
///         rating: {type: integer, min: 1, max: 5, layouts: [review]}
struct FrontMatterSchema: Sendable {
  private(set) var fields: [Field] = []

  /// What is asked of one key.
  struct Field: Sendable {
    let key: String
    var isRequired = false
    var type: ValueType?
    /// Columns of a text, items of a list, or a number itself.
    var min: Int?
    var max: Int?
    /// The texts that it may be, or that may be in it; empty for any.
    var values: [String] = []
    /// Nil for posts and pages.
    var kind: DocumentKind?
    /// Empty for all layouts.
    var layouts: [String] = []
  }

  /// What a value has to be.
  enum ValueType: String, Sendable, CaseIterable {
    case text
    case integer
    case number
    case boolean
    case date
    case list
    case mapping
  }

  enum DocumentKind: String, Sendable, CaseIterable {
    case posts
    case pages
  }

  /// Asks for nothing.
  init() {}

  /// Reads the mapping of a schema.
  init(_ reader: inout FieldReader) {
    for entry in reader.entries {
      guard var settings = reader.mapping(entry.key) else {
        if entry.value.isNull {
          reader.report(
            "nothing is asked of '\(entry.key)'", at: entry.value,
            hint: "write what it has to be, such as {required: true, type: text}")
        }
        continue
      }
      if let field = Self.field(entry, &settings) { fields.append(field) }
      reader.finish(settings, under: entry.key)
    }
  }

  private static func field(_ entry: YAMLEntry, _ settings: inout FieldReader) -> Field? {
    var field = Field(key: entry.key)
    field.isRequired = settings.bool("required") ?? false
    field.type = settings.choice("type", ValueType.self)
    let bounds = -1_000_000_000...1_000_000_000
    field.min = settings.integer("min", in: bounds)
    field.max = settings.integer("max", in: bounds)
    field.values = settings.strings("values")
    field.kind = settings.choice("in", DocumentKind.self)
    field.layouts = settings.strings("layouts")
    return check(field, entry, &settings) ? field : nil
  }

  /// Reports what asks for something that cannot be.
  private static func check(
    _ field: Field, _ entry: YAMLEntry, _ settings: inout FieldReader
  ) -> Bool {
    if let min = field.min, let max = field.max, min > max, let node = settings.node(["min"]) {
      settings.report(
        "'min' is above 'max' for '\(field.key)'", at: node, hint: "nothing can be both")
      return false
    }
    let isMeasured = ![.boolean, .date, .mapping].contains(field.type)
    if !isMeasured, let node = settings.node(["min"]) ?? settings.node(["max"]),
      let type = field.type
    {
      settings.report(
        "a \(type.rawValue) has no 'min' and no 'max'", at: node,
        hint: "they are for text, list, integer and number")
      return false
    }
    if !field.values.isEmpty, ![nil, .text, .list].contains(field.type),
      let node = settings.node(["values"]), let type = field.type
    {
      settings.report(
        "'values' cannot be listed for a \(type.rawValue)", at: node,
        hint: "they are for text and list")
      return false
    }
    return true
  }
}
