/// Keeps what turns of loops wrote, for other pages that show the same things.
///
/// The card of a post stands on the home page, in its categories, its tags and the archive, and is the
/// same there. A turn of a `for` loop is kept if its output depends on nothing but the element, which
/// has an `identity`, constants, variables that were set before the loop and the language; the compiler
/// tells. All renders that share a cache must have the same library and the same host behind their
/// root objects, `page` and its like aside.
///
/// The host notes what is read between `begin` and `end`, and counts it as read again by whoever
/// recalls the fragment.
public protocol FragmentCache: AnyObject, Sendable {
  /// A number for a signature, the same for equal ones.
  func number(of signature: FragmentSignature) -> Int

  /// What was kept under a key, or nil.
  func recall(_ key: FragmentKey) -> [UInt8]?

  /// A turn begins that could not be recalled.
  func begin()

  /// The turn has ended, with what it wrote; nil when that must not be kept.
  ///
  /// A render that is stopped leaves the last turn without its end.
  func end(_ written: (key: FragmentKey, bytes: [UInt8])?)
}

/// What the turns of one loop on one page depend on beside their elements.
public struct FragmentSignature: Sendable, Hashable {
  /// Which loop of which template, by a number.
  let fragment: Int
  /// The page's language where that is read, else empty.
  let language: String
  /// The variables that are read, each with its kind.
  let values: [String]
}

/// Under what the output of a turn is kept.
public struct FragmentKey: Sendable, Hashable {
  /// The number of the loop's signature.
  public let signature: Int
  /// The type of the element.
  public let kind: ObjectIdentifier
  /// Its `identity`.
  public let item: Int
}

/// A turn of a loop that can be kept.
struct FragmentPlan: Sendable {
  /// Tells it from all others of the library.
  let number: Int
  /// The loop's slot.
  let slot: Int32
  /// The slots of variables that are read and were set before.
  let outer: [Int32]
  let readsLanguage: Bool
}
