public import JSON

/// Findings as GitLab's Code Quality report, which merge requests show beside the changed lines.
///
/// The format is a part of Code Climate's, as GitLab's page "Code Quality" describes it: a
/// description, the name of the check, a fingerprint, a severity, and a path with a line.
public struct CodeQualityReport: Sendable {
  private let findings: [Diagnostic]
  private let prefix: String

  /// Makes a report; a relative folder is put before every path.
  public init(_ findings: [Diagnostic], folder: String = ".") {
    self.findings = findings
    prefix = folder == "." || folder.hasPrefix("/") ? "" : folder + "/"
  }

  /// The report; a finding without a place is put at the site's settings, since each must have one.
  public var json: JSONValue {
    var seen: [String: Int] = [:]
    return .array(
      findings.map { finding in
        // Equal for equal findings of two commits, so without a line's number.
        let identity = [
          finding.rule ?? "", finding.location?.path ?? "", finding.message,
          finding.location?.lineText ?? "",
        ].joined(separator: "\u{0}")
        let number = seen[identity, default: 0]
        seen[identity] = number + 1
        return entry(finding, print: Self.print(of: identity + "\u{0}\(number)"))
      })
  }

  private func entry(_ finding: Diagnostic, print: String) -> JSONValue {
    let description = finding.message + (finding.hint.map { " (\($0))" } ?? "")
    let lines = JSONMember(
      key: "lines",
      value: .object([JSONMember(key: "begin", value: .int(finding.location?.line ?? 1))]))
    let path = JSONMember(
      key: "path", value: .string(prefix + (finding.location?.path ?? "site.yml")))
    return .object([
      JSONMember(key: "description", value: .string(description)),
      JSONMember(key: "check_name", value: .string(finding.rule ?? "build")),
      JSONMember(key: "fingerprint", value: .string(print)),
      JSONMember(
        key: "severity", value: .string(finding.severity == .error ? "major" : "minor")),
      JSONMember(key: "location", value: .object([path, lines])),
    ])
  }

  /// FNV-1a of 64 bits (Fowler, Noll, Vo).
  private static func print(of text: String) -> String {
    let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
