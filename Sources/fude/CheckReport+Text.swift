import Diagnostics
import JSON
import Site

extension CheckReport {
  /// The line of a check: `12 posts, 3 pages, 57 files checked: 0 errors, 2 warnings`.
  var summary: String {
    let mended = mended.isEmpty ? "" : ", \(self.mended.count) mended"
    return "\(Count(posts, "post")), \(Count(pages, "page")), \(Count(files, "file")) checked: "
      + diagnostics.counted + mended
  }

  /// A line for each finding that was mended: `content/a.md:3:1: mended: …`.
  var mendedLines: [String] {
    mended.map { finding in
      let place = finding.location.map { "\($0.description): " } ?? ""
      return "\(place)mended: \(finding.message)" + (finding.rule.map { " [\($0)]" } ?? "")
    }
  }

  /// The whole report for other programs: the findings that are left, and those that were mended,
  /// which say so.
  var json: JSONValue {
    let mended = mended.map { finding -> JSONValue in
      guard case .object(let members) = finding.json else { return finding.json }
      return .object(
        members.filter { $0.key != "fixable" } + [JSONMember(key: "mended", value: .bool(true))])
    }
    return .array(mended + diagnostics.map(\.json))
  }
}
