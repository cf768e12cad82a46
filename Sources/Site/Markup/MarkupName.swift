/// The name of an element or an attribute, in lower case and packed into a number.
///
/// Names that anything looks for have at most eight bytes; longer ones are all `other`.
struct MarkupName: Hashable, Sendable {
  private let packed: UInt64

  static let other = MarkupName(packed: .max)

  private init(packed: UInt64) {
    self.packed = packed
  }

  /// A name that code looks for, in lower case.
  init(_ name: StaticString) {
    packed = name.withUTF8Buffer { Self.pack($0) }
  }

  /// A name as it stands in a tag.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    packed = Self.pack(bytes)
  }

  var isEmpty: Bool { packed == 0 }

  @inline(__always)
  private static func pack(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard bytes.count <= 8 else { return .max }
    var packed: UInt64 = 0
    for byte in bytes {
      packed = packed << 8 | UInt64(byte.lowercasedASCII)
    }
    return packed
  }
}

extension MarkupName {
  static let a = MarkupName("a")
  static let alt = MarkupName("alt")
  static let area = MarkupName("area")
  static let base = MarkupName("base")
  static let href = MarkupName("href")
  static let id = MarkupName("id")
  static let image = MarkupName("img")
  static let link = MarkupName("link")
  static let location = MarkupName("loc")
  static let name = MarkupName("name")
  static let poster = MarkupName("poster")
  static let script = MarkupName("script")
  static let source = MarkupName("source")
  static let srcset = MarkupName("srcset")
  static let src = MarkupName("src")
  static let style = MarkupName("style")
}
