public import Diagnostics

/// Reads YAML 1.2 to values that know their place.
public enum YAML {
  /// The values of one document in a part of a file.
  ///
  /// All problems are reported that can be told apart: behind a syntax error reading goes on with
  /// the next entry of the outermost mapping or list. Anchors, aliases and merge keys are resolved.
  public static func parse(
    _ file: SourceFile, in range: Range<Int>, limits: YAMLLimits = .standard
  ) -> YAMLResult {
    YAMLReader(file: file, limits: limits).read(range)
  }

  /// The values of a whole file.
  public static func parse(_ file: SourceFile, limits: YAMLLimits = .standard) -> YAMLResult {
    parse(file, in: 0..<file.bytes.count, limits: limits)
  }

  /// The mapping that a part of a file must be; an empty part is an empty mapping.
  ///
  /// A subject names the part in the message `the front matter must be a mapping, found a list`.
  public static func parseMapping(
    _ file: SourceFile, in range: Range<Int>, subject: String, limits: YAMLLimits = .standard
  ) -> (mapping: YAMLMapping, diagnostics: [Diagnostic]) {
    let result = parse(file, in: range, limits: limits)
    guard let root = result.root, !root.isNull else { return (YAMLMapping(), result.diagnostics) }
    if let mapping = root.asMapping { return (mapping, result.diagnostics) }
    let problem = Diagnostic.error(
      "\(subject) must be a mapping, found \(root.kindName)", at: root.location(in: file),
      hint: root.mappingHint)
    let isKnown = result.diagnostics.containsError
    return (YAMLMapping(), result.diagnostics + (isKnown ? [] : [problem]))
  }
}

/// What came of reading YAML.
public struct YAMLResult: Sendable, Hashable {
  /// The outermost value, of what could be read; nil when there is none.
  public let root: YAMLNode?
  /// What was found wrong, in the order of the places.
  public let diagnostics: [Diagnostic]
}

/// How much a YAML text may hold; keeps a few lines of aliases from filling the memory.
public struct YAMLLimits: Sendable, Hashable {
  /// How deep lists and mappings may stand inside of each other.
  public let depth: Int
  /// How many values there may be after aliases and merge keys are resolved.
  public let nodes: Int

  /// Makes limits.
  public init(depth: Int, nodes: Int) {
    self.depth = min(depth, 512)
    self.nodes = nodes
  }

  /// 64 levels, 10,000 values: for front matter and settings.
  public static let standard = YAMLLimits(depth: 64, nodes: 10_000)
  /// 64 levels, a million values: for data files.
  public static let data = YAMLLimits(depth: 64, nodes: 1_000_000)
}

extension YAMLNode {
  /// What to write where a mapping was expected.
  fileprivate var mappingHint: String {
    guard case .scalar(let scalar) = value, !scalar.isQuoted else {
      return "write one 'key: value' on each line"
    }
    if scalar.text.unicodeScalars.contains("：") {
      return "write a half-width ':' and a blank behind the key, not '：'"
    }
    if scalar.text.utf8.contains(UInt8(ascii: ":")) { return "put a blank behind the ':'" }
    return "write one 'key: value' on each line"
  }
}
