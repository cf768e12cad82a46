/// What the objects of templates share: the index and the settings.
///
/// Objects refer to it and are made as they are asked for, so that nothing refers in a circle.
final class SiteGraph: Sendable {
  let index: SiteIndex
  let configuration: SiteConfiguration
  /// The build's clock, in seconds since 1970.
  let now: Int
  /// What pages of the last build have of texts; nil without one.
  private let kept: KeptBodies?

  init(
    index: SiteIndex, configuration: SiteConfiguration, now: Int, kept: KeptBodies? = nil
  ) {
    self.index = index
    self.configuration = configuration
    self.now = now
    self.kept = kept
  }

  /// The text as HTML of the document that an output is the page of; nil for other outputs.
  func html(ofPage output: Output) -> [UInt8]? {
    switch output.content {
    case .post(let post): html(ofDocument: post)
    case .page(let page): html(ofDocument: index.posts.count + page)
    default: nil
    }
  }

  /// A document's text as HTML.
  ///
  /// - Parameter number: the document's place among all posts and, behind them, pages.
  /// - Returns: what this build or the last one made, else what is made now.
  func html(ofDocument number: Int) -> [UInt8] {
    let posts = index.posts.count
    let document = number < posts ? index.posts[number] : index.pages[number - posts]
    if document.body.hasHTML { return document.html }
    return kept?.html(ofDocument: index.order[number]) ?? document.html
  }
}
