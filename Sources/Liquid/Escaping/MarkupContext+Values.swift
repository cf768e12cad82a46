extension MarkupContext {
  /// How a value is made safe here; goes on behind it.
  mutating func takeValue() throws(Refusal) -> Escaper {
    switch part {
    case .text: return .text
    case .unreachable: return .raw
    case .comment:
      tail = []
      return Escaper(place: .comment)
    case .bogusComment: return Escaper(place: .attribute)
    case .tagName: return try takeTagNameValue()
    case .attributeName: return try takeAttributeNameValue()
    case .beforeValue:
      beginValue(quote: nil)
      return try takeAttributeValue()
    case .value: return try takeAttributeValue()
    case .element: return try takeContentValue()
    case .tagOpen, .endTagOpen:
      throw Refusal(
        "a value as the name of a tag", hint: "write the name out, in the branches of an 'if'")
    case .tag, .afterAttributeName:
      throw Refusal(
        "a value among the attributes of a tag",
        hint: "write it as name=\"{{ … }}\", or add '| raw' if it is markup of your own")
    case .declaration:
      throw Refusal("a value behind '<!'", hint: "write the declaration out")
    }
  }

  /// Elements whose content is not read as markup; no value may complete one of their names.
  private static let special = [
    "script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext",
  ]

  private mutating func takeTagNameValue() throws(Refusal) -> Escaper {
    guard let name = tagName, !Self.special.contains(where: { $0.hasPrefix(name) }) else {
      throw Refusal(
        "a value in the name of a tag", hint: "write the name out, in the branches of an 'if'")
    }
    return Escaper(place: .tagName)
  }

  private mutating func takeAttributeNameValue() throws(Refusal) -> Escaper {
    guard let attribute, attribute.hasPrefix("data-") || attribute.hasPrefix("aria-") else {
      throw Refusal(
        "a value in the name of an attribute",
        hint: "write the name out, in the branches of an 'if'")
    }
    return Escaper(place: .tagName)
  }

  private mutating func takeAttributeValue() throws(Refusal) -> Escaper {
    defer { (isValueEmpty, hasOutput) = (false, true) }
    tail = []
    let wrapper: Escaper.Wrapper = quote == nil ? .noQuotes : .quotes
    switch valueKind {
    case .plain:
      return Escaper(place: .attribute, wrapper: wrapper)
    case .address(let state):
      return Escaper(place: .attribute, wrapper: wrapper, address: try takeAddressValue(state))
    case .script: return Escaper(place: try script.takeValue(), wrapper: wrapper)
    case .style: return Escaper(place: try style.takeValue(), wrapper: wrapper)
    case .document: return Escaper(place: .document, wrapper: wrapper)
    case .unknown:
      throw Refusal(
        "a value in an attribute whose name is put together from parts",
        hint: "write the whole name in each branch")
    }
  }

  private mutating func takeAddressValue(
    _ state: AddressState
  ) throws(Refusal) -> Escaper.AddressPart {
    switch state {
    case .scheme:
      valueKind = .address(.scheme(isDynamic: true))
      return isValueEmpty ? .start : .scheme
    case .path: return .none
    case .query: return .query
    case .script:
      throw Refusal(
        "a value in a 'javascript:' address",
        hint: "hand the value over in a data attribute, and let a script read it")
    }
  }

  private mutating func takeContentValue() throws(Refusal) -> Escaper {
    tail = []
    switch element {
    case .script: return Escaper(place: try script.takeValue())
    case .style: return Escaper(place: try style.takeValue())
    case .plain, .otherScript, .textOnly: return Escaper(place: .attribute)
    }
  }

  /// Goes on behind an output that the author vouches for.
  mutating func skipValue() {
    if part == .beforeValue { beginValue(quote: nil) }
    var context = self
    if (try? context.takeValue()) != nil { self = context }
  }
}
