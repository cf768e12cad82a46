import CJKText

/// When two spellings name one term.
enum TermKey {
  /// The spelling after NFKC and case folding; equal keys are one term.
  static func key(for name: String) -> String {
    if isSettled(name) { return name }
    let lower = String(decoding: name.utf8.map(\.lowercasedASCII), as: UTF8.self)
    if isSettled(lower) { return lower }
    return Normalization.nfkc(Normalization.caseFolded(Normalization.nfkc(name)))
  }

  /// Whether a name is its own key at first sight.
  ///
  /// It is of lower-case letters, digits, kana, Han and Hangul syllables, as most are. None of these
  /// changes by itself or beside another of them.
  private static func isSettled(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "0"..."9", "-", "_", " ", "\u{3041}"..."\u{3096}", "\u{30A1}"..."\u{30FA}",
        "ー",
        "\u{4E00}"..."\u{9FFF}", "\u{AC00}"..."\u{D7A3}":
        true
      default: false
      }
    }
  }
}
