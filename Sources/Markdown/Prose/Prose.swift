/// The words of a text that people read, with their places in the source.
///
/// Code, formulas, addresses, HTML and the readings of ruby are no prose. It is made of the tree that
/// the page is made of, so it knows what is what as well as the page does. Pieces whose bytes are not
/// found in the source, such as an entity's character, have no place and count as `other`.
public struct Prose: Sendable, Hashable {
  /// A block that holds inline text.
  public struct Block: Sendable, Hashable {
    /// What it is.
    public enum Kind: Sendable, Hashable {
      /// A paragraph.
      case paragraph
      /// A heading of a level from 1 to 6.
      case heading(Int)
      /// The cell of a table.
      case cell
      /// The term of a definition list.
      case term
    }

    /// What it is.
    public let kind: Kind
    /// Which of `pieces` it is made of.
    public let pieces: Range<Int>
    /// Tells apart what holds the block: the document itself is 0.
    public let container: Int
    /// A heading's words on one line, as a table of contents shows them; else empty.
    public let words: String
    /// Whether it is a paragraph of the document itself whose whole text is bold.
    public let isBold: Bool
    /// Whether a block other than a heading or a line across follows it in its container.
    public let leadsOn: Bool
    /// Whether it stands in a block quote: others said it.
    public let isQuoted: Bool
    /// Where its line begins in the source.
    public let lineStart: Int
  }

  /// A part of a block.
  public struct Piece: Sendable, Hashable {
    /// What a piece is.
    public enum Kind: UInt8, Sendable {
      /// Words, which are the bytes of the source in its range.
      case text
      /// One ASCII character of punctuation that a backslash before the range escapes.
      case escaped
      /// The end of a line in a paragraph.
      case lineEnd
      /// Something that is no prose, or that has no place; its range is empty.
      case other
    }

    /// What it is.
    public let kind: Kind
    /// Where its bytes lie in the source, by the indices of the slice that was rendered.
    public let range: Range<Int>
    /// Whether it stands in a link or is an image's alternative text.
    public let isInLink: Bool
  }

  /// All blocks in the order of the page: footnotes stand last.
  public let blocks: [Block]
  /// The parts of the blocks.
  public let pieces: [Piece]
  /// Where code stands in the source: spans with their backticks, and blocks by whole lines.
  public let code: [Range<Int>]

  /// A text without any.
  public static let empty = Prose(blocks: [], pieces: [], code: [])
}
