import CJKText
import Diagnostics

extension OutputPlan {
  /// Outputs that would meet in one file.
  ///
  /// That is at one path, at paths that differ only by case or Unicode normalisation (which macOS
  /// and Windows take for one), or where one's file is another's folder.
  var collisions: [Diagnostic] {
    var owners: [ByteKey: Int] = [:]
    owners.reserveCapacity(outputs.count)
    var diagnostics: [Diagnostic] = []
    for position in outputs.indices {
      let key = ByteKey(Self.collisionKey(for: outputs[position].file))
      if let first = owners.updateValue(position, forKey: key) {
        owners[key] = first
        diagnostics.append(Self.twins(outputs[first], outputs[position]))
      }
    }
    return diagnostics + filesAsFolders(owners)
  }

  /// Files that would be folders of others.
  private func filesAsFolders(_ owners: [ByteKey: Int]) -> [Diagnostic] {
    var folders: Set<ByteKey> = []
    folders.reserveCapacity(owners.count)
    for key in owners.keys {
      var rest = key.text
      // Where a folder is known, those above it are.
      while let folder = PathText.parent(rest), folders.insert(ByteKey(folder)).inserted {
        rest = folder
      }
    }
    guard owners.keys.contains(where: { folders.contains($0) }) else { return [] }
    var diagnostics: [Diagnostic] = []
    for (key, position) in owners {
      for folder in PathText.folders(above: key.text) {
        guard let file = owners[ByteKey(folder)] else { continue }
        diagnostics.append(Self.fileAndFolder(outputs[file], outputs[position]))
      }
    }
    return diagnostics
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
