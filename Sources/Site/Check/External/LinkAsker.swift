import CJKText
import Processes

/// Asks other sites with the program curl, which knows TLS, proxies, HTTP/2 and the system's
/// certificates.
///
/// A library would bring its own TLS into a program that needs it for one option only.
struct LinkAsker: Sendable {
  /// How long one request may take, redirects included, in seconds.
  var timeout = 20
  /// Waits; tests wait less.
  var sleep: @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }

  /// Sends one request.
  ///
  /// - Throws: when curl cannot be started.
  func ask(_ address: String, isHead: Bool) async throws(ChildProcess.Failure) -> LinkResponse {
    let result = try await ChildProcess(arguments(address, isHead: isHead)).run()
    let headers = Self.lastHeaders(String(decoding: result.output, as: UTF8.self))
    guard result.status == 0, let status = headers.status else {
      return LinkResponse(answer: .none(Self.reason(result)))
    }
    return LinkResponse(answer: .status(status), retryAfter: headers.retryAfter)
  }

  private func arguments(_ address: String, isHead: Bool) -> [String] {
    [
      // First, so that the user's own settings are not read.
      "curl", "--disable", "--silent", "--show-error", "--globoff", "--location", "--max-redirs",
      "10", "--proto", "=http,https", "--proto-redir", "=http,https", "--connect-timeout", "10",
      "--max-time", "\(timeout)", "--user-agent", "fude-check", "--dump-header", "-", "--output",
      "/dev/null",
    ] + (isHead ? ["--head"] : []) + ["--url", PercentEncoding.address(address)]
  }

  /// The status and the wish to be left alone of the last response; those before are redirects.
  static func lastHeaders(_ text: String) -> (status: Int?, retryAfter: Int?) {
    var status: Int?
    var retryAfter: Int?
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("HTTP/") {
        status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        retryAfter = nil
      } else if line.lowercased().hasPrefix("retry-after:") {
        // A date is as good as "later".
        let value = line.dropFirst("retry-after:".count).filter { !$0.isWhitespace }
        retryAfter = Int(value) ?? LinkQueue.longestWait + 1
      }
    }
    return (status, retryAfter)
  }

  /// `Could not resolve host: x` of `curl: (6) Could not resolve host: x`.
  private static func reason(_ result: ChildProcess.Result) -> String {
    let text = String(decoding: result.errors, as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
    guard line.hasPrefix("curl: ("), let end = line.firstIndex(of: ")") else {
      return line.isEmpty ? "curl ended with status \(result.status)" : line
    }
    return line[line.index(after: end)...].drop { $0 == " " }.prefix(200).description
  }
}
