/// A text that is compared and hashed by its bytes.
///
/// Swift's own comparison takes canonical equivalents for one text, which file systems do not, and
/// looks up the normal form of every character that is not ASCII.
struct ByteKey: Sendable, Hashable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (left: ByteKey, right: ByteKey) -> Bool { isSame(left.text, right.text) }

  /// Whether two texts are equal to the byte.
  static func isSame(_ left: String, _ right: String) -> Bool {
    let order = left.utf8.withContiguousStorageIfAvailable { first in
      right.utf8.withContiguousStorageIfAvailable { second in
        first.count == second.count && first.isEqual(to: second)
      }
    }
    return (order ?? nil) ?? left.utf8.elementsEqual(right.utf8)
  }

  func hash(into hasher: inout Hasher) {
    let hash = text.utf8.withContiguousStorageIfAvailable {
      XXHash64.hash(UnsafeRawBufferPointer($0))
    }
    hasher.combine(hash ?? Fingerprint(Array(text.utf8)).value)
  }
}
