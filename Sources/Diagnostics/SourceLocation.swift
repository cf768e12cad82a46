/// A place in an input file as a person names it.
public struct SourceLocation: Sendable, Hashable {
  /// Path relative to the site's root.
  public let path: String
  /// One-based; nil when the whole file is meant.
  public let line: Int?
  /// One-based, in grapheme clusters; nil when the whole line or file is meant.
  public let column: Int?
  /// The line itself, without its end, for the excerpt under a message.
  public let lineText: String?

  /// Makes a place; leave out what is not known.
  public init(path: String, line: Int? = nil, column: Int? = nil, lineText: String? = nil) {
    self.path = path
    self.line = line
    self.column = column
    self.lineText = lineText
  }

  /// `path:line:column`, as far as known.
  public var description: String {
    var text = path
    if let line { text += ":\(line)" }
    if line != nil, let column { text += ":\(column)" }
    return text
  }
}

extension SourceLocation: CustomStringConvertible {}

extension SourceLocation: Comparable {
  /// By path in code-point order, then line, then column; a place without a line comes first.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    if left.path != right.path {
      return left.path.unicodeScalars.lexicographicallyPrecedes(right.path.unicodeScalars)
    }
    return (left.line ?? 0, left.column ?? 0) < (right.line ?? 0, right.column ?? 0)
  }
}
