import Diagnostics
import JSON
import Site

extension BuildReport {
  /// The line of a successful build: `12 posts, 3 pages: 57 files, 4 written in 0.03 s`.
  func summary(seconds: Double) -> String {
    var text = "\(Count(posts, "post")), \(Count(pages, "page")): \(Count(files, "file")), "
    text += "\(written) written"
    if removed > 0 { text += ", \(removed) removed" }
    return text + " in \(Self.rounded(seconds)) s"
  }

  /// The last line of a build that failed.
  var failure: String {
    output == .incomplete
      ? "failed half-way: \(found); the output is incomplete until the next build"
      : "not built: \(found); the output is as it was"
  }

  private var found: String { diagnostics.counted }

  /// What to say of posts that are not shown yet.
  func heldBackLines(isVerbose: Bool) -> [String] {
    let drafts = heldBack.filter { $0.until == nil }
    let future = heldBack.filter { $0.until != nil }
    var lines: [String] = []
    if !drafts.isEmpty {
      lines.append("held back \(Count(drafts.count, "draft")) (--drafts includes them)")
    }
    if !future.isEmpty {
      lines.append(
        "held back \(Count(future.count, "post")) dated in the future (--future includes them)")
      let shown = isVerbose ? future[...] : future.prefix(3)
      lines += shown.map { "  \($0.source): \($0.until ?? "")" }
      if shown.count < future.count { lines.append("  and \(future.count - shown.count) more") }
    }
    return lines
  }

  /// The whole report for other programs.
  func json(seconds: Double) -> JSONValue {
    let held = heldBack.map { post in
      JSONValue.object([
        JSONMember(key: "file", value: .string(post.source)),
        JSONMember(key: "until", value: post.until.map { .string($0) } ?? .null),
      ])
    }
    return .object([
      JSONMember(key: "built", value: .bool(isBuilt)),
      JSONMember(key: "posts", value: .int(posts)),
      JSONMember(key: "pages", value: .int(pages)),
      JSONMember(key: "files", value: .int(files)),
      JSONMember(key: "written", value: .int(written)),
      JSONMember(key: "removed", value: .int(removed)),
      JSONMember(key: "seconds", value: .double((seconds * 1000).rounded() / 1000)),
      JSONMember(key: "held_back", value: .array(held)),
      JSONMember(key: "changes", value: changes.json),
      JSONMember(key: "work", value: work.json),
      JSONMember(key: "diagnostics", value: .array(diagnostics.map(\.json))),
    ])
  }

  private static func rounded(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

/// A number with its noun: `1 post`, `2 posts`.
struct Count: CustomStringConvertible {
  let description: String

  init(_ number: Int, _ noun: String) {
    description = number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}

extension BuildWork {
  /// How much was done, and the seconds of each stage.
  fileprivate var json: JSONValue {
    .object([
      JSONMember(key: "read", value: .int(read)), JSONMember(key: "parsed", value: .int(parsed)),
      JSONMember(key: "rendered", value: .int(rendered)),
      JSONMember(
        key: "stages",
        value: .object(
          stages.map { stage in
            JSONMember(
              key: stage.name, value: .double((stage.seconds * 10_000).rounded() / 10_000))
          })),
    ])
  }
}

extension [Diagnostic] {
  /// `2 errors, 1 warning`.
  var counted: String {
    let errors = count { $0.severity == .error }
    return "\(Count(errors, "error")), \(Count(count - errors, "warning"))"
  }
}
