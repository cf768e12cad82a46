import Diagnostics

/// Front matter that other programs read and this one does not, told before it is shown as text.
enum OtherFrontMatter {
  /// The error for a file that begins with front matter in another form, nil for any other file.
  static func problem(in file: SourceFile) -> Diagnostic? {
    let lines = file.bytes.prefix(4096).split(
      separator: 0x0A, maxSplits: 40, omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self).filter { $0 != "\r" } }
    guard let first = lines.first else { return nil }
    if first == "+++" {
      return .error(
        "this is TOML front matter", at: file.location(at: 0),
        hint: "write it as YAML, 'key: value', between two lines of '---'")
    }
    guard let end = lines.dropLast().firstIndex(of: "---"), end > 0 else { return nil }
    let above = lines[..<end].drop { $0.isEmpty }
    let isShifted = above.isEmpty && lines.dropFirst(end + 1).dropLast().contains("---")
    let isUnopened = !above.isEmpty && above.allSatisfy(isEntry)
    guard isShifted || isUnopened else { return nil }
    return .error(
      "this front matter does not begin with '---' on the first line", at: file.location(at: 0),
      hint: isShifted ? "remove the empty lines above it" : "put a line '---' above its first entry"
    )
  }

  /// Whether a line looks like `key: value`, or like an item or a continuation of one.
  private static func isEntry(_ line: String) -> Bool {
    if line.hasPrefix("  ") || line.hasPrefix("- ") { return true }
    let key = line.prefix { ($0.isASCII && $0.isLetter) || $0 == "_" }
    let rest = line.dropFirst(key.count)
    return !key.isEmpty && (rest == ":" || rest.hasPrefix(": "))
  }
}
