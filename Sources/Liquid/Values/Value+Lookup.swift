extension Value {
  /// The member that `value.name` names, or nil.
  ///
  /// Lists have `size`, `first` and `last`, text and dictionaries `size`; a dictionary's own
  /// names come before these.
  public func member(_ key: Key) -> Value? {
    switch self {
    case .object(let object):
      if let value = object.value(for: key) { return value }
      return object.elements.flatMap { Self.array($0).member(key) }
    case .dictionary(let dictionary):
      return dictionary[key.name] ?? dictionary.member(key)
    case .array(let values):
      switch key.name {
      case "size": return .int(values.count)
      case "first": return values.first
      case "last": return values.last
      default: return nil
      }
    case .text, .html, .script:
      switch key.name {
      case "size": return .int(string.characterCount)
      case "first": return string.first.map { .text(String($0)) }
      case "last": return string.last.map { .text(String($0)) }
      default: return nil
      }
    case .range(let range): return range.member(key)
    // Ruby's numbers know how many bytes they take, and Shopify's engine lets it show.
    case .int: return key.name == "size" ? .int(MemoryLayout<Int>.size) : nil
    default: return nil
    }
  }

  /// The element or member that `value[index]` names, or nil; a negative index counts from the end.
  func element(_ index: Value, in shared: SharedEnvironment) -> Value? {
    switch (self, index) {
    case (.array(let values), .int(let place)):
      let place = place < 0 ? values.count + place : place
      return values.indices.contains(place) ? values[place] : nil
    case (.range(let range), .int(let place)):
      let place = place < 0 ? range.count + place : place
      return place >= 0 && place < range.count ? .int(range.first + place) : nil
    case (.object(let object), .int):
      return object.elements.flatMap { Self.array($0).element(index, in: shared) }
    case (.array, .double(let number)):
      return Int(exactly: number).flatMap { element(.int($0), in: shared) }
    case (.dictionary(let dictionary), .text(let name)):
      return dictionary[name] ?? member(Key(name: name))
    case (_, .text), (_, .html): return member(shared.environment.key(index.string))
    case (.dictionary(let dictionary), .int), (.dictionary(let dictionary), .bool):
      return dictionary[index.string]
    default: return nil
    }
  }
}

extension LiquidDictionary {
  fileprivate func member(_ key: Key) -> Value? {
    switch key.name {
    case "size": .int(count)
    case "first": pairs.first.map { .array([.text($0.0), $0.1]) }
    default: nil
    }
  }

  /// Each name and value as a list of two, as loops see them.
  var elements: [Value] { pairs.map { .array([.text($0.0), $0.1]) } }
}

extension LiquidRange {
  fileprivate func member(_ key: Key) -> Value? {
    switch key.name {
    case "size": .int(count)
    case "first": .int(first)
    case "last": .int(last)
    default: nil
    }
  }
}

extension String {
  /// How many characters a person sees; a line end of CR and LF counts as two, as in Ruby.
  var characterCount: Int {
    var count = 0
    for character in self { count += character == "\r\n" ? 2 : 1 }
    return count
  }

  /// The characters a person sees; a line end of CR and LF is two of them.
  var characters: [Character] {
    utf8.contains(0x0D) ? flatMap { $0 == "\r\n" ? ["\r", "\n"] : [$0] } : Array(self)
  }
}
