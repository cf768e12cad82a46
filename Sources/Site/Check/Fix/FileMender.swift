import Diagnostics

/// Carries out the fixes of findings in the files that they are about.
struct FileMender {
  let root: String
  /// What the bytes of each file were when it was checked.
  let prints: [String: Fingerprint]

  /// Mends what can be mended for certain.
  ///
  /// A fix is carried out whole or not at all. Of two that touch the same bytes the first one is; the
  /// next check shows whether the other is still wanted. A file that is another than the one
  /// that was checked, or leads out of the site, stays as it is.
  ///
  /// - Parameter findings: of a check, in stable order.
  /// - Returns: the findings that were mended, and what went wrong.
  func mend(_ findings: [Diagnostic]) -> (mended: [Diagnostic], problems: [Diagnostic]) {
    var files: [String: [Diagnostic]] = [:]
    for finding in findings where !finding.fix.isEmpty {
      if let path = finding.location?.path { files[path, default: []].append(finding) }
    }
    var mended: [Diagnostic] = []
    var problems: [Diagnostic] = []
    for path in files.keys.sorted(by: PathText.precedes) {
      do throws(FileError) {
        mended += try mend(path, files[path] ?? [])
      } catch {
        problems.append(
          .error("cannot mend this file: \(error.reason)", at: SourceLocation(path: path)))
      }
    }
    return (mended, problems)
  }

  private func mend(_ path: String, _ findings: [Diagnostic]) throws(FileError) -> [Diagnostic] {
    let real = try POSIX.realPath(root + "/" + path)
    guard SiteBounds(root: root).problem(withTarget: real) == nil else { return [] }
    let (bytes, stamp) = try POSIX.readWithStamp(real)
    guard prints[path] == Fingerprint(bytes) else { return [] }
    let chosen = Self.chosen(findings, length: bytes.count)
    if chosen.isEmpty { return [] }
    let edited = Self.apply(chosen.flatMap(\.fix), to: bytes)
    // As near to the change as can be: an editor may have saved meanwhile.
    guard try POSIX.status(real).stamp == stamp else { return [] }
    try POSIX.replace(real, with: edited)
    return chosen
  }

  /// The findings whose fixes do not touch each other, the first ones first.
  private static func chosen(_ findings: [Diagnostic], length: Int) -> [Diagnostic] {
    var taken: [Range<Int>] = []
    var chosen: [Diagnostic] = []
    for finding in findings {
      let ranges = finding.fix.map(\.range)
      let isFree = ranges.allSatisfy { range in
        range.upperBound <= length && !taken.contains { touch($0, range) }
      }
      guard isFree else { continue }
      taken += ranges
      chosen.append(finding)
    }
    return chosen
  }

  /// Whether two edits touch: what is put in at one place twice has no certain order.
  private static func touch(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.overlaps(other) || (one.lowerBound == other.lowerBound)
      || (one.isEmpty && (other.lowerBound...other.upperBound).contains(one.lowerBound))
      || (other.isEmpty && (one.lowerBound...one.upperBound).contains(other.lowerBound))
  }

  /// The bytes with all edits made, from the last to the first.
  static func apply(_ edits: [Diagnostic.Edit], to bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: edit.replacement.utf8)
    }
    return bytes
  }
}
