/// A finding of the parser at a byte of the source.
struct SyntaxError: Error {
  let message: String
  let offset: Int
  let hint: String?

  init(_ message: String, at offset: Int, hint: String? = nil) {
    self.message = message
    self.offset = offset
    self.hint = hint
  }
}
