/// The signs of which faces are made: `（＾ｏ＾）`, `(´・ω・｀)`.
///
/// Brackets and letters in a face mean nothing.
enum FaceSigns {
  private static let signs = Set(
    "＾^´｀＿∀∇ﾟ゜￣ω▽≧≦｡°╹◕❛◡Дд∩ε≡ヮ∠σοﾉヾヽ艸".unicodeScalars)

  /// Whether one stands beside a place, with one other sign between at most.
  static func stand(beside range: Range<Int>, _ text: ProseText) -> Bool {
    var scalars: [Unicode.Scalar?] = []
    scalars.append(text.scalar(before: range.lowerBound))
    scalars.append(scalars[0].flatMap { text.scalar(before: range.lowerBound - $0.length) })
    scalars.append(text.scalar(at: range.upperBound))
    scalars.append(scalars[2].flatMap { text.scalar(at: range.upperBound + $0.length) })
    return scalars.contains { $0.map { signs.contains($0) } ?? false }
  }
}

extension Unicode.Scalar {
  /// Its bytes in UTF-8.
  var length: Int { UTF8.width(self) }
}
