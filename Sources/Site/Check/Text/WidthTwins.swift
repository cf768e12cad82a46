import CJKText
import Diagnostics

extension CheckRule {
  /// Terms of a site that are written in two widths.
  static let widthTwin = CheckRule(
    "width-twin",
    look: .survey {
      CheckSurvey(WidthTwins.Variants.init) { notes, site in
        let variants = notes.flatMap(\.variants)
        if variants.isEmpty { return [] }
        let terms = Set(variants.map(\.term))
        let search = TermSearch(terms)
        let uses = await site.reader.map(where: { search.finds(in: $0) }) { document in
          WidthTwins.uses(of: terms, in: document.text)
        }
        return WidthTwins.findings(variants, uses.flatMap { $0 })
      }
    })
}

/// Terms of a site that are written in two widths: `ＡＰＩ` and `API`, `ｶﾀｶﾅ` and `カタカナ`.
///
/// The unusual forms, full-width Latin and half-width kana, are gathered first; only where there are
/// any are the usual ones counted. One finding is made for each term, at the first place of the spelling
/// that is rarer.
enum WidthTwins {
  /// A term in one of its spellings.
  struct Use: Sendable, Hashable {
    /// The usual form.
    let term: String
    let spelling: String
    /// Where it stands first in a text.
    let place: SourceLocation
    /// How often it stands in this text.
    var count = 1
  }

  /// What a survey notes of a text.
  struct Variants: Sendable {
    let variants: [Use]

    init?(_ document: CheckedDocument) {
      variants = WidthTwins.variants(in: document.text)
      if variants.isEmpty { return nil }
    }
  }

  /// Judges the uses of a site, in the order of their places.
  static func findings(_ variants: [Use], _ usual: [Use]) -> [CheckFinding] {
    let known = Dictionary(grouping: usual, by: \.term)
    let unusual = Dictionary(grouping: variants, by: \.term)
    return unusual.keys.sorted().compactMap { term in
      guard let others = known[term], let uses = unusual[term] else { return nil }
      let isUsualCommon = count(uses) <= count(others)
      return finding(rare: isUsualCommon ? uses : others, common: isUsualCommon ? others : uses)
    }
  }

  private static func finding(rare: [Use], common: [Use]) -> CheckFinding? {
    guard let first = rare.first, let other = common.first else { return nil }
    let counts = [rare, common].map { MixedPunctuation.times(count($0)) }
    return CheckFinding(
      "'\(first.spelling)' \(counts[0]) beside '\(other.spelling)' \(counts[1]) on this site",
      at: first.place, hint: "write '\(other.spelling)' throughout",
      notes: [.init("the other spelling", at: other.place)])
  }

  private static func count(_ uses: [Use]) -> Int { uses.reduce(0) { $0 + $1.count } }

  /// The terms of a text that are written in the unusual width, each spelling once.
  static func variants(in text: ProseText) -> [Use] {
    guard text.mayHold(0xEF, 0xBC) || text.mayHold(0xEF, 0xBD) || text.mayHold(0xEF, 0xBE) else {
      return []
    }
    return tally(WordScanner.words(in: text, isUnusual: true), in: text) { spelling in
      let term = Normalization.nfkc(spelling)
      return term != spelling && isTerm(term) ? term : nil
    }
  }

  /// How often the usual forms of some terms stand in a text as words.
  static func uses(of terms: Set<String>, in text: ProseText) -> [Use] {
    tally(WordScanner.words(in: text, isUnusual: false), in: text) { terms.contains($0) ? $0 : nil }
  }

  /// The words in some places that are terms, each spelling once, in the order of their first places.
  private static func tally(
    _ words: [Range<Int>], in text: ProseText, _ term: (String) -> String?
  ) -> [Use] {
    var uses: [Use] = []
    var places: [String: Int] = [:]
    for range in words {
      let spelling = text.string(range)
      if let place = places[spelling] {
        uses[place].count += 1
      } else if let term = term(spelling) {
        places[spelling] = uses.count
        uses.append(
          Use(term: term, spelling: spelling, place: text.file.location(at: range.lowerBound)))
      }
    }
    return uses
  }

  /// Whether a word says something by itself: two characters, and not a number or laughter.
  private static func isTerm(_ term: String) -> Bool {
    term.count > 1 && term.contains(where: \.isLetter)
      && !term.lowercased().allSatisfy { $0 == "w" }
  }
}
