import Diagnostics
import Processes

/// A program that does the work at a target, such as rclone.
struct Tool: Sendable {
  let program: String
  /// How to get it.
  let package: String
  /// What is set in its environment.
  var environment: [String: String] = [:]
  /// Texts that no message may show.
  let secrets: [String]

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - arguments: what it is given.
  ///   - input: what it reads on standard input.
  ///   - purpose: what it is for, as the end of a sentence: `upload 12 files`.
  ///   - allowed: exit statuses that are no failure.
  /// - Returns: its exit status and output.
  /// - Throws: when it is missing, fails, or nobody wants it any more.
  @discardableResult
  func run(
    _ arguments: [String], input: [UInt8] = [], to purpose: String, allowed: Set<Int32> = [0]
  ) async throws(PublicationError) -> ChildProcess.Result {
    if Task.isCancelled { throw .interrupted }
    let result: ChildProcess.Result
    do throws(ChildProcess.Failure) {
      result = try await ChildProcess([program] + arguments, environment: environment)
        .run(input: input)
    } catch {
      throw error.isMissing
        ? PublicationError("\(program) is not installed", hint: "install it: \(package)")
        : PublicationError("cannot start \(program): \(error.reason)")
    }
    if Task.isCancelled { throw .interrupted }
    guard allowed.contains(result.status) else {
      throw failure(of: result, to: purpose)
    }
    return result
  }

  /// What a person should know of a run that failed: the tool's own last words.
  func failure(
    of result: ChildProcess.Result, to purpose: String, hint: String? = nil
  ) -> PublicationError {
    let lines = Redaction(secrets).text(result.errors).split(whereSeparator: \.isNewline)
      .map { Self.withoutTime($0) }.filter { !$0.isEmpty }
    return PublicationError(
      "\(program) could not \(purpose): \(lines.last ?? "exit status \(result.status)")",
      hint: hint, notes: lines.dropLast().suffix(4).map { "\(program): \($0)" })
  }

  /// A line without the time that rclone puts in front.
  private static func withoutTime(_ line: Substring) -> String {
    let words = line.split(separator: " ", maxSplits: 2)
    let isDated = words.count == 3 && words[0].count { $0 == "/" } == 2
    let text = isDated && words[1].count { $0 == ":" } == 2 ? words[2] : line
    return String(text.drop { $0 == " " || $0 == "\t" })
  }
}

/// Takes secrets out of what is shown.
struct Redaction: Sendable {
  private let secrets: [String]

  init(_ secrets: [String]) {
    // The longest first: one may be a part of another.
    self.secrets = secrets.filter { !$0.isEmpty }.sorted { $0.utf8.count > $1.utf8.count }
  }

  func text(_ bytes: [UInt8]) -> String { text(String(decoding: bytes, as: UTF8.self)) }

  func text(_ text: String) -> String {
    secrets.reduce(text) {
      $0.split(separator: $1, omittingEmptySubsequences: false).joined(separator: "***")
    }
  }

  /// The secrets that a target's address carries: passwords in `//user:password@`, and parameters of
  /// an rclone connection string that are called so.
  static func secrets(in address: String) -> [String] {
    var found: [String] = []
    if let start = address.firstRange(of: "//")?.upperBound {
      let host = address[start...].prefix { $0 != "/" }
      if let at = host.lastIndex(of: "@"), let colon = host[..<at].firstIndex(of: ":") {
        found.append(String(host[host.index(after: colon)..<at]))
      }
    }
    let words = ["pass", "secret", "token", "key"]
    for part in address.split(separator: ",").dropFirst() {
      guard let equals = part.firstIndex(of: "=") else { continue }
      let name = part[..<equals].lowercased()
      guard words.contains(where: { name.contains($0) }) else { continue }
      let value = part[part.index(after: equals)...].prefix { $0 != ":" }
      found.append(value.filter { $0 != "\"" && $0 != "'" })
    }
    return found.filter { !$0.isEmpty }
  }
}
