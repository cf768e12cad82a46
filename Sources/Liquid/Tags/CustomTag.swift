/// What a tag of the host is called with.
public struct TagCall: Sendable {
  /// The text between the tag's name and its end, with `{{ … }}` within it filled in.
  public let markup: String
  /// What stands between the tag and its end tag, rendered; nil for a tag without one.
  public let body: [UInt8]?
  /// The environment and the root variables.
  public let context: FilterContext
}

/// Gives what a tag prints; text is escaped, HTML is not.
public typealias TagBody = @Sendable (TagCall) throws(FilterError) -> Value

/// A tag of the host as it is known to the compiler.
struct CustomTag: Sendable {
  let isBlock: Bool
  /// Whether what stands in the block is text, not markup.
  let isText: Bool
  let body: TagBody
}
