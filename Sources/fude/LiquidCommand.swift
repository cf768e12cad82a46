import ArgumentParser
import Diagnostics
import JSON
import Liquid
import Site

/// The command `fude liquid`.
struct LiquidCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liquid", abstract: "Renders a Liquid template with JSON data.",
    discussion: """
      The template is read from standard input. With --batch each line is a JSON object with \
      "template" and, if wanted, "data" and "templates" (text by name, for include and render); \
      each line of output is {"result"} or {"error"}.
      """)

  @Flag(help: "Read and write one JSON object a line.")
  var batch = false

  @Option(help: "The data as a JSON object.")
  var data = "{}"

  @Flag(help: "Escape values for HTML, as in a site's templates.")
  var escape = false

  func run() throws {
    if batch { return BatchLines.run { answer($0) } }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue.parse(Array(data.utf8))
    } catch {
      throw ValidationError("--data is not JSON: \(error.message)")
    }
    let template = SourceFile(path: "standard input", bytes: Console.readAll())
    let (bytes, diagnostics) = render(template, data: json, templates: nil)
    Console.show(diagnostics)
    if diagnostics.containsError { throw ExitCode(1) }
    Console.print(bytes: bytes)
  }

  private func answer(_ line: JSONValue) -> Result<JSONMember, BatchError> {
    guard case .string(let text)? = line["template"] else {
      return .failure(BatchError(message: "no text under \"template\""))
    }
    let template = SourceFile(path: "template", text: text)
    let (bytes, diagnostics) = render(
      template, data: line["data"] ?? .null, templates: line["templates"])
    if let error = diagnostics.first(where: { $0.severity == .error }) {
      return .failure(BatchError(message: error.message))
    }
    return .success(
      JSONMember(key: "result", value: .string(String(decoding: bytes, as: UTF8.self))))
  }

  private func render(
    _ template: SourceFile, data: JSONValue, templates: JSONValue?
  ) -> ([UInt8], [Diagnostic]) {
    let main = ""
    var sources = [TemplateSource(name: main, file: template, bodyStart: 0)]
    if case .object(let members)? = templates {
      for member in members {
        guard case .string(let text) = member.value else { continue }
        let file = SourceFile(path: member.key, text: text)
        sources.append(TemplateSource(name: member.key, file: file, bodyStart: 0))
      }
    }
    var environment = Environment(vocabulary: [], rootVariables: [])
    environment.escapes = escape
    environment.undefined = .ignore
    environment.rendersSeeRoot = false
    let (library, diagnostics) = TemplateLibrary.compile(sources, environment: environment)
    guard !diagnostics.containsError, let compiled = library[main] else { return ([], diagnostics) }
    var buffer: [UInt8] = []
    let problems = compiled.render(root: DataRoot(Value(data)), into: &buffer)
    return (buffer, diagnostics + problems)
  }
}

/// The keys of a JSON object as root variables.
private final class DataRoot: LiquidObject {
  private let data: Value

  init(_ data: Value) {
    self.data = data
  }

  func value(for key: Key) -> Value? {
    guard case .dictionary(let dictionary) = data else { return nil }
    return dictionary[key.name]
  }
}
