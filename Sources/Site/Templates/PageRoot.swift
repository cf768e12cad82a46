import Dates
import Liquid

/// The root variables of one page while it renders.
final class PageRoot: LiquidObject {
  private let view: SiteView
  private let page: Value
  private let site: Value
  private let content: Value
  private let paginator: Value
  private let layout: Value

  init(
    view: SiteView, page: Value, site: Value, content: Value, paginator: Value = .null,
    layout: Value = .null
  ) {
    self.view = view
    self.page = page
    self.site = site
    self.content = content
    self.paginator = paginator
    self.layout = layout
  }

  /// The same page with what its inner layout made of it.
  func with(content: [UInt8]) -> PageRoot {
    PageRoot(
      view: view, page: page, site: site, content: .html(content), paginator: paginator,
      layout: layout)
  }

  /// The same page with the front matter of the template that renders next.
  func with(layout: Value) -> PageRoot {
    PageRoot(
      view: view, page: page, site: site, content: content, paginator: paginator, layout: layout)
  }

  var printed: Value { .null }

  /// The build's clock, for filters; noted as read.
  var clock: DateTime {
    view.log.note(.clock)
    return view.graph.configuration.zone.dateTime(atEpoch: view.graph.now)
  }

  /// What themes for Jekyll ask it about itself.
  private static let jekyll = Value.dictionary([
    ("environment", .text("production")), ("version", .text("4.3.0")),
  ])

  func value(for key: Key) -> Value? {
    switch SiteKey(key) {
    case .page: page
    case .site: site
    case .content: content
    case .paginator: paginator
    case .layout: layout
    case .jekyll: Self.jekyll
    default: nil
    }
  }
}
