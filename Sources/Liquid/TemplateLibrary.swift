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

    init(
      environment: Environment, names: TemplateNames, symbols: Symbols, programs: [Program]
    ) {
      self.environment = environment
      self.names = names
      self.symbols = symbols
      self.programs = programs
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
    let check = ReferenceCheck(parsed, names: names, environment: environment)
    let programs = parsed.map { template in
      var assembler = Assembler(environment: environment, symbols: symbols, templates: names)
      template.body.write(into: &assembler)
      return Program(
        source: template.source, code: assembler.code, offsets: assembler.offsets,
        text: assembler.text, tables: assembler.tables)
    }
    let storage = Storage(
      environment: environment, names: names, symbols: symbols, programs: programs)
    return (TemplateLibrary(storage: storage), check.diagnostics().inStableOrder())
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
