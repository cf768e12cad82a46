/// What templates can read of a site beside single documents and terms.
///
/// The settings and the theme are not among them: when these change, everything is rendered anew.
struct SiteFacts: OptionSet, Sendable, Hashable {
  let rawValue: UInt64

  /// Which posts there are, in their order.
  static let posts = SiteFacts(rawValue: 1 << 0)
  static let pages = SiteFacts(rawValue: 1 << 1)
  /// When any post last changed.
  static let lastModified = SiteFacts(rawValue: 1 << 2)
  static let clock = SiteFacts(rawValue: 1 << 3)
  static let data = SiteFacts(rawValue: 1 << 4)
  /// The files and addresses of all posts and pages.
  static let addresses = SiteFacts(rawValue: 1 << 5)

  /// Facts about taxonomies: the authors' come first, then those of the settings in their order;
  /// from the eighteenth on they share theirs.
  private static func taxonomy(_ number: Int, _ fact: Int) -> SiteFacts {
    SiteFacts(rawValue: 1 << UInt64(6 + min(number, 18) * 3 + fact))
  }

  /// How many terms there are.
  static func count(ofTaxonomy number: Int) -> SiteFacts { taxonomy(number, 0) }
  /// Which terms there are, in their order.
  static func terms(ofTaxonomy number: Int) -> SiteFacts { taxonomy(number, 1) }
  /// Which posts each term has.
  static func posts(ofTaxonomy number: Int) -> SiteFacts { taxonomy(number, 2) }

  /// How many facts there can be.
  static let count = 63
}
