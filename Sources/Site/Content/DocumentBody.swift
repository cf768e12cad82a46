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

  /// The content, made by the first that asks; others wait for it.
  var content: Content {
    state.withLock { state in
      if state.content == nil { state.content = state.make?() }
      return state.content ?? Content()
    }
  }
}
