/// The bytes of an image's file, of which only pieces are read: a header is small, and a photograph is
/// not.
struct ImageBytes {
  /// Gives up to a number of bytes from an offset.
  private let read: (_ offset: Int, _ count: Int) -> [UInt8]
  private var piece: [UInt8] = []
  private var pieceStart = 0
  private var piecesLeft = 64

  /// Bytes of one piece; no header of a usual file needs more than one or two.
  private static let pieceLength = 4_096

  init(_ read: @escaping (_ offset: Int, _ count: Int) -> [UInt8]) {
    self.read = read
  }

  /// Bytes that all lie within one piece's length; nil when the file ends before, or when too many
  /// pieces were asked for already, as no honest file needs.
  mutating func bytes(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, count <= Self.pieceLength, offset < 1 << 40 else { return nil }
    if offset < pieceStart || offset + count > pieceStart + piece.count {
      guard piecesLeft > 0 else { return nil }
      piecesLeft -= 1
      piece = read(offset, Self.pieceLength)
      pieceStart = offset
    }
    let start = offset - pieceStart
    guard start + count <= piece.count else { return nil }
    return piece[start..<start + count]
  }

  /// As many bytes of the beginning as one piece holds.
  mutating func head() -> ArraySlice<UInt8> {
    _ = bytes(at: 0, count: 0)
    if pieceStart != 0 || piece.isEmpty {
      piece = read(0, Self.pieceLength)
      pieceStart = 0
    }
    return piece[...]
  }

  /// Whether ASCII characters stand at an offset.
  mutating func hasASCII(_ text: StaticString, at offset: Int) -> Bool {
    guard let found = bytes(at: offset, count: text.utf8CodeUnitCount) else { return false }
    return text.withUTF8Buffer { found.elementsEqual($0) }
  }

  /// A number of up to eight bytes, the most significant first.
  mutating func bigEndian(at offset: Int, count: Int) -> Int? {
    bytes(at: offset, count: count)?.reduce(0) { $0 &<< 8 | Int($1) }
  }

  /// A number of up to eight bytes, the least significant first.
  mutating func littleEndian(at offset: Int, count: Int) -> Int? {
    bytes(at: offset, count: count)?.reversed().reduce(0) { $0 &<< 8 | Int($1) }
  }
}
