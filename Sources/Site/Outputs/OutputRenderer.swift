import Diagnostics
import Liquid
import Synchronization

/// What all workers share while the site renders; nothing in it changes.
struct RenderInput: Sendable {
  let graph: SiteGraph
  let theme: Theme
  let library: TemplateLibrary
  let data: LiquidDictionary
  /// The pages that sitemaps list.
  let listed: [Output]
  /// What pages can take from one another.
  let fragments: FragmentStore.Session
  /// Gathers figures, when they are wanted.
  var profiler: ProfileCollector?
}

/// What a worker puts pages together in, used for one after the other.
private struct PageMemory: ~Copyable {
  var buffer = OutputBuffer()
  /// What a layout made, for the one around it.
  var inner: [UInt8] = []
}

/// Makes the bytes of any output.
///
/// Each worker has one of its own, whose view notes what a page reads.
final class OutputRenderer: Sendable {
  let view: SiteView
  private let input: RenderInput
  private let site: Value
  private let pages: GeneratedPages
  private let fragments: PageFragments
  private let memory = Mutex(PageMemory())
  /// The templates for each language of which there was a page.
  private let libraries = Mutex<[String: TemplateLibrary]>([:])

  init(_ input: RenderInput) {
    self.input = input
    view = SiteView(input.graph)
    site = .object(SiteObject(view, data: input.data, words: input.theme.words))
    pages = GeneratedPages(view: view, words: input.theme.words)
    fragments = PageFragments(session: input.fragments, log: view.log)
  }

  private var graph: SiteGraph { input.graph }

  /// Appends an output's bytes.
  ///
  /// Assets of content/ are not rendered but copied.
  ///
  /// - Parameters:
  ///   - output: what to make.
  ///   - body: the text of the document that the output is the page of; nil means that it is looked for.
  ///   - buffer: gets the bytes.
  /// - Returns: what is wrong with the templates.
  func render(
    _ output: Output, body: [UInt8]? = nil, into buffer: inout [UInt8]
  ) -> [Diagnostic] {
    let body = body ?? graph.html(ofPage: output) ?? []
    guard let profiler = input.profiler else {
      var profile: RenderProfile?
      return render(output, body, into: &buffer, &profile)
    }
    var profile: RenderProfile? = RenderProfile()
    let start = ContinuousClock.now
    let diagnostics = render(output, body, into: &buffer, &profile)
    let time = ContinuousClock.now - start
    profiler.add(
      BuildProfile.Page(file: output.url.file, time: time, bytes: buffer.count),
      profile ?? RenderProfile())
    return diagnostics
  }

  private func render(
    _ output: Output, _ body: [UInt8], into buffer: inout [UInt8],
    _ profile: inout RenderProfile?
  ) -> [Diagnostic] {
    switch output.content {
    case .post(let post):
      return render(graph.index.posts[post], view.post(post), body, &buffer, &profile)
    case .page(let page):
      return render(graph.index.pages[page], view.page(page), body, &buffer, &profile)
    case .home(let list): return renderHome(list, &buffer, &profile)
    case .taxonomy, .term, .authors, .author, .archive, .notFound:
      return renderGenerated(output, &buffer, &profile)
    case .atomFeed(let scope):
      AtomFeed(graph: graph, scope: scope, url: output.url).write(into: &buffer)
    case .jsonFeed: JSONFeed(graph: graph, url: output.url).write(into: &buffer)
    case .sitemap(let range): Sitemap(graph: graph).write(input.listed[range], into: &buffer)
    case .sitemapIndex(let parts): Sitemap(graph: graph).writeIndex(parts: parts, into: &buffer)
    case .robots: writeRobots(into: &buffer)
    case .redirect(let target): redirect(to: target).write(into: &buffer)
    case .themeAsset(let index): buffer += input.theme.assets[index].bytes
    case .asset: break
    }
    return []
  }

  // MARK: - Pages

  private func render(
    _ document: Document, _ page: Value, _ body: [UInt8], _ buffer: inout [UInt8],
    _ profile: inout RenderProfile?
  ) -> [Diagnostic] {
    let root = PageRoot(view: view, page: page, site: site, content: .html(body))
    return render(root, layout: document.layoutName, &buffer, &profile)
  }

  private func renderHome(
    _ list: ListPage, _ buffer: inout [UInt8], _ profile: inout RenderProfile?
  ) -> [Diagnostic] {
    let document = graph.index.homePage
    let root = PageRoot(
      view: view, page: pages.home(list, document), site: site,
      content: document.map { .html($0.html) } ?? .text(""),
      paginator: pages.paginator(list, list.range))
    return render(root, layout: document?.layout ?? "home", &buffer, &profile)
  }

  private func renderGenerated(
    _ output: Output, _ buffer: inout [UInt8], _ profile: inout RenderProfile?
  ) -> [Diagnostic] {
    guard let generated = pages.page(for: output) else { return [] }
    let root = PageRoot(
      view: view, page: generated.page, site: site, content: .text(""),
      paginator: generated.paginator)
    return render(root, layout: generated.layout, &buffer, &profile)
  }

  /// Renders a page in its layout, that in its own, and so on.
  private func render(
    _ root: PageRoot, layout name: String, _ buffer: inout [UInt8],
    _ profile: inout RenderProfile?
  ) -> [Diagnostic] {
    memory.withLock { memory in
      render(root, layout: name, &buffer, with: &memory, &profile)
    }
  }

  private func render(
    _ root: PageRoot, layout name: String, _ buffer: inout [UInt8],
    with memory: inout PageMemory, _ profile: inout RenderProfile?
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var root = root
    let library = library(for: input.library.language(of: root))
    var next: String? = name + ".html"
    while let current = next {
      guard let layout = input.theme.layouts[current], let template = library[current] else {
        return diagnostics + [.error("no layout named '\(current.dropLast(5))'")]
      }
      next = layout.parent.map { $0.text + ".html" }
      root = root.with(layout: layout.values)
      guard next != nil else {
        return diagnostics
          + template.render(
            root: root, into: &buffer, with: &memory.buffer, profile: &profile,
            fragments: fragments)
      }
      memory.inner.removeAll(keepingCapacity: true)
      diagnostics += template.render(
        root: root, into: &memory.inner, with: &memory.buffer, profile: &profile,
        fragments: fragments)
      root = root.with(content: memory.inner)
    }
    return diagnostics
  }

  /// The templates with what is the same on all pages of a language computed.
  private func library(for language: String) -> TemplateLibrary {
    libraries.withLock { libraries in
      if let known = libraries[language] { return known }
      // What depends on more than the settings and the words of the theme is noted as read.
      let view = SiteView(graph)
      let root = PageRoot(
        view: view, page: .dictionary([("lang", .text(language))]),
        site: .object(SiteObject(view, data: input.data, words: input.theme.words)),
        content: .null)
      let library = input.library.specialized(for: root) { view.log.take().isEmpty }
      libraries[language] = library
      return library
    }
  }

  // MARK: - Small files

  private func redirect(to target: URLPath) -> RedirectPage {
    RedirectPage(
      target: graph.configuration.basePath + target.encoded,
      canonical: graph.configuration.address(of: target), language: graph.configuration.language)
  }

  private func writeRobots(into buffer: inout [UInt8]) {
    let sitemap = graph.configuration.address(of: .sitemap)
    buffer.append(markup: "User-agent: *\nAllow: /\nSitemap: \(sitemap)\n")
  }
}
