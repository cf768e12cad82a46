import CJKText
import Diagnostics

/// What a link that leads nowhere was probably meant to lead to.
struct LinkHints: Sendable {
  private let addresses: SiteAddresses
  /// Paths by what is left of them without case, slash, extension and normal form.
  private let plain: [String: String]
  /// Files by their names.
  private let names: [String: String]

  /// So many slips of the pen are looked for: comparing a path with all others takes its time.
  static let mostComparisons = 50
  /// And so many pairs of paths are compared at most, some tenths of a second.
  private static let mostPairs = 200_000

  init(_ addresses: SiteAddresses) {
    self.addresses = addresses
    plain = Dictionary(
      addresses.paths.map { (Self.plain($0), $0) }, uniquingKeysWith: { first, _ in first })
    names = Dictionary(
      addresses.paths.filter { !PathText.endsWithSlash($0) }.map { (PathText.name($0), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A hint for the link at a place in a list of findings, by the path that it asks for.
  func hint(for path: String, number: Int) -> String? {
    if let found = plain[Self.plain(path)] ?? names[PathText.name(path)] {
      return "did you mean '\(addresses.shownBasePath)\(found)'?"
    }
    guard number < Self.mostComparisons, (number + 1) * plain.count <= Self.mostPairs,
      let near = Suggestion.nearest(to: path, among: addresses.paths)
    else { return nil }
    return "did you mean '\(addresses.shownBasePath)\(near)'?"
  }

  private static func plain(_ path: String) -> String {
    var text = Normalization.nfc(path).lowercased()
    for ending in ["/index.html", ".html", "/"] where text.hasSuffix(ending) {
      text.removeLast(ending.count)
      break
    }
    return text
  }
}
