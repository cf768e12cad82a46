/// One of several parts of a site's files, which are built apart from one another.
///
/// Each file belongs to exactly one part, by the fingerprint of its path: so the parts need not know of
/// each other, are the same on any machine, and together are the whole site. They are about equally
/// large; of ten thousand files in four parts the largest has some two percent more than its share.
public struct SitePart: Sendable, Hashable {
  /// Which part it is, from 1.
  public let number: Int
  /// How many parts there are, at most `limit`.
  public let count: Int

  /// More parts than this have nothing left to do.
  public static let limit = 10_000

  /// Makes a part of its number and the number of all, as `2/7`; nil for anything else.
  public init?(_ text: String) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy(\.isASCIIDigit) ? Int(part) : nil
    }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1],
      (1...Self.limit).contains(count), (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  /// As a part of file names: `2-of-7`.
  var name: String { "\(number)-of-\(count)" }

  /// Whether a file is in the part, by its path relative to the output folder.
  func contains(file: String) -> Bool {
    Fingerprint(Array(file.utf8)).value % UInt64(count) == UInt64(number - 1)
  }
}
