/// How a value is made safe for the place at which a template prints it.
///
/// The compiler finds the place from the literal markup around the output (`MarkupContext`), so that
/// rendering only has to follow it.
struct Escaper: Sendable, Hashable {
  /// What kind of place it is.
  enum Place: UInt8, Sendable {
    /// As it is: escaping is off, or the author wrote `| raw`.
    case raw
    /// Between tags: markup as it is, text escaped.
    case text
    /// The value of an attribute, or an element such as `title` that holds no tags.
    case attribute
    /// Within `<!-- -->`.
    case comment
    /// Where a script expects an expression: the value as JSON.
    case script
    /// Within quotes of a script, of any kind.
    case scriptString
    /// Within a regular expression of a script.
    case scriptPattern
    /// Within a comment of a script: a quoted text, which does no harm should it be none.
    case scriptComment
    /// Between the words of a style sheet.
    case style
    /// Within quotes or `url()` of a style sheet.
    case styleString
    /// `srcdoc`, which holds a document of its own.
    case document
    /// The rest of a tag's name: `<h{{ level }}>`.
    case tagName
  }

  /// What is around the place.
  enum Wrapper: UInt8, Sendable {
    /// Nothing: content of elements, or an attribute's own kind of text.
    case none
    /// Quotes of an attribute, whose text is read as HTML first and as a script or style then.
    case quotes
    /// The value of an attribute without quotes, which any blank would end.
    case noQuotes
  }

  /// The part of an address that comes next, in an attribute that holds one.
  enum AddressPart: UInt8, Sendable {
    case none
    /// The very beginning, where the scheme stands.
    case start
    /// Behind other parts, but the scheme may still be going on.
    case scheme
    /// Behind the `?`.
    case query
  }

  var place: Place
  var wrapper = Wrapper.none
  var address = AddressPart.none

  static let raw = Escaper(place: .raw)
  static let text = Escaper(place: .text)
}
