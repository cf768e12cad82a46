import Liquid
import YAML

extension Value {
  /// What templates see of a YAML value: plain scalars typed by the core schema, keys in order.
  init(_ node: YAMLNode) {
    switch node.value {
    case .scalar(let scalar):
      switch scalar.kind {
      case .null: self = .null
      case .bool(let value): self = .bool(value)
      case .int(let value): self = .int(value)
      case .double(let value): self = .double(value)
      case .string: self = .text(scalar.text)
      }
    case .sequence(let items): self = .array(items.map { Value($0) })
    case .mapping(let mapping):
      self = .dictionary(LiquidDictionary(mapping.entries.map { ($0.key, Value($0.value)) }))
    }
  }
}
