import Diagnostics
import Liquid

/// The page by this engine, with objects as the program has them: a lookup is one switch.
struct LiquidPage {
  enum Key: String, CaseIterable {
    case page, site, title, url, date, description, content, tags, recent, name
  }

  static let source = """
    <!DOCTYPE html>
    <html lang="ja">
    <head>
    <meta charset="utf-8">
    <title>{{ page.title }} — {{ site.title }}</title>
    <meta name="description" content="{{ page.description }}">
    </head>
    <body>
    <article>
    <h1>{{ page.title }}</h1>
    <time datetime="{{ page.date }}">{{ page.date }}</time>
    <ul class="tags">
    {% for tag in page.tags -%}
    <li><a href="{{ tag.url }}">{{ tag.name }}</a></li>
    {% endfor -%}
    </ul>
    <div class="body">
    {{ page.content -}}
    </div>
    </article>
    <aside>
    <ul class="recent">
    {% for post in site.recent -%}
    <li><a href="{{ post.url }}">{{ post.title }}</a> <time>{{ post.date }}</time></li>
    {% endfor -%}
    </ul>
    </aside>
    </body>
    </html>

    """

  final class PostObject: LiquidObject {
    private let post: Blog.Post
    private let tags: Value

    init(_ post: Blog.Post) {
      self.post = post
      tags = .array(post.tags.map { .object(TagObject($0)) })
    }

    func value(for key: Liquid.Key) -> Value? {
      switch key.id {
      case 2: .text(post.title)
      case 3: .text(post.url)
      case 4: .text(post.date)
      case 5: .text(post.description)
      case 6: .html(post.html)
      case 7: tags
      default: nil
      }
    }
  }

  final class TagObject: LiquidObject {
    private let tag: Blog.Tag

    init(_ tag: Blog.Tag) { self.tag = tag }

    func value(for key: Liquid.Key) -> Value? {
      switch key.id {
      case 3: .text(tag.url)
      case 9: .text(tag.name)
      default: nil
      }
    }
  }

  final class SiteObject: LiquidObject {
    private let title: String
    private let recent: Value

    init(_ blog: Blog) {
      title = blog.title
      recent = .array(blog.recent.map { .object(PostObject($0)) })
    }

    func value(for key: Liquid.Key) -> Value? {
      switch key.id {
      case 2: .text(title)
      case 8: recent
      default: nil
      }
    }
  }

  final class Root: LiquidObject {
    private let page: Value
    private let site: Value

    init(page: Value, site: Value) {
      self.page = page
      self.site = site
    }

    func value(for key: Liquid.Key) -> Value? {
      switch key.id {
      case 0: page
      case 1: site
      default: nil
      }
    }
  }

  private let template: Template
  private let site: Value
  private let pages: [Value]

  init(_ blog: Blog) {
    let environment = Environment(
      vocabulary: Key.allCases.map(\.rawValue), rootVariables: ["page", "site"])
    let (library, diagnostics) = TemplateLibrary.compile(
      [TemplateSource(name: "post", file: SourceFile(path: "post", text: Self.source))],
      environment: environment)
    guard let template = library["post"], diagnostics.isEmpty else {
      fatalError("\(diagnostics)")
    }
    self.template = template
    site = .object(SiteObject(blog))
    pages = blog.posts.map { .object(PostObject($0)) }
  }

  func render(_ index: Int, into output: inout [UInt8]) {
    let found = template.render(root: Root(page: pages[index], site: site), into: &output)
    precondition(found.isEmpty)
  }
}
