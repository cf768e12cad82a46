import CJKText
import Diagnostics

extension OutputPlan {
  /// Outputs that would meet in one file.
  ///
  /// That is at one path, at paths that differ only by case or Unicode normalisation (which macOS
  /// and Windows take for one), or where one's file is another's folder.
  var collisions: [Diagnostic] {
    let keys = outputs.map { Self.collisionKey(for: $0.file) }
    let order = keys.indices.sorted { left, right in
      PathText.precedes(keys[left], keys[right])
        || (left < right && ByteKey.isSame(keys[left], keys[right]))
    }
    var diagnostics: [Diagnostic] = []
    // The outputs whose paths the current one begins with. In byte order all that begins with a path
    // follows it without a gap.
    var begins: [Int] = []
    for position in order {
      let key = keys[position].utf8
      while let last = begins.last, !key.starts(with: keys[last].utf8) { begins.removeLast() }
      if let last = begins.last, keys[last].utf8.count == key.count {
        diagnostics.append(Self.twins(outputs[last], outputs[position]))
        continue
      }
      for file in begins where Self.isFolder(keys[file], of: keys[position]) {
        diagnostics.append(Self.fileAndFolder(outputs[file], outputs[position]))
      }
      begins.append(position)
    }
    return diagnostics
  }

  /// Whether a path that another begins with is a folder of it.
  private static func isFolder(_ folder: String, of path: String) -> Bool {
    path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
  }

  /// What two paths have in common that some file system takes for one.
  static func collisionKey(for path: String) -> String {
    if path.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return path }
    return Normalization.nfc(Normalization.caseFolded(Normalization.nfc(path)))
  }

  private static func twins(_ first: Output, _ second: Output) -> Diagnostic {
    let (left, right) = (first.file, second.file)
    let names = "\(first.origin.description) and \(second.origin.description)"
    let message =
      left.utf8.elementsEqual(right.utf8)
      ? "\(names) would be the same file: \(left)"
      : "\(names) would be files that some systems take for one: \(left) and \(right)"
    return report(message, first, second)
  }

  private static func fileAndFolder(_ file: Output, _ inside: Output) -> Diagnostic {
    report(
      "\(file.origin.description) would be the file \(file.file), "
        + "and \(inside.origin.description) would lie in it as in a folder: \(inside.file)",
      file, inside)
  }

  /// The error stands at the output that a person can move, the later one if both can be.
  private static func report(_ message: String, _ first: Output, _ second: Output) -> Diagnostic {
    let isSecond = second.origin.remedy != nil
    let (moved, other) = isSecond ? (second, first) : (first, second)
    let notes = other.origin.location.map { [Diagnostic.Note("the other one", at: $0)] }
    return .error(
      message, at: moved.origin.location, hint: moved.origin.remedy, notes: notes ?? [])
  }
}
