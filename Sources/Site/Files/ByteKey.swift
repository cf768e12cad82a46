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
        first.count == second.count && isSame(first, second)
      }
    }
    return (order ?? nil) ?? left.utf8.elementsEqual(right.utf8)
  }

  private static func isSame(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let (first, second) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
    var index = 0
    while index + 8 <= first.count {
      let one = first.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      guard one == second.loadUnaligned(fromByteOffset: index, as: UInt64.self) else {
        return false
      }
      index += 8
    }
    while index < first.count {
      guard first[index] == second[index] else { return false }
      index += 1
    }
    return true
  }

  func hash(into hasher: inout Hasher) {
    let hash = text.utf8.withContiguousStorageIfAvailable {
      XXHash64.hash(UnsafeRawBufferPointer($0))
    }
    hasher.combine(hash ?? Fingerprint(Array(text.utf8)).value)
  }
}
