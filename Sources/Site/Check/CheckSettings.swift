import Diagnostics
import YAML

/// What site.yml says of rules under `check:`.
///
///     check:
///       image-alt: off                        the level alone
///       image-size: 500000                    the limit alone
///       description-length: {level: error, limit: 200}
struct CheckSettings: Sendable {
  private var levels: [String: CheckLevel] = [:]
  private var limits: [String: Int] = [:]
  /// What is asked of front matter.
  private(set) var schema = FrontMatterSchema()

  private static let schemaKey = "front-matter"

  /// What holds where site.yml says nothing.
  init() {}

  /// Reads the mapping; a name that no rule has is a warning, so that a rule can go.
  init(_ reader: inout FieldReader) {
    guard var rules = reader.mapping("check") else { return }
    for entry in rules.entries where entry.key != Self.schemaKey {
      guard let place = CheckRule.names[entry.key] else {
        rules.warn(
          "no rule named '\(entry.key)'", at: entry,
          hint: Suggestion.hint(for: entry.key, among: CheckRule.names.keys)
            ?? "docs/check.md lists all rules")
        continue
      }
      read(CheckRule.all[place], entry.value, &rules)
    }
    if var schema = rules.mapping(Self.schemaKey) {
      self.schema = FrontMatterSchema(&schema)
      rules.take(schema)
    }
    reader.take(rules)
  }

  /// The level of a rule.
  func level(of rule: CheckRule) -> CheckLevel { levels[rule.name] ?? rule.level }

  /// The limit of a rule that has one.
  func limit(of rule: CheckRule) -> Int { limits[rule.name] ?? rule.limit?.standard ?? 0 }

  /// Findings with the severity that their rules have, without those of rules that are off.
  func applied(to found: [Diagnostic]) -> [Diagnostic] {
    found.compactMap { finding in
      guard let name = finding.rule, let place = CheckRule.names[name] else { return finding }
      guard let severity = level(of: CheckRule.all[place]).severity else { return nil }
      var finding = finding
      finding.severity = severity
      return finding
    }
  }

  private mutating func read(_ rule: CheckRule, _ node: YAMLNode, _ rules: inout FieldReader) {
    guard case .mapping = node.value else { return readSingle(rule, node, &rules) }
    guard var settings = rules.mapping(rule.name) else { return }
    levels[rule.name] = settings.choice("level", CheckLevel.self)
    if let limit = rule.limit { limits[rule.name] = settings.integer("limit", in: limit.range) }
    rules.finish(settings, under: rule.name)
  }

  private mutating func readSingle(
    _ rule: CheckRule, _ node: YAMLNode, _ rules: inout FieldReader
  ) {
    // YAML 1.1 and Jekyll read `off` as false.
    if let isOn = node.asBool {
      levels[rule.name] = isOn ? (rule.level == .off ? .warning : rule.level) : .off
    } else if let limit = rule.limit, node.asInt != nil {
      limits[rule.name] = rules.integer(rule.name, in: limit.range)
    } else {
      levels[rule.name] = rules.choice(rule.name, CheckLevel.self)
    }
  }
}
