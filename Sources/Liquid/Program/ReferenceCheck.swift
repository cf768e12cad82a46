import Diagnostics

/// Checks what single templates cannot know: that includes exist, do not go in circles, and that
/// every variable can have been set by someone.
struct ReferenceCheck {
  private struct Edge {
    let target: Int
    let reference: Reference
  }

  private let templates: [ParsedTemplate]
  private let names: TemplateNames
  private let environment: Environment
  private let edges: [[Edge]]
  /// The edges that are followed whenever the template is rendered.
  private let fixedEdges: [[Edge]]
  /// The first place that includes each template, which shows how one gets there.
  private let includers: [[(template: Int, edge: Edge)]]

  private let compilation: Compilation

  init(_ templates: [ParsedTemplate], _ compilation: Compilation) {
    self.templates = templates
    self.compilation = compilation
    names = compilation.names
    environment = compilation.environment
    let names = compilation.names
    edges = templates.map { template in
      template.declarations.references.flatMap { reference -> [Edge] in
        guard let name = reference.name else {
          // A computed name can mean any template.
          return templates.indices.map { Edge(target: $0, reference: reference) }
        }
        return names.resolve(name).map { [Edge(target: $0, reference: reference)] } ?? []
      }
    }
    fixedEdges = edges.map { $0.filter { $0.reference.name != nil && !$0.reference.isConditional } }
    var includers: [[(template: Int, edge: Edge)]] = templates.map { _ in [] }
    for (place, list) in edges.enumerated() {
      for edge in list { includers[edge.target].append((place, edge)) }
    }
    self.includers = includers
  }

  /// So many of a kind are reported for a template; a file of nonsense is not told line by line.
  private static let mostFindings = 50

  /// For each template those that it may include.
  var includes: [[Int]] { edges.map { $0.map(\.target) } }

  func diagnostics() -> [Diagnostic] {
    var result: [Diagnostic] = []
    for (place, template) in templates.enumerated() {
      let notes = chain(to: place)
      for error in template.errors {
        result.append(
          .error(
            error.message, at: template.source.file.location(at: error.offset), hint: error.hint,
            notes: notes))
      }
      result += missing(in: place, notes)
      if environment.undefined != .ignore { result += undefined(in: place, notes) }
    }
    return result + markup() + cycles()
  }

  // MARK: Markup

  /// Values at places where they cannot be made safe; not told for templates that could not be read.
  private func markup() -> [Diagnostic] {
    let isBroken = templates.contains { !$0.errors.isEmpty }
    if isBroken { return [] }
    let problems = compilation.markupProblems { place in
      includers[place].contains { $0.edge.reference.name != nil }
    }
    return problems.map { template, error in
      .error(
        error.message, at: templates[template].source.file.location(at: error.offset),
        hint: error.hint, notes: chain(to: template))
    }
  }

  // MARK: Includes

  private func missing(in place: Int, _ notes: [Diagnostic.Note]) -> [Diagnostic] {
    let template = templates[place]
    let unknown = template.declarations.references.lazy.filter {
      $0.name.map { names.resolve($0) == nil } ?? false
    }
    return unknown.prefix(Self.mostFindings).map { reference in
      let name = reference.name ?? ""
      return .error(
        "no include named '\(name)'", at: template.source.file.location(at: reference.offset),
        hint: Suggestion.hint(for: name, among: names.includable), notes: notes)
    }
  }

  /// The includes that lead to a template, nearest first.
  private func chain(to place: Int) -> [Diagnostic.Note] {
    var notes: [Diagnostic.Note] = []
    var seen: Set<Int> = [place]
    var current = place
    while let next = includers[current].first(where: {
      $0.edge.reference.name != nil && !seen.contains($0.template)
    }) {
      let file = templates[next.template].source.file
      notes.append(
        Diagnostic.Note("included here", at: file.location(at: next.edge.reference.offset)))
      seen.insert(next.template)
      current = next.template
    }
    return notes
  }

  /// Each circle of includes that nothing breaks once, at its first include in the order of the templates.
  private func cycles() -> [Diagnostic] {
    var result: [Diagnostic] = []
    var done = Set<Int>()
    for start in templates.indices where !done.contains(start) {
      var path: [(template: Int, next: Int)] = [(start, 0)]
      var onPath: Set<Int> = [start]
      while let top = path.last {
        let fixed = fixedEdges[top.template]
        guard top.next < fixed.count else {
          done.insert(top.template)
          onPath.remove(top.template)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let edge = fixed[top.next]
        if onPath.contains(edge.target) {
          let from = path.firstIndex { $0.template == edge.target } ?? 0
          result.append(cycle(path[from...].map { ($0.template, $0.next - 1) }))
        } else if !done.contains(edge.target) {
          onPath.insert(edge.target)
          path.append((edge.target, 0))
        }
      }
    }
    return result
  }

  private func cycle(_ steps: [(template: Int, edge: Int)]) -> Diagnostic {
    let places = steps.map { step in
      let edge = fixedEdges[step.template][step.edge]
      return (
        name: templates[step.template].source.name,
        location: templates[step.template].source.file.location(at: edge.reference.offset)
      )
    }
    let names = places.map { $0.name } + [places[0].name]
    return .error(
      "an include that includes itself: " + names.joined(separator: " → "), at: places[0].location,
      hint: "take one of these includes out",
      notes: places.dropFirst().map { Diagnostic.Note("which includes", at: $0.location) })
  }

  // MARK: Variables

  private func undefined(in place: Int, _ notes: [Diagnostic.Note]) -> [Diagnostic] {
    let template = templates[place]
    if template.declarations.reads.isEmpty { return [] }
    // An include that nobody uses, or only by a computed name, cannot know its variables.
    let isUsed = includers[place].contains { $0.edge.reference.name != nil }
    if template.source.name.hasPrefix("includes/"), !isUsed { return [] }
    let known = environment.rootVariables.union(visible(in: place))
    let unknown = template.declarations.reads.lazy.filter { !known.contains($0.name) }
    return unknown.prefix(Self.mostFindings).map { name, offset in
      Diagnostic(
        environment.undefined == .warn ? .warning : .error, "no variable named '\(name)'",
        at: template.source.file.location(at: offset),
        hint: Suggestion.hint(for: name, among: known), notes: notes)
    }
  }

  /// All names that something can have set before the template reads them: the template itself,
  /// what it includes, and the same for all that include it.
  private func visible(in place: Int) -> Set<String> {
    var names: Set<String> = []
    var ancestors: Set<Int> = [place]
    var waiting = [place]
    while let current = waiting.popLast() {
      for (template, edge) in includers[current] {
        names.formUnion(edge.reference.visible)
        if !edge.reference.isIsolated, ancestors.insert(template).inserted {
          waiting.append(template)
        }
      }
    }
    var reached = ancestors
    waiting = Array(ancestors)
    while let current = waiting.popLast() {
      let declarations = templates[current].declarations
      names.formUnion(declarations.assigned)
      names.formUnion(declarations.counted)
      for edge in edges[current] where !edge.reference.isIsolated {
        if reached.insert(edge.target).inserted { waiting.append(edge.target) }
      }
    }
    return names
  }
}
