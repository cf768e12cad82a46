import Diagnostics
import Markdown
import Synchronization

/// Answers for each destination in one document's text what is to be written, and gathers the links that
/// only the whole site can answer.
final class DestinationResolver: Sendable {
  private let links: RelativeLinks
  private let images: ImageSizes
  private let file: SourceFile
  private let bodyStart: Int
  private let state = Mutex(State())

  private struct State {
    var found: [DocumentLink] = []
    /// Nil unless they are wanted.
    var destinations: [MarkdownDestination]?
    /// A line that was looked for, and where it begins: lines are asked for in their order.
    var line = (number: 1, offset: 0)
    /// Behind the last destination that was found.
    var searched = 0
  }

  /// - Parameters:
  ///   - links: says what a destination means.
  ///   - images: knows the sizes of images.
  ///   - file: the document's file.
  ///   - bodyStart: the byte at which its Markdown begins.
  ///   - keepsDestinations: whether `destinations` is wanted.
  init(
    _ links: RelativeLinks, _ images: ImageSizes, in file: SourceFile, from bodyStart: Int,
    keepsDestinations: Bool
  ) {
    self.links = links
    self.images = images
    self.file = file
    self.bodyStart = bodyStart
    state.withLock {
      $0.line.offset = bodyStart
      $0.searched = bodyStart
      $0.destinations = keepsDestinations ? [] : nil
    }
  }

  /// The links of the text in its order: the number of a placeholder is a place among them.
  var found: [DocumentLink] { state.withLock { $0.found } }

  /// All links and images of the text in its order.
  var destinations: [MarkdownDestination] { state.withLock { $0.destinations ?? [] } }

  func resolve(_ destination: LinkResolver.Destination) -> LinkResolver.Resolution {
    var resolution = LinkResolver.Resolution()
    let isImage = destination.kind == .image
    let target = links.target(of: destination.url, isImage: isImage)
    state.withLock { $0.destinations?.append(MarkdownDestination(destination, target)) }
    switch target {
    case .asWritten: resolution.isExternal = !isImage && links.leadsAway(destination.url)
    case .address(let address): resolution.url = address
    case .asset(let path, let address):
      resolution.url = address
      if isImage, let size = images.size(of: path) { resolution.size = (size.width, size.height) }
    case .document(let path, let name, let suffix):
      let link = { (place: SourceLocation) in
        DocumentLink(target: path, file: name, suffix: suffix, place: place)
      }
      let number = state.withLock { state in
        state.found.append(link(place(of: destination, &state)))
        return state.found.count - 1
      }
      resolution.placeholder = LinkPlaceholder.bytes(number)
      // A file in another post's folder; the path that it has now says which.
      if isImage, let name, let size = images.size(of: path + "/" + name) {
        resolution.size = (size.width, size.height)
      }
    }
    return resolution
  }

  /// Where a destination stands: in its block or, by reference, anywhere; else the block's line.
  private func place(
    of destination: LinkResolver.Destination, _ state: inout State
  ) -> SourceLocation {
    if destination.line < state.line.number { state.line = (1, bodyStart) }
    let start = file.offset(
      ofLine: destination.line - state.line.number + 1, from: state.line.offset)
    state.line = (destination.line, start)
    let wanted = Array(destination.url.utf8)
    for from in [max(start, state.searched), start, bodyStart] {
      guard let range = file.rangeOfDestination(wanted, from: from) else { continue }
      state.searched = range.upperBound
      return file.location(at: range.lowerBound)
    }
    let place = file.location(at: start)
    return SourceLocation(path: place.path, line: place.line, lineText: place.lineText)
  }
}

/// A link or an image of a text, and what it means.
struct MarkdownDestination: Sendable {
  let isImage: Bool
  /// As written, with escapes and entities resolved.
  let url: String
  /// The line of the text on which its block begins, from 1.
  let line: Int
  /// Whether nothing stands between the brackets.
  let isEmpty: Bool
  let target: RelativeLinks.Target

  init(_ destination: LinkResolver.Destination, _ target: RelativeLinks.Target) {
    isImage = destination.kind == .image
    url = destination.url
    line = destination.line
    isEmpty = destination.isEmpty
    self.target = target
  }
}

extension SourceFile {
  /// The first place at which a destination can stand, behind `(`, `<` or a blank.
  func rangeOfDestination(_ wanted: [UInt8], from start: Int) -> Range<Int>? {
    var start = start
    while let range = bytes.range(of: wanted, from: start) {
      let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0x20
      if before <= 0x20 || before == UInt8(ascii: "(") || before == UInt8(ascii: "<") {
        return range
      }
      start = range.upperBound
    }
    return nil
  }
}
