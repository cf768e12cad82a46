/// A value of the host whose members are looked up only when a template asks for them.
public protocol LiquidObject: AnyObject, Sendable {
  /// The member of that name, or nil when there is none; a `switch` on `key.id` is quickest.
  func value(for key: Key) -> Value?

  /// What stands for the object where it is printed, compared or joined.
  var printed: Value { get }

  /// What a loop over the object goes through, or nil when it is a single thing.
  var elements: [Value]? { get }

  /// A number that tells the object from others of its type, or nil.
  ///
  /// Objects of one type and number are the same thing on all pages that share a `FragmentCache`.
  var identity: Int? { get }
}

extension LiquidObject {
  /// Nothing is printed unless the object says otherwise.
  public var printed: Value { .null }

  /// Not a collection unless the object says otherwise.
  public var elements: [Value]? { nil }

  /// Nothing is known of it unless the object says otherwise.
  public var identity: Int? { nil }
}
