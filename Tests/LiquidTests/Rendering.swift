import Diagnostics
import Liquid
import Testing

/// A template and what it gives, as a row of a table.
struct Case: Sendable, CustomTestStringConvertible {
  let name: String
  let template: String
  let result: String

  init(_ name: String, _ template: String, _ result: String) {
    self.name = name
    self.template = template
    self.result = result
  }

  var testDescription: String { name }
}

/// The root of a render, made of names and values.
final class Data: LiquidObject {
  private let values: LiquidDictionary

  init(_ pairs: [(String, Value)]) { values = LiquidDictionary(pairs) }

  func value(for key: Key) -> Value? { values[key.name] }
}

/// What a test needs beside its template.
struct Setting: Sendable {
  var data: [(String, Value)] = []
  var templates: [(String, String)] = []
  var escapes = true
  var configure: @Sendable (inout Environment) -> Void = { _ in }

  /// Compiles and renders a template named `page.html`; once more specialized for the data, where all is the same.
  func render(_ template: String) -> (text: String, findings: [String]) {
    var environment = Environment(vocabulary: [], rootVariables: Set(data.map { $0.0 }))
    environment.sharedRootVariables = environment.rootVariables
    environment.escapes = escapes
    configure(&environment)
    let sources = ([("page.html", template)] + templates).map {
      TemplateSource(name: $0.0, file: SourceFile(path: $0.0, text: $0.1))
    }
    let (library, diagnostics) = TemplateLibrary.compile(sources, environment: environment)
    guard !diagnostics.containsError, let compiled = library["page.html"] else {
      return ("", diagnostics.map(\.line))
    }
    let root = Data(data)
    let plain = Self.render(compiled, root)
    if let specialized = library.specialized(for: root, keeping: { true })["page.html"] {
      let other = Self.render(specialized, root)
      #expect(other.text == plain.text, "specialized: \(template)")
      #expect(other.findings == plain.findings, "specialized: \(template)")
    }
    return (plain.text, diagnostics.map(\.line) + plain.findings)
  }

  private static func render(
    _ template: Template, _ root: Data
  ) -> (text: String, findings: [String]) {
    var output: [UInt8] = []
    let problems = template.render(root: root, into: &output)
    return (String(decoding: output, as: UTF8.self), problems.map(\.line))
  }

  /// The page, or the findings when there are any.
  func result(_ template: String) -> String {
    let (text, findings) = render(template)
    return findings.isEmpty ? text : findings.joined(separator: "\n")
  }
}

extension Environment {
  /// One in which all pages share `site`, with filters of each dependence: `word` of the language, which the variable
  /// `language` tells, `here` of a variable of the page, and `fail` of nothing.
  static func sharingSite(
    vocabulary: [String] = [], others: Set<String>, here variable: String
  ) -> Environment {
    var environment = Environment(vocabulary: vocabulary, rootVariables: others.union(["site"]))
    environment.sharedRootVariables = ["site"]
    environment.language = { $0.root("language")?.string ?? "" }
    environment.register(filter: "word", dependsOn: .language) { input, _, _, context in
      .text("\(input.string)@\(context.root("language")?.string ?? "")")
    }
    environment.register(filter: "here") { input, _, _, context in
      .text("\(input.string)@\(context.root(variable)?.string ?? "")")
    }
    environment.register(filter: "fail", dependsOn: .values) { _, _, _, _ throws(FilterError) in
      throw FilterError("no")
    }
    return environment
  }
}

extension Diagnostic {
  /// The whole finding in one line: place, severity, sentence, hint, notes.
  var line: String {
    var line = location.map { "\($0.description): " } ?? ""
    line += "\(severity.rawValue): \(message)"
    if let hint { line += " | hint: \(hint)" }
    for note in notes {
      line += " | note: \(note.location.map { "\($0.description): " } ?? "")\(note.message)"
    }
    return line
  }
}
