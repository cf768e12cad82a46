import CJKText
import Diagnostics

extension OutputPlan {
  /// Outputs that would meet in one file: at one path, at paths that differ only by case or
  /// Unicode normalisation (which macOS and Windows take for one), or where one's file is
  /// another's folder.
  var collisions: [Diagnostic] {
    var owners: [String: Int] = [:]
    owners.reserveCapacity(outputs.count)
    var diagnostics: [Diagnostic] = []
    for (position, output) in outputs.enumerated() {
      let key = Self.key(for: output.url.file)
      if let first = owners[key] {
        diagnostics.append(Self.report(outputs[first], output))
      } else {
        owners[key] = position
      }
    }
    for (key, position) in owners {
      var folder = key[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard let file = owners[String(folder)] else { continue }
        diagnostics.append(Self.report(outputs[file], outputs[position]))
      }
    }
    return diagnostics
  }

  private static func key(for path: String) -> String {
    if path.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return path }
    return Normalization.nfc(Normalization.caseFolded(Normalization.nfc(path)))
  }

  private static func report(_ first: Output, _ second: Output) -> Diagnostic {
    let (left, right) = (first.url.file, second.url.file)
    let how =
      left.utf8.elementsEqual(right.utf8) ? "the same file" : "files that some systems take for one"
    return .error(
      "\(first.origin) and \(second.origin) would be \(how): \(left)"
        + (left.utf8.elementsEqual(right.utf8) ? "" : " and \(right)"),
      at: place(of: second),
      hint: "give one of them another 'slug' or 'permalink'",
      notes: place(of: first).map { [.init("the other one", at: $0)] } ?? [])
  }

  private static func place(of output: Output) -> SourceLocation? {
    output.origin.hasPrefix("content/") ? SourceLocation(path: output.origin) : nil
  }
}
