/// Where in the markup of a page a place of a template is, as far as escaping has to know.
///
/// The compiler takes it through the literal bytes of a template, one by one, as a browser's
/// tokenizer would go (HTML Standard, section 13.2.5). Branches must come out at the same place, and
/// a loop must end where it began; an include is compiled anew for each kind of place it stands in.
struct MarkupContext: Hashable, Sendable {
  /// The part of the markup.
  enum Part: Hashable, Sendable {
    case text
    /// Behind `<`.
    case tagOpen
    /// Behind `</`.
    case endTagOpen
    case tagName
    /// Between the attributes of a tag.
    case tag
    case attributeName
    case afterAttributeName
    /// Behind `=`.
    case beforeValue
    case value
    /// Behind `<!`, up to where it is known what it is.
    case declaration
    case comment
    /// `<!DOCTYPE …>`, `<? … >` and the like.
    case bogusComment
    /// Within an element whose content holds no tags.
    case element
    /// Where rendering never gets: behind a `break`.
    case unreachable
  }

  /// Elements whose content is read in a way of its own.
  enum Element: Hashable, Sendable {
    case plain
    /// JavaScript, or data in JSON.
    case script
    /// A script of a type that browsers do not run.
    case otherScript
    case style
    /// `title` and `textarea`, in which only references count, and those whose content is plain text.
    case textOnly
  }

  /// What the value of an attribute is read as.
  enum ValueKind: Hashable, Sendable {
    case plain
    case address(AddressState)
    case script
    case style
    case document
    /// The name was put together from parts, so that nobody knows.
    case unknown
  }

  /// How far an address in an attribute has got.
  enum AddressState: Hashable, Sendable {
    /// Nothing yet, or what may still be a scheme; `isDynamic` when a value was part of it.
    case scheme(isDynamic: Bool)
    case path
    case query
    /// `javascript:` as the author wrote it.
    case script
  }

  var part = Part.text
  /// The name of the tag that is being read, in lower case; nil when branches gave it different names.
  var tagName: String? = ""
  var isEndTag = false
  /// The element whose start tag or content this is.
  var element = Element.plain
  /// The name of the element whose content this is, which its end tag has to match.
  var elementName = ""
  /// The name of the attribute that is being read; nil when branches gave it different names.
  var attribute: String? = ""
  /// The quote around the value; nil for a value without quotes.
  var quote: UInt8?
  var valueKind = ValueKind.plain
  /// The literal beginning of the value, where that matters.
  var valueText = ""
  var isValueEmpty = true
  /// Whether a value was printed into the unquoted value of an attribute.
  var hasOutput = false
  /// The last few bytes, where a mark of several bytes may be half read.
  var tail: [UInt8] = []
  var script = ScriptContext()
  var style = StyleContext()

  static let text = MarkupContext()

  /// The same as far as a page may end or another template may begin there.
  var isText: Bool { part == .text }
}

/// What has to be done in the middle of literal bytes.
enum MarkupEvent {
  /// Before the byte: a value without quotes ends, and must not be empty.
  case unquotedEnd
  /// Before the byte, a colon: what precedes is the scheme of an address with a value in it.
  case schemeEnd
  /// The markup is such that nothing can be said about what follows.
  case problem(String, hint: String)
}

/// Why a value cannot be printed at a place.
struct Refusal: Error {
  let message: String
  let hint: String

  init(_ message: String, hint: String) {
    self.message = message
    self.hint = hint
  }
}
