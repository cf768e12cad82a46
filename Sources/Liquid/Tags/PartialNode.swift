/// A tag of the host that includes a template.
struct IncludeTag: Sendable {
  /// The template, or nil when the tag names one relative to its own.
  let template: String?
}

/// `{% include %}` in Jekyll's and Shopify's form, and `{% render %}`.
struct PartialNode: Node {
  enum Name {
    case fixed(String)
    case computed(Expression)
    /// Jekyll's `{% include {{ page.box }}.html %}`.
    case interpolated(Body)
  }

  let name: Name
  let style: PartialCall.Style
  var parameters: [(String, Expression)] = []
  /// Behind `with` or `for`.
  var bound: Expression?
  var alias: String?
  var isLoop = false
  let offset: Int
  var isBlank: Bool { false }

  static let parseInclude: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    if let node = try parseJekyll(markup, offset, &parser) { return node }
    return try parseShopify(.include, markup, offset, &parser)
  }

  /// A tag of the host that includes a template.
  static func parse(
    _ tag: IncludeTag, _ name: String, _ markup: Markup, _ offset: Int,
    _ parser: inout TemplateParser
  ) throws(SyntaxError) -> PartialNode {
    var rest = markup
    var place = offset
    var template = tag.template ?? ""
    if tag.template == nil {
      let stop = endOfName(markup)
      let word = Markup(bytes: markup.bytes, range: markup.range.lowerBound..<stop)
      guard !word.isEmpty else {
        throw SyntaxError("'\(name)' without the name of a template", at: offset)
      }
      let folder = parser.source.name.split(separator: "/").dropLast().map { $0 + "/" }.joined()
      (template, rest, place) = (
        folder + word.text, markup.from(stop).trimmed, stop - word.range.count
      )
    }
    var node = PartialNode(name: .fixed(template), style: .jekyll, offset: offset)
    node.parameters = try parser.expressions(rest) { (words) throws(SyntaxError) in
      try jekyllParameters(&words)
    }
    node.declare(at: place, in: &parser)
    return node
  }

  static let parseRender: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    try parseShopify(.render, markup, offset, &parser)
  }

  // MARK: Jekyll

  /// An unquoted file name and `key=value` pairs; nil when it is Shopify's form.
  private static func parseJekyll(
    _ markup: Markup, _ offset: Int, _ parser: inout TemplateParser
  ) throws(SyntaxError) -> PartialNode? {
    let (start, end) = (markup.range.lowerBound, markup.range.upperBound)
    guard start < end, ![0x22, 0x27, 0x5B, 0x28].contains(markup.bytes[start]) else { return nil }
    let stop = endOfName(markup)
    let word = Markup(bytes: markup.bytes, range: start..<stop)
    let rest = markup.from(stop).trimmed
    var name: Name
    if word.text.contains("{{") {
      name = .interpolated(try parser.interpolated(word))
    } else if word.text.contains(where: { $0 == "." || $0 == "/" })
      || parser.names.resolve(word.text) != nil
    {
      guard !word.text.hasSuffix(","), !word.text.hasSuffix(":") else { return nil }
      name = .fixed(word.text)
    } else {
      return nil
    }
    var node = PartialNode(name: name, style: .jekyll, offset: offset)
    node.parameters = try parser.expressions(rest) { (words) throws(SyntaxError) in
      try jekyllParameters(&words)
    }
    node.declare(at: word.range.lowerBound, in: &parser)
    return node
  }

  /// The first blank outside `{{ }}`.
  private static func endOfName(_ markup: Markup) -> Int {
    var index = markup.range.lowerBound
    var depth = 0
    while index < markup.range.upperBound {
      switch markup.bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case let byte where byte.isSpace && depth <= 0: return index
      default: break
      }
      index += 1
    }
    return index
  }

  private static func jekyllParameters(
    _ words: inout ExpressionParser
  ) throws(SyntaxError) -> [(String, Expression)] {
    var parameters: [(String, Expression)] = []
    while !words.isAtEnd {
      let name = try words.name("a parameter")
      try words.expect("=", "after '\(name)'")
      parameters.append((name, try words.expression()))
    }
    return parameters
  }

  // MARK: Shopify

  private static func parseShopify(
    _ style: PartialCall.Style, _ markup: Markup, _ offset: Int, _ parser: inout TemplateParser
  ) throws(SyntaxError) -> PartialNode {
    var node: PartialNode?
    var place = offset
    try parser.expressions(markup) { (words) throws(SyntaxError) in
      place = words.offset
      guard !words.isAtEnd else {
        throw SyntaxError(
          "'\(style == .render ? "render" : "include")' without the name of a template", at: offset)
      }
      let expression = try words.expression()
      let name: Name
      if case .constant(let value) = expression, value.isText {
        name = .fixed(value.string)
      } else if style == .include {
        name = .computed(expression)
      } else {
        throw SyntaxError(
          "'render' needs a name in quotes", at: place, hint: "write it like {% render 'name' %}")
      }
      var result = PartialNode(name: name, style: style, offset: offset)
      try result.readBinding(&words)
      try result.readParameters(&words)
      node = result
    }
    guard let node else { throw SyntaxError("no name of a template", at: place) }
    node.declare(at: place, in: &parser)
    return node
  }

  private mutating func readBinding(_ words: inout ExpressionParser) throws(SyntaxError) {
    if try words.takeName("for") {
      isLoop = true
    } else if try !words.takeName("with") {
      return
    }
    bound = try words.expression()
    if try words.takeName("as") { alias = try words.name("a name after 'as'") }
  }

  private mutating func readParameters(_ words: inout ExpressionParser) throws(SyntaxError) {
    while !words.isAtEnd {
      if try words.take(",") { continue }
      guard let parameter = try words.namedArgument() else {
        throw SyntaxError(
          "expected 'name: value', found \(words.lexer.current.description)", at: words.offset)
      }
      parameters.append(parameter)
    }
  }

  // MARK: Names

  /// The variable that the bound value gets: the alias, or the last part of the template's name.
  private var bindingName: String? {
    // Shopify's `include` binds a variable of the template's own name also when none is given.
    guard bound != nil || style == .include else { return nil }
    if let alias { return alias }
    guard case .fixed(let name) = name else { return nil }
    return name.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
  }

  private func declare(at place: Int, in parser: inout TemplateParser) {
    var visible: [String] = style == .jekyll ? ["include"] : parameters.map { $0.0 }
    if let bindingName { visible.append(bindingName) }
    if style == .render {
      parser.declarations.assigned += visible
    } else {
      parser.declarations.scoped += visible
    }
    var fixed: String?
    if case .fixed(let name) = name { fixed = name }
    let outer = style == .render ? [] : parser.scope
    parser.declarations.references.append(
      Reference(
        name: fixed, offset: place, isConditional: parser.conditions > 0,
        isIsolated: style == .render,
        visible: outer.union(visible)))
  }

  // MARK: Steps

  func write(into assembler: inout Assembler) {
    assembler.offset = offset
    var target: Int?
    switch name {
    case .fixed(let name): target = assembler.compilation.names.resolve(name)
    case .computed(let expression):
      assembler.emit(expression)
      assembler.emit(.push)
    case .interpolated(let body):
      assembler.emitPlain(body)
      assembler.emit(.push)
    }
    if case .fixed = name, target == nil { return }
    if let bound {
      assembler.emit(bound)
      assembler.emit(.push)
    }
    for (_, expression) in parameters {
      assembler.emit(expression)
      assembler.emit(.push)
    }
    assembler.offset = offset
    let place = place(of: target, in: &assembler)
    assembler.tables.partials.append(call(place, assembler.symbols))
    assembler.emit(.partial, assembler.tables.partials.count - 1)
    if style != .render { assembler.emitInterruptCheck() }
  }

  /// The program that is called, compiled for this place of the markup; goes on behind it.
  private func place(of target: Int?, in assembler: inout Assembler) -> PartialCall.Target {
    // These may be rendered any number of times.
    if style == .include || isLoop { assembler.context = assembler.context.loosened }
    let start = assembler.context
    guard let target else {
      return .computed(context: assembler.compilation.prepareAll(in: start))
    }
    let (variant, end) = assembler.compilation.variant(of: target, in: start)
    assembler.context = end
    if style == .include || isLoop {
      assembler.expect(start, "the include ends elsewhere in the markup than it began", at: offset)
    }
    return .fixed(variant)
  }

  private func call(_ target: PartialCall.Target, _ symbols: Symbols) -> PartialCall {
    let table = style == .render ? symbols.assigned : symbols.scoped
    let names = style == .jekyll ? ["include"] : parameters.map { $0.0 }
    let fixed = if case .fixed(let name) = name { name } else { "" }
    return PartialCall(
      style: style, target: target, name: fixed, parameters: parameters.map { $0.0 },
      slots: names.map { table[$0] ?? 0 }, binding: bindingName.flatMap { table[$0] } ?? -1,
      isLoop: isLoop, isBound: bound != nil)
  }
}

extension Value {
  /// Whether it is text or markup.
  var isText: Bool {
    switch self {
    case .text, .html, .script: true
    default: false
    }
  }
}
