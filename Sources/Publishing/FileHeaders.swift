import MediaTypes
import Paths

/// What a store that serves files itself says of one.
struct FileHeaders: Sendable, Hashable {
  let contentType: String
  let cacheControl: String

  /// Both, as a published list keeps them.
  var text: String { "\(contentType)|\(cacheControl)" }
}

/// How long readers may keep which files.
///
/// A file whose name changes with its bytes may be kept for ever (RFC 8246); of any other a browser asks
/// whether it has changed.
public struct CacheRules: Sendable, Hashable {
  struct Rule: Sendable, Hashable {
    let pattern: String
    let cacheControl: String
  }

  static let immutable = "public, max-age=31536000, immutable"
  static let revalidated = "public, max-age=0, must-revalidate"

  /// The first whose pattern a path has wins.
  var rules: [Rule] = []

  func headers(of path: String) -> FileHeaders {
    let own = rules.first { GlobPattern($0.pattern).matches(path) }?.cacheControl
    return FileHeaders(
      contentType: ContentType(path: path).value,
      cacheControl: own ?? (Self.isFingerprinted(path) ? Self.immutable : Self.revalidated))
  }

  /// Whether a file's name holds a hash: a part of eight or more hexadecimal digits between dots or
  /// hyphens, letters and figures among them, so that it is no date and no word.
  static func isFingerprinted(_ path: String) -> Bool {
    let parts = PathText.name(path).utf8.split {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
    // A page is read under one address for ever, and the first part is a name.
    guard parts.count >= 3, !ContentType(path: path).value.hasPrefix("text/html") else {
      return false
    }
    return parts.dropFirst().dropLast().contains { part in
      let figures = part.count { (0x30...0x39).contains($0) }
      let letters = part.count { (0x61...0x66).contains($0) }
      return part.count >= 8 && figures + letters == part.count && figures > 0 && letters > 0
    }
  }
}

/// A pattern of paths: `*` is any text within a name, `**` any text, all else itself.
struct GlobPattern {
  private let pattern: [UInt8]

  init(_ pattern: String) { self.pattern = Array(pattern.utf8) }

  func matches(_ path: String) -> Bool {
    let text = Array(path.utf8)
    // What each prefix of the pattern can have taken so far; linear in both, whatever they hold.
    var reached = [Bool](repeating: false, count: text.count + 1)
    reached[0] = true
    var index = 0
    while index < pattern.count {
      let isStar = pattern[index] == UInt8(ascii: "*")
      let isDouble = isStar && index + 1 < pattern.count && pattern[index + 1] == pattern[index]
      var next = [Bool](repeating: false, count: text.count + 1)
      for place in 0...text.count {
        if isStar {
          let goesOn = place > 0 && next[place - 1] && (isDouble || text[place - 1] != 0x2F)
          next[place] = reached[place] || goesOn
        } else {
          next[place] = place > 0 && reached[place - 1] && text[place - 1] == pattern[index]
        }
      }
      reached = next
      index += isDouble ? 2 : 1
    }
    return reached[text.count]
  }
}
