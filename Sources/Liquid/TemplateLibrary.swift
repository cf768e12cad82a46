public import Diagnostics

/// Compiled templates that can include one another.
public struct TemplateLibrary: Sendable {
  let storage: Storage

  /// What all renders share, and none changes.
  final class Storage: Sendable {
    let environment: Environment
    let names: TemplateNames
    let symbols: Symbols
    let programs: [Program]
    /// The programs that computed names may mean, by kind of place.
    let computed: [ComputedPartial: Int]

    init(_ compilation: Compilation) {
      environment = compilation.environment
      names = compilation.names
      symbols = compilation.symbols
      programs = compilation.programs.compactMap { $0 }
      computed = compilation.computed()
    }

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
      TemplateLibrary(storage: Storage(compilation)), check.diagnostics().inStableOrder()
    )
  }

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
