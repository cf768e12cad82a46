import CJKText
import Diagnostics

extension CheckRule {
  static let decomposedText = CheckRule(
    "decomposed-text", look: .document { DecomposedText.find(in: $0.text) })
}

/// Characters that are typed apart: `か` and a voicing mark, jamo, a letter and its accent (NFD).
///
/// They come from macOS's file names. Searches, fonts and slugs do not take them for the whole ones.
enum DecomposedText {
  static func find(in text: ProseText) -> [CheckFinding] {
    guard mayStand(in: text) else { return [] }
    return text.prose.blocks.flatMap { block in
      text.prose.pieces[block.pieces].compactMap { piece in
        guard piece.kind == .text, let (range, composed) = part(of: piece.range, text) else {
          return nil
        }
        return finding(range, composed, isInHeading: block.isHeading, text)
      }
    }
  }

  private static func finding(
    _ range: Range<Int>, _ composed: String, isInHeading: Bool, _ text: ProseText
  ) -> CheckFinding {
    let words = Truncation.excerpt(text.string(range), limit: 30)
    return CheckFinding(
      "decomposed characters (NFD): '\(words)'", at: range.lowerBound,
      hint: isInHeading
        ? "type it again; the heading's address changes with it"
        : "type it again, or let --fix compose it",
      fix: isInHeading ? [] : [Diagnostic.Edit(range, composed)])
  }

  private static func mayStand(in text: ProseText) -> Bool {
    text.mayHold(0xE3, 0x82) && text.bytes.contains(sequence: [0xE3, 0x82], before: [0x99, 0x9A])
      || text.mayHold(0xCC) || text.mayHold(0xCD)
      || (0x84...0x87).contains { text.mayHold(0xE1, $0) }
  }

  /// From the first to the last character of a range that has a whole form, and its composed bytes.
  ///
  /// Only marks and jamo are composed: other characters that Form C would change are ones that an
  /// author chose, such as the variants of kanji.
  private static func part(
    of range: Range<Int>, _ text: ProseText
  ) -> (range: Range<Int>, composed: String)? {
    var start = range.lowerBound
    var changed: Range<Int>?
    var composed = ""
    var pending = ""
    for character in text.string(range) {
      let end = start + character.utf8.count
      let plain = isApart(character) ? Normalization.nfc(String(character)) : String(character)
      if plain.utf8.count != character.utf8.count {
        composed += pending + plain
        pending = ""
        changed = (changed?.lowerBound ?? start)..<end
      } else if changed != nil {
        pending += String(character)
      }
      start = end
    }
    return changed.map { ($0, composed) }
  }

  private static func isApart(_ character: Character) -> Bool {
    character.unicodeScalars.count > 1
      && character.unicodeScalars.contains { scalar in
        switch scalar.value {
        case 0x3099, 0x309A, 0x300...0x36F, 0x1100...0x11FF: true
        default: false
        }
      }
  }
}

extension [UInt8] {
  /// Whether two bytes stand somewhere with one of some behind them.
  fileprivate func contains(sequence: [UInt8], before ends: [UInt8]) -> Bool {
    guard count > 2 else { return false }
    return withUnsafeBufferPointer { bytes in
      (0..<bytes.count - 2).contains {
        bytes[$0] == sequence[0] && bytes[$0 + 1] == sequence[1] && ends.contains(bytes[$0 + 2])
      }
    }
  }
}
