import Diagnostics

/// Reads a template into nodes; a fault in one tag is noted and reading goes on behind it.
struct TemplateParser {
  let source: TemplateSource
  let environment: Environment
  let names: TemplateNames
  private(set) var errors: [SyntaxError] = []
  var declarations = Declarations()
  private var tokens: any TokenSource
  /// The variables of the loops around the current place.
  private(set) var scope: Set<String> = ["forloop", "tablerowloop"]
  /// What the variables of loops go through, by their paths from a root variable.
  private var elements: [String: [String]] = [:]
  private var depth = 0
  /// How many tags are around the place whose bodies need not be rendered.
  private(set) var conditions = 0
  private static let conditional: Set<String> = ["if", "unless", "case", "for", "tablerow"]
  private var unknownTags: Set<String> = []
  /// An end tag that an inner block ran into, which may close an outer one.
  private var pending: EndTag?
  /// Set when there is no use in reading on.
  private var isStopped = false
  private static let mostErrors = 50

  init(_ source: TemplateSource, environment: Environment, names: TemplateNames) {
    self.source = source
    self.environment = environment
    self.names = names
    tokens = Tokenizer(source.file.bytes, from: source.bodyStart)
  }

  /// The whole template.
  mutating func parse() -> Body {
    var body = Body()
    while let end = parseBody(into: &body, until: []) {
      note(misplaced(end))
    }
    return body
  }

  /// A tag that ends a body.
  struct EndTag {
    let name: String
    let markup: Markup
    let offset: Int
  }

  /// Reads up to one of the tags named, or to the end, which is nil.
  ///
  /// Tags that belong to another block end the body too, so that its owner can complain.
  mutating func parseBody(into body: inout Body, until ends: Set<String>) -> EndTag? {
    while !isStopped {
      do throws(SyntaxError) {
        guard let token = try tokens.next() else { return nil }
        switch token {
        case .text(let range): body.nodes.append(TextNode(source.file.bytes[range]))
        case .output(let markup, _): body.nodes.append(try output(markup))
        case .tag(let name, let markup, let offset):
          if ends.contains(name) || isDivider(name) {
            if let owner = ownerOfEnd(name), unknownTags.contains(owner) { continue }
            return EndTag(name: name, markup: markup, offset: offset)
          }
          body.nodes.append(try tag(name, markup, offset))
        }
      } catch {
        note(error)
        defer { pending = nil }
        if let pending, !ends.isEmpty { return pending }
      }
    }
    return nil
  }

  private func isDivider(_ name: String) -> Bool {
    if ["else", "elsif", "when"].contains(name) { return true }
    return ownerOfEnd(name) != nil
  }

  /// The tag that `endtag` closes, if there is such a tag or an unknown one was seen.
  private func ownerOfEnd(_ name: String) -> String? {
    guard name.hasPrefix("end") else { return nil }
    let owner = String(name.dropFirst(3))
    let isBlock =
      StandardTags.blocks[owner] != nil || environment.tags[owner]?.isBlock == true
      || unknownTags.contains(owner)
    return isBlock ? owner : nil
  }

  private mutating func tag(
    _ name: String, _ markup: Markup, _ offset: Int
  ) throws(SyntaxError) -> any Node {
    if let parse = StandardTags.simple[name] ?? StandardTags.blocks[name] {
      depth += 1
      let isConditional = Self.conditional.contains(name)
      if isConditional { conditions += 1 }
      defer {
        depth -= 1
        if isConditional { conditions -= 1 }
      }
      guard depth <= environment.limits.nesting else {
        note(
          SyntaxError(
            "tags nested more than \(environment.limits.nesting) deep", at: offset,
            hint: "move a part into an include"))
        isStopped = true
        return NothingNode()
      }
      return try parse(markup, offset, &self)
    }
    if let include = environment.includeTags[name] {
      return try PartialNode.parse(include, name, markup, offset, &self)
    }
    if let custom = environment.tags[name] {
      return try CustomTagNode.parse(name, custom, markup, offset, &self)
    }
    unknownTags.insert(name)
    let known =
      Array(StandardTags.names) + Array(environment.tags.keys) + Array(environment.includeTags.keys)
    throw SyntaxError(
      name.isEmpty ? "a tag without a name" : "no tag named '\(name)'", at: offset,
      hint: Suggestion.hint(for: name, among: known))
  }

  // MARK: For the tags

  mutating func note(_ error: SyntaxError) {
    guard !isStopped else { return }
    errors.append(error)
    isStopped = errors.count >= Self.mostErrors
  }

  /// The tag that was expected is missing.
  mutating func unclosed(_ name: String, at offset: Int, found: EndTag?) -> SyntaxError {
    pending = found
    guard let found else {
      return SyntaxError("'\(name)' is never closed", at: offset, hint: "add '{% end\(name) %}'")
    }
    return misplaced(found, within: name)
  }

  private func misplaced(_ end: EndTag, within owner: String? = nil) -> SyntaxError {
    guard let owner else {
      let opener = end.name.hasPrefix("end") ? String(end.name.dropFirst(3)) : nil
      return SyntaxError(
        "'\(end.name)' without a tag to belong to", at: end.offset,
        hint: opener.map { "remove it, or add '{% \($0) %}' before it" })
    }
    return SyntaxError(
      "'\(end.name)' within '\(owner)'", at: end.offset,
      hint: "close the inner tag first with '{% end\(owner) %}'")
  }

  /// Reads a body up to the end tag of a block that has no other dividers.
  mutating func block(_ name: String, at offset: Int) throws(SyntaxError) -> Body {
    var body = Body()
    let end = parseBody(into: &body, until: ["end" + name])
    guard let end, end.name == "end" + name else {
      throw unclosed(name, at: offset, found: end)
    }
    return body
  }

  /// Reads expressions with this template's scope; the variables read are noted.
  mutating func expressions<Result>(
    _ markup: Markup, _ read: (inout ExpressionParser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    var parser = try ExpressionParser(
      markup, environment: environment, scope: scope, elements: elements)
    let result = try read(&parser)
    declarations.reads += parser.reads
    declarations.members += parser.members
    declarations.rawUses += parser.rawUses
    declarations.scoped += parser.itemVariables
    return result
  }

  mutating func output(_ markup: Markup) throws(SyntaxError) -> any Node {
    OutputNode(
      pipeline: try expressions(markup) { (parser) throws(SyntaxError) in
        try parser.pipeline()
      })
  }

  /// Reads something in which more variables are set.
  mutating func scoped<Result>(
    _ header: LoopHeader, _ read: (inout TemplateParser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    let saved = (scope, elements)
    scope.insert(header.variable)
    elements[header.variable] = nil
    if case .variable(let path) = header.collection, case .name(let name) = path.root,
      let root = elements[name] ?? (saved.0.contains(name) ? nil : [name])
    {
      elements[header.variable] = root + Path.names(of: path.steps) + ["[]"]
    }
    defer { (scope, elements) = saved }
    return try read(&self)
  }

  /// Skips to an end tag; gives what was skipped.
  mutating func skip(
    to end: String, nesting: String? = nil, from offset: Int
  ) throws(SyntaxError) -> Range<Int> {
    try tokens.skip(to: end, nesting: nesting, from: offset)
  }

  /// Reads nodes from other tokens than those of the template.
  mutating func nested(_ tokens: any TokenSource) -> (Body, EndTag?) {
    let saved = self.tokens
    self.tokens = tokens
    defer { self.tokens = saved }
    var body = Body()
    let end = parseBody(into: &body, until: [])
    return (body, end)
  }

  /// Text in which `{{ … }}` stands for values, as Jekyll's tags take it.
  mutating func interpolated(_ markup: Markup) throws(SyntaxError) -> Body {
    var tokens = Tokenizer(markup)
    var body = Body()
    while let token = try tokens.next() {
      switch token {
      case .text(let range): body.nodes.append(TextNode(markup.bytes[range]))
      case .output(let inner, _): body.nodes.append(try output(inner))
      case .tag(_, _, let offset): throw SyntaxError("a tag within a tag", at: offset)
      }
    }
    return body
  }
}
