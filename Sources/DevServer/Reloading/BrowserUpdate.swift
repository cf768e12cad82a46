public import Diagnostics
import JSON

/// What browsers that show the site are told after an edit.
public struct BrowserUpdate: Sendable {
  /// Which files of the served folder have other bytes, are new or gone.
  public enum Changes: Sendable, Hashable {
    /// More than can be named, or not known.
    case all
    /// By path below the folder.
    case files([String])
  }

  /// What has changed; nothing when the edit could not be built.
  public var changes: Changes
  /// What is shown over the page: the errors that keep the site from being built.
  public var problems: [Diagnostic]
  /// An address on this server that browsers go to: what was edited.
  public var destination: String?

  /// Makes an update.
  public init(
    changes: Changes = .files([]), problems: [Diagnostic] = [], destination: String? = nil
  ) {
    self.changes = changes
    self.problems = problems
    self.destination = destination
  }

  /// With more names than this a browser is told to look for itself.
  static let mostFiles = 500

  /// One line of JSON for the browser's script.
  func json(generation: String) -> String {
    var members = [JSONMember(key: "generation", value: .string(generation))]
    if case .files(let files) = changes, files.count <= Self.mostFiles {
      members.append(JSONMember(key: "files", value: .array(files.map { .string($0) })))
    }
    members.append(JSONMember(key: "problems", value: .array(problems.map(Self.json))))
    if let destination {
      members.append(JSONMember(key: "destination", value: .string(destination)))
    }
    return JSONValue.object(members).text
  }

  /// A finding with the line that it is about.
  private static func json(_ problem: Diagnostic) -> JSONValue {
    guard case .object(let members) = problem.json, let text = problem.location?.lineText else {
      return problem.json
    }
    return .object(members + [JSONMember(key: "text", value: .string(text))])
  }
}
