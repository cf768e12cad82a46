public import Diagnostics
public import JSON
import YAML

/// What site.yml says of one place to publish to; read by those who publish.
public struct PublishSettings: Sendable {
  /// How it is called on the command line.
  public let name: String
  /// Its keys; every value that is no mapping or list is a text.
  public let value: JSONValue
  /// Where its value stands.
  public let location: SourceLocation

  /// Reads the mapping `publish:`.
  static func read(_ reader: inout FieldReader) -> [PublishSettings] {
    guard let node = reader.node(["publish"]) else { return [] }
    guard case .mapping(let mapping) = node.value else {
      reader.reportKind(of: node, key: "publish", expected: "a mapping of names and targets")
      return []
    }
    return mapping.entries.map {
      PublishSettings(
        name: $0.key, value: texts($0.value), location: $0.value.location(in: reader.file))
    }
  }

  private static func texts(_ node: YAMLNode) -> JSONValue {
    switch node.value {
    case .scalar(let scalar): .string(scalar.text)
    case .sequence(let items): .array(items.map(texts))
    case .mapping(let mapping):
      .object(mapping.entries.map { JSONMember(key: $0.key, value: texts($0.value)) })
    }
  }
}
