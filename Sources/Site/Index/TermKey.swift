import CJKText

/// When two spellings name one term.
enum TermKey {
  /// The spelling after NFKC and case folding; equal keys are one term.
  static func key(for name: String) -> String {
    Normalization.nfkc(Normalization.caseFolded(Normalization.nfkc(name)))
  }
}
