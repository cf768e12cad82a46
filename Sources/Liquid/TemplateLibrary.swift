public import Diagnostics

/// Compiled templates that can include one another.
public struct TemplateLibrary: Sendable {
  let storage: Storage

  /// What all renders share, and none changes.
  final class Storage: Sendable {
    let shared: SharedEnvironment
    let names: TemplateNames
    let symbols: Symbols
    let programs: [Program]
    /// For each template those that it may include.
    let includes: [[Int]]
    /// The programs that computed names may mean, by kind of place.
    let computed: [ComputedPartial: Int]

    init(_ compilation: Compilation, includes: [[Int]]) {
      shared = compilation.shared
      names = compilation.names
      symbols = compilation.symbols
      programs = compilation.programs.compactMap { $0 }
      computed = compilation.computed()
      self.includes = includes
    }

    /// Another with other programs for the same templates.
    init(_ other: Storage, programs: [Program]) {
      shared = other.shared
      names = other.names
      symbols = other.symbols
      self.programs = programs
      includes = other.includes
      computed = other.computed
    }

    var environment: Environment { shared.environment }

    /// The program of a template whose name was computed.
    func program(named name: String, context: Int) throws(FilterError) -> Int {
      guard let template = names.resolve(name) else {
        throw FilterError(
          "no include named '\(name)'",
          hint: Suggestion.hint(for: name, among: names.includable))
      }
      let key = ComputedPartial(template: template, context: context)
      guard let place = computed[key] else {
        throw FilterError(
          "the include '\(name)' cannot stand at this place of the markup",
          hint: "write its name out, to see why")
      }
      return place
    }
  }

  /// Compiles templates; the findings of all of them come together, in stable order.
  ///
  /// A template with errors still has a place in the library, so that others that include it are
  /// not reported too; a library with errors is not meant to be rendered.
  public static func compile(
    _ sources: [TemplateSource], environment: Environment
  ) -> (library: TemplateLibrary, diagnostics: [Diagnostic]) {
    let names = TemplateNames(sources)
    var symbols = Symbols()
    var parsed: [ParsedTemplate] = []
    for source in sources {
      var parser = TemplateParser(source, environment: environment, names: names)
      let body = parser.parse()
      symbols.add(parser.declarations)
      parsed.append(
        ParsedTemplate(
          source: source, body: body, declarations: parser.declarations, errors: parser.errors))
    }
    let compilation = Compilation(
      parsed, environment: environment, names: names, symbols: symbols)
    let check = ReferenceCheck(parsed, compilation)
    return (
      TemplateLibrary(
        storage: Storage(compilation, includes: check.includes),
        memberReads: memberReads(of: parsed), rawOutputs: rawOutputs(of: parsed)),
      check.diagnostics().inStableOrder()
    )
  }

  /// The names of all templates that rendering one may come to, itself among them, sorted.
  ///
  /// A template that includes one by a computed name may come to all.
  public func templates(reachedFrom name: String) -> [String] {
    guard let start = storage.names[name] else { return [] }
    var reached: Set<Int> = [start]
    var waiting = [start]
    while let place = waiting.popLast() {
      for next in storage.includes[place] where reached.insert(next).inserted {
        waiting.append(next)
      }
    }
    return reached.map { storage.programs[$0].source.name }.sorted()
  }

  private static func memberReads(of parsed: [ParsedTemplate]) -> [MemberRead] {
    parsed.flatMap { template in
      template.declarations.members.map {
        MemberRead(path: $0.path, location: template.source.file.location(at: $0.offset))
      }
    }
  }

  private static func rawOutputs(of parsed: [ParsedTemplate]) -> [RawOutput] {
    // What an include captures its includer can print.
    let captured = parsed.reduce(into: Set<String>()) { $0.formUnion($1.declarations.captured) }
    return parsed.flatMap { template in
      template.declarations.rawUses.filter { !captured.contains($0.path[0]) }.map {
        RawOutput(
          path: $0.path, filters: $0.filters,
          location: template.source.file.location(at: $0.offset))
      }
    }
  }

  /// A place at which a template prints a value as it is, by `| raw`.
  public struct RawOutput: Sendable, Hashable {
    /// The names from the variable on; an element of a list is `[]`.
    public let path: [String]
    /// The filters before `raw`, in their order.
    public let filters: [String]
    /// Where the filter stands.
    public let location: SourceLocation
  }

  /// A place at which a template reads a member.
  public struct MemberRead: Sendable, Hashable {
    /// The names from a root variable on, such as `page` and `title`.
    ///
    /// The elements of a list are `[]`, also where they are read through the variable of a loop:
    /// `site`, `posts`, `[]`, `title`.
    public let path: [String]
    /// Where it is read.
    public let location: SourceLocation
  }

  /// Every member of root variables that templates read, in the order of the templates.
  public let memberReads: [MemberRead]

  /// Every value of a variable that templates print as it is, but for what `capture` made, in the order
  /// of the templates.
  public let rawOutputs: [RawOutput]

  /// The template of that name, or nil.
  public subscript(name: String) -> Template? {
    storage.names[name].map { Template(storage: storage, place: $0) }
  }
}

/// What the parser made of one source.
struct ParsedTemplate {
  let source: TemplateSource
  let body: Body
  let declarations: Declarations
  let errors: [SyntaxError]
}
