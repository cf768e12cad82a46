extension SyntaxTree {
  /// One node: what it is, where it stands, and where its bytes lie.
  struct Node {
    var kind: Kind
    /// Whether a text was escaped by the author, or a list is tight.
    var flag = false
    /// What the kind says: a heading's level, a list's start, a footnote's position ...
    var value: Int32 = 0
    /// Which of several a reference to a footnote is, from 1.
    var ordinal: Int32 = 0
    /// The line of the text on which a block starts, from 1; of an inline node, 0.
    var line: Int32 = 0
    var parent = NodeID.none
    var previous = NodeID.none
    var next = NodeID.none
    var firstChild = NodeID.none
    var lastChild = NodeID.none
    /// A literal, or a destination.
    var text = Range.empty
    /// A title, an info string, a ruby's reading.
    var detail = Range.empty
    /// The position of the node's attributes, or -1.
    var attributes: Int32 = -1

    init(_ kind: Kind) {
      self.kind = kind
    }

    /// Where a node's bytes lie in the tree's.
    struct Range: Equatable {
      var start: Int32
      var end: Int32

      static let empty = Range(start: 0, end: 0)

      @inline(__always)
      var isEmpty: Bool { start == end }

      @inline(__always)
      var indices: Swift.Range<Int> { Int(start)..<Int(end) }

      /// A part of it, by offsets from its start.
      func part(_ offsets: Swift.Range<Int>) -> Range {
        Range(start: start + Int32(offsets.lowerBound), end: start + Int32(offsets.upperBound))
      }
    }
  }
}

extension SyntaxTree.Node {
  /// Whether a text came from an escape: no construct is looked for in it.
  var isEscaped: Bool { kind == .text && flag }
  /// Whether a text stands in a link or an image, as libcmark found them.
  var isInLink: Bool { kind == .text && value != 0 }
  /// Whether a list is tight.
  var isTight: Bool { flag }

  /// What a node is; the names are CommonMark's and, below, those of the dialect.
  enum Kind: UInt8 {
    case document
    case blockQuote
    /// `value` is the start of a numbered one.
    case bulletList
    case orderedList
    case item
    /// `detail` is the info string.
    case codeBlock
    case htmlBlock
    case paragraph
    /// `value` is the level.
    case heading
    case thematicBreak
    /// `flag` is whether it was escaped, `value` whether it stands in a link.
    case text
    case softBreak
    case lineBreak
    case code
    case htmlInline
    case emphasis
    case strong
    /// `text` is the destination, `detail` the title.
    case link
    case image

    /// A heading that the rewrite made to carry something; `value` is the position of its token.
    case carrier

    case table
    case tableRow
    /// `value` is its column's `Alignment`, `flag` whether it heads the column.
    case tableCell
    case strikethrough
    /// `flag` is whether it is checked.
    case taskMarker
    /// `value` is the position of its footnote in `footnotes`, `ordinal` which reference to it this is.
    case footnoteReference
    /// All footnotes, at the end of the document.
    case footnoteSection
    /// `value` is its position in `footnotes`.
    case footnote
    /// `value` is the position of its `AlertKind`.
    case alert
    case definitionList
    case definitionTerm
    /// `flag` is whether its paragraphs have no tags.
    case definition
    case tableOfContents
    /// An image with a caption; the caption is `detail`.
    case figure
    /// One base or several, each with its reading.
    case ruby
    /// `detail` is the reading.
    case rubyBase
    case emphasisDots
    case tateChuYoko
    /// `text` is the formula.
    case mathInline
    case mathDisplay
    case mathBlock

    /// Whether a walk comes to it twice.
    @inline(__always)
    var isContainer: Bool {
      switch self {
      case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code,
        .htmlInline, .taskMarker, .footnoteReference, .tableOfContents, .mathInline,
        .mathDisplay, .mathBlock:
        false
      default: true
      }
    }
  }
}
