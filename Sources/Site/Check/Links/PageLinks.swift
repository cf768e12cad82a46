/// What a page says that only the whole site can judge.
struct PageLinks: Sendable {
  /// Links that lead nowhere, to a place in another page, or to another site; each once.
  var uses: [LinkUse] = []
  /// Hashes of the identifiers of its elements; empty for what is no page.
  var ids: [UInt64] = []
  /// Whether it was read.
  var isRead = false
}

/// A link as pages hold it; the same for all pages that one worker reads.
final class LinkTarget: Sendable {
  /// As a browser reads it from the markup.
  let written: String
  let destination: LinkDestination

  init(written: String, _ destination: LinkDestination) {
    self.written = written
    self.destination = destination
  }
}

/// That a page holds a link, and what is to be looked at.
struct LinkUse: Sendable {
  enum Kind: UInt8, Sendable {
    /// A link for readers to follow.
    case link
    case image
    /// A style sheet, a script and the like.
    case resource
    /// An image of which the markup says nothing in words.
    case imageWithoutWords
  }

  let target: LinkTarget
  let kind: Kind
}
