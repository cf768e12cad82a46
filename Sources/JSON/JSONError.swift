/// Why bytes are no JSON text.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was found and expected, in lower case and without a final stop.
  public let message: String
  /// The zero-based offset of the byte at fault; the number of bytes when the text ends too early.
  public let offset: Int

  init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }

  /// The message with its place: `expected ',' or ']' at byte 12`.
  public var description: String { "\(message) at byte \(offset)" }
}
