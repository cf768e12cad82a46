import TestSupport

/// The vectors for Markdown that may lie beside the repository.
enum Specification {
  static let commonMark = SpecificationFile("commonmark-0.30.json", of: [Example].self)
  static let gfm = SpecificationFile("gfm-ext.json", of: [Example].self)
  static let emphasis = SpecificationFile("cjk-emphasis.json", of: [Example].self)
  static let softBreaks = SpecificationFile("cjk-softbreak.json", of: [Example].self)
  static let ruby = SpecificationFile("ruby.json", of: [Example].self)
  static let flanking = SpecificationFile("cjk-flanking-table.json", of: FlankingTable.self)

  /// A text and its HTML, and what its suite says of it.
  struct Example: Decodable {
    let markdown: String
    let html: String
    /// Its number in the specification.
    let example: Int?
    /// The rule for line breaks that it is about.
    let style: String?
    /// What must be on beside the rule for CJK text, or that this must be off.
    let requires: [String]?
    /// The notation of its ruby.
    let syntax: String?
  }

  /// For runs between two characters, whether they open and close emphasis.
  struct FlankingTable: Decodable {
    let rows: [Row]

    struct Row: Decodable {
      let twoBefore: String?
      let before: String
      let delim: String
      let after: String
      let canOpen: Bool
      let canClose: Bool

      enum CodingKeys: String, CodingKey {
        case twoBefore = "two_before"
        case canOpen = "can_open"
        case canClose = "can_close"
        case before, delim, after
      }
    }
  }
}
