/// Takes the pieces of a text, one after the other, without gaps.
protocol TokenSink: ~Copyable {
  /// The text is of a kind from the end of the piece before up to an index.
  mutating func add(_ kind: TokenKind, upTo end: Int)
}
