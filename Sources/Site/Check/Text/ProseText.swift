import CJKText
import Diagnostics
import Markdown

/// The prose of one file, for rules that look at words.
struct ProseText: Sendable {
  /// The whole file; places are indices of its bytes.
  let file: SourceFile
  let prose: Prose
  /// How the text was read.
  let options: MarkdownOptions
  /// For each byte that begins a character of several, which bytes follow it: a bit each.
  private let followers: [UInt64]

  init(_ file: SourceFile, _ prose: Prose, _ options: MarkdownOptions) {
    self.file = file
    self.prose = prose
    self.options = options
    followers = Self.followers(in: file.bytes)
  }

  var bytes: [UInt8] { file.bytes }

  private static func followers(in bytes: [UInt8]) -> [UInt64] {
    var followers = [UInt64](repeating: 0, count: 64)
    followers.withUnsafeMutableBufferPointer { followers in
      bytes.withUnsafeBufferPointer { bytes in
        var lead: UInt8 = 0
        for byte in bytes {
          if lead >= 0xC0 { followers[Int(lead & 0x3F)] |= 1 << UInt64(byte & 0x3F) }
          lead = byte
        }
      }
    }
    return followers
  }

  /// Whether a character may stand in the file that begins with two bytes.
  ///
  /// Most rules look for few characters and are done after this.
  func mayHold(_ lead: UInt8, _ follower: UInt8) -> Bool {
    followers[Int(lead & 0x3F)] >> UInt64(follower & 0x3F) & 1 != 0
  }

  /// Whether a character of two bytes or more that begins with one may stand in the file.
  func mayHold(_ lead: UInt8) -> Bool { followers[Int(lead & 0x3F)] != 0 }

  /// Whether the text is in a language, whatever its script and region.
  func isIn(_ languages: String...) -> Bool {
    let primary = options.language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return languages.contains(primary)
  }

  /// Whether Japanese is written in it: it has hiragana or katakana.
  var hasKana: Bool { mayHold(0xE3, 0x81) || mayHold(0xE3, 0x82) }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

/// Reading.
extension ProseText {
  /// A character and its place.
  struct Scalar {
    let value: UInt32
    let range: Range<Int>
  }

  /// Visits every character of the words in some pieces.
  @inline(__always)
  func forEachScalar(in pieces: Range<Int>, _ body: (Scalar) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      for piece in prose.pieces[pieces] where piece.kind == .text {
        var index = piece.range.lowerBound
        while index < piece.range.upperBound {
          let (scalar, length) = UTF8Decoder.character(in: bytes, at: index)
          body(Scalar(value: scalar.value, range: index..<index + length))
          index += length
        }
      }
    }
  }

  /// Visits every character of the words that begins with one of two bytes, with its block; with
  /// `isOwn` only what the author wrote, not what is quoted or the text of a link.
  @inline(__always)
  func forEachScalar(
    leads first: UInt8, _ second: UInt8? = nil, isOwn: Bool = false,
    _ body: (Scalar, Prose.Block) -> Void
  ) {
    let second = second ?? first
    bytes.withUnsafeBufferPointer { bytes in
      for block in prose.blocks where !(isOwn && block.isQuoted) {
        for piece in prose.pieces[block.pieces]
        where piece.kind == .text && !(isOwn && piece.isInLink) {
          var index = piece.range.lowerBound
          while index < piece.range.upperBound {
            guard bytes[index] == first || bytes[index] == second else {
              index += 1
              continue
            }
            let (scalar, length) = UTF8Decoder.character(in: bytes, at: index)
            body(Scalar(value: scalar.value, range: index..<index + length), block)
            index += length
          }
        }
      }
    }
  }

  /// The character of the file before a place; nil at its start.
  func scalar(before index: Int) -> Unicode.Scalar? {
    guard index > 0 else { return nil }
    return bytes.withUnsafeBufferPointer { UTF8Decoder.character(in: $0, before: index).scalar }
  }

  /// The character of the file at a place; nil at its end.
  func scalar(at index: Int) -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { UTF8Decoder.character(in: $0, at: index).scalar }
  }
}

extension Prose.Block {
  var isHeading: Bool { if case .heading = kind { true } else { false } }
}
