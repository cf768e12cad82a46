import Markdown
import Synchronization

/// What Markdown made of a document's text.
///
/// Kept apart from the rest of a document: a build in which a document stays as it was knows its
/// fields from the cache, and makes the text again only for a page that shows it.
final class DocumentBody: Sendable {
  struct Content: Sendable {
    /// The body as HTML.
    var html: [UInt8] = []
    /// What stands for the document in lists.
    var excerpt = Document.Excerpt.none
    /// Those that stand in a table of contents, in the order of the text.
    var headings: [RenderedMarkdown.Heading] = []

    /// The content with addresses in place of all placeholders.
    func linked(to addresses: [String]) -> Content {
      var linked = self
      linked.html = LinkPlaceholder.fill(html, with: addresses)
      if case .html(let html) = excerpt {
        linked.excerpt = .html(LinkPlaceholder.fill(html, with: addresses))
      }
      return linked
    }
  }

  private struct State: Sendable {
    var content: Content?
    /// Whether the content has lost its HTML.
    var isReleased = false
    /// Nil where nobody can make it again.
    var make: (@Sendable () -> Content?)?
  }

  private let state: Mutex<State>

  /// A body that loading has just made.
  init(_ content: Content) {
    state = Mutex(State(content: content))
  }

  /// A body that is made when it is first asked for.
  ///
  /// What makes it gives nil when it cannot, and has told the build that its pages are worthless.
  init(madeBy make: @escaping @Sendable () -> Content?) {
    state = Mutex(State(make: make))
  }

  /// Forgets the content, which is made again when a page shows it.
  func reset(madeBy make: @escaping @Sendable () -> Content?) {
    state.withLock { $0 = State(make: make) }
  }

  /// Says how the content is made again.
  func keep(madeBy make: @escaping @Sendable () -> Content?) {
    state.withLock { $0.make = make }
  }

  /// Lets go of the HTML, the largest part, where it can be made again.
  func releaseHTML() {
    state.withLock { state in
      guard state.content != nil, state.make != nil else { return }
      state.content?.html = []
      state.isReleased = true
    }
  }

  /// Whether the HTML is at hand.
  var hasHTML: Bool { state.withLock { $0.content != nil && !$0.isReleased } }

  /// The content, made by the first that asks; others wait for it.
  var content: Content {
    state.withLock { state in
      if state.isReleased { state.content = nil }
      state.isReleased = false
      return Self.made(&state)
    }
  }

  /// What stands for the document in lists; known also when the HTML was let go.
  var excerpt: Document.Excerpt { state.withLock { Self.made(&$0).excerpt } }

  /// The headings of a table of contents; known also when the HTML was let go.
  var headings: [RenderedMarkdown.Heading] { state.withLock { Self.made(&$0).headings } }

  private static func made(_ state: inout State) -> Content {
    if state.content == nil { state.content = state.make?() }
    return state.content ?? Content()
  }
}
