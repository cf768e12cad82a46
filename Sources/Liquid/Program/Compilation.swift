import Diagnostics

/// The compiling of all templates of a library, each for every kind of place it stands in.
///
/// An include within a tag or script needs other escaping than one between tags, so a template
/// becomes one program for each of these: a variant. Every template has one that begins in text,
/// in the order of the templates; the others follow.
final class Compilation {
  private struct Variant: Hashable {
    let template: Int
    let context: Int
  }

  let shared: SharedEnvironment
  var environment: Environment { shared.environment }
  let names: TemplateNames
  let symbols: Symbols
  private let parsed: [ParsedTemplate]
  private(set) var programs: [Program?] = []
  private var places: [Variant: Int] = [:]
  private var contexts: [MarkupContext] = [.text]
  /// Where each variant ends; nil while it is being compiled.
  private var ends: [MarkupContext?] = []
  /// What each variant was taken to end at while it was being compiled, if that was asked.
  private var assumedEnds: [MarkupContext?] = []
  private var problems: [[SyntaxError]] = []
  private var variantsUsed: [Set<Int>] = []
  private var templates: [Int] = []
  private var current: [Int] = []
  private var fragmentCount = 0

  init(
    _ parsed: [ParsedTemplate], environment: Environment, names: TemplateNames, symbols: Symbols
  ) {
    self.parsed = parsed
    shared = SharedEnvironment(environment)
    self.names = names
    self.symbols = symbols
    for template in parsed.indices { _ = reserve(template, 0) }
    for place in parsed.indices where programs[place] == nil { compile(place, in: .text) }
  }

  private func reserve(_ template: Int, _ context: Int) -> Int {
    let place = programs.count
    places[Variant(template: template, context: context)] = place
    programs.append(nil)
    ends.append(nil)
    assumedEnds.append(nil)
    problems.append([])
    variantsUsed.append([])
    templates.append(template)
    return place
  }

  private func number(of context: MarkupContext) -> Int {
    let context = context.settled
    if let number = contexts.firstIndex(of: context) { return number }
    contexts.append(context)
    return contexts.count - 1
  }

  // MARK: For the assembler

  /// A number for a turn that can be kept.
  func makeFragmentNumber() -> Int {
    defer { fragmentCount += 1 }
    return fragmentCount
  }

  /// The program of a template that begins at a place, and where it ends.
  func variant(of template: Int, in context: MarkupContext) -> (place: Int, end: MarkupContext) {
    let place = compiled(template, number(of: context), context)
    if let user = current.last { variantsUsed[user].insert(place) }
    if let end = ends[place] { return (place, end) }
    // A template that includes itself is taken to end where it begins, which is checked later.
    assumedEnds[place] = context
    return (place, context)
  }

  /// Compiles every template for a place, as a computed name can mean any; gives its number.
  func prepareAll(in context: MarkupContext) -> Int {
    let number = number(of: context)
    for template in parsed.indices { _ = compiled(template, number, context) }
    return number
  }

  private func compiled(_ template: Int, _ number: Int, _ context: MarkupContext) -> Int {
    if let place = places[Variant(template: template, context: number)] {
      if programs[place] == nil, !current.contains(place) { compile(place, in: context) }
      return place
    }
    let place = reserve(template, number)
    compile(place, in: context)
    return place
  }

  private func compile(_ place: Int, in context: MarkupContext) {
    let template = parsed[templates[place]]
    current.append(place)
    var assembler = Assembler(self, in: context)
    template.body.write(into: &assembler)
    let last = max(0, template.source.file.bytes.count - 1)
    assembler.join([assembler.context] + assembler.exits, of: "break", at: last)
    current.removeLast()
    if let assumed = assumedEnds[place] {
      let end = assembler.context
      assembler.expect(
        assumed, "a template that includes itself has to end where it begins", at: last)
      assembler.context = end
    }
    programs[place] = Program(
      source: template.source, code: assembler.code, offsets: assembler.offsets,
      text: assembler.text, tables: assembler.tables)
    ends[place] = assembler.context
    problems[place] = assembler.problems
  }

  // MARK: For the library

  /// By template and number of the place: what a computed name may mean there.
  func computed() -> [ComputedPartial: Int] {
    var result: [ComputedPartial: Int] = [:]
    for (variant, place) in places {
      let start = contexts[variant.context]
      let isSound =
        !environment.escapes
        || (problems[place].isEmpty && ends[place]?.joined(with: start)?.loosened == start.loosened)
      if isSound {
        result[ComputedPartial(template: variant.template, context: variant.context)] = place
      }
    }
    return result
  }

  /// What is wrong with the markup of templates where they are used, by template.
  ///
  /// A template that nobody includes is a page, and has to end in text; of an include that nobody
  /// uses nothing is known.
  func markupProblems(isIncluded: (Int) -> Bool) -> [(template: Int, error: SyntaxError)] {
    guard environment.escapes else { return [] }
    let pages = parsed.indices.filter {
      !isIncluded($0) && !parsed[$0].source.name.hasPrefix("includes/")
    }
    var seen = Set(pages)
    var waiting = pages
    var result: [(template: Int, error: SyntaxError)] = []
    for page in pages {
      guard let end = ends[page], !end.isText, end.part != .unreachable else { continue }
      result.append(
        (
          page,
          SyntaxError(
            "the template ends \(end.description)",
            at: max(0, parsed[page].source.file.bytes.count - 1), hint: "close what is open there")
        ))
    }
    while let place = waiting.popLast() {
      result += problems[place].map { (templates[place], $0) }
      for used in variantsUsed[place] where seen.insert(used).inserted { waiting.append(used) }
    }
    return result
  }
}

/// A template at a kind of place, by its number.
struct ComputedPartial: Hashable, Sendable {
  let template: Int
  let context: Int
}
