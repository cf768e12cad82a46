/// What a piece of code is, and the class that its span has.
///
/// The classes are the short names of Pygments, which Rouge and Chroma share, so that a stylesheet
/// made for Jekyll or Hugo colours our pages too. Plain text has no span.
///
/// This is the one list of them. A kind added here needs a colour in templates/assets/highlight.css.
enum TokenKind: UInt8, CaseIterable, Sendable {
  case plain
  case comment
  case preprocessor
  case keyword
  case type
  case constant
  case function
  case typeName
  case builtin
  case variable
  case tag
  case attribute
  case decorator
  case label
  case string
  case escape
  case interpolation
  case regex
  case symbol
  case number
  case `operator`
  case heading
  case subheading
  case inserted
  case deleted
  case prompt
  case output
  case emphasis
  case strong

  /// The class; empty for plain text.
  var className: StaticString {
    switch self {
    case .plain: ""
    case .comment: "c"
    case .preprocessor: "cp"
    case .keyword: "k"
    case .type: "kt"
    case .constant: "kc"
    case .function: "nf"
    case .typeName: "nc"
    case .builtin: "nb"
    case .variable: "nv"
    case .tag: "nt"
    case .attribute: "na"
    case .decorator: "nd"
    case .label: "nl"
    case .string: "s"
    case .escape: "se"
    case .interpolation: "si"
    case .regex: "sr"
    case .symbol: "ss"
    case .number: "m"
    case .operator: "o"
    case .heading: "gh"
    case .subheading: "gu"
    case .inserted: "gi"
    case .deleted: "gd"
    case .prompt: "gp"
    case .output: "go"
    case .emphasis: "ge"
    case .strong: "gs"
    }
  }
}
