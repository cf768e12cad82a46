/// The files that may be others than in the last build, where none came or went and the rest are sure
/// to be the same.
struct SiteEdit: Sendable {
  /// Markdown files, by their places among those of the walk.
  let markdown: [Int]
  /// Whether files below templates/ may be others.
  let templates: Bool

  var isEmpty: Bool { markdown.isEmpty && !templates }

  /// Compares; nil where more than that has changed, or may have.
  init?(_ scan: SiteScan, since state: BuildState) {
    guard scan.diagnostics.isEmpty, scan.markdown.count == state.sources.count else { return nil }
    if let told = scan.told {
      if told.others { return nil }
      (markdown, templates) = (told.markdown, told.templates)
      return
    }
    let inputs = scan.otherFiles
    guard inputs.count == state.inputs.count,
      inputs.indices.allSatisfy({ state.inputs[$0].isSame(as: inputs[$0]) })
    else { return nil }
    var changed: [Int] = []
    for (place, (file, record)) in zip(scan.markdown, state.sources).enumerated() {
      guard ByteKey.isSame(record.path, file.path) else { return nil }
      if !record.isSettled || record.stamp != file.stamp { changed.append(place) }
    }
    (markdown, templates) = (changed, false)
  }
}
