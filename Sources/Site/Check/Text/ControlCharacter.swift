extension CheckRule {
  /// A control character, which no page may hold: every build takes it out and says so.
  ///
  /// The mend takes it out of the file.
  static let controlCharacter = CheckRule("control-character", look: .build)
}
