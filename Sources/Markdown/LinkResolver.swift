/// Tells for the destinations in a text what to write in their place.
public struct LinkResolver: Sendable {
  /// What a destination belongs to.
  public enum Kind: Sendable {
    case link
    case image
  }

  /// A destination in a text.
  public struct Destination: Sendable {
    /// What it belongs to.
    public let kind: Kind
    /// Escapes and entities are resolved; not yet percent-encoded.
    public let url: String
    /// The line of the text on which its block begins, from 1.
    public let line: Int
    /// Whether nothing stands between the brackets: an image says nothing in words.
    public let isEmpty: Bool
  }

  /// What to write.
  public struct Resolution: Sendable {
    /// The address in place of the destination; nil leaves that.
    public var url: String?
    /// Bytes that are written as they are in place of an address that is known later.
    ///
    /// They must be harmless in an attribute, and such as no text can hold.
    public var placeholder: [UInt8]?
    /// The size of an image in pixels.
    public var size: (width: Int, height: Int)?
    /// Whether a link leaves the site.
    public var isExternal = false

    /// Makes a resolution that leaves all as it is.
    public init() {}
  }

  let resolve: @Sendable (Destination) -> Resolution

  /// Makes a resolver of a closure, which is called once for each link and image.
  public init(_ resolve: @escaping @Sendable (Destination) -> Resolution) {
    self.resolve = resolve
  }
}
