public import JSON
public import Liquid

extension Value {
  /// What templates see of a JSON value, keys in their order.
  public init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .string(let text): self = .text(text)
    case .array(let items): self = .array(items.map { Value($0) })
    case .object(let members):
      self = .dictionary(LiquidDictionary(members.map { ($0.key, Value($0.value)) }))
    }
  }
}
