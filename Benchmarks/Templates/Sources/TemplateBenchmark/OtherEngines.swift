import Mustache
import Stencil

/// The same page by Stencil; it does not escape by itself, so the template does.
struct StencilPage {
  static let source = """
    <!DOCTYPE html>
    <html lang="ja">
    <head>
    <meta charset="utf-8">
    <title>{{ page.title|escape }} — {{ site.title|escape }}</title>
    <meta name="description" content="{{ page.description|escape }}">
    </head>
    <body>
    <article>
    <h1>{{ page.title|escape }}</h1>
    <time datetime="{{ page.date|escape }}">{{ page.date|escape }}</time>
    <ul class="tags">
    {% for tag in page.tags %}<li><a href="{{ tag.url|escape }}">{{ tag.name|escape }}</a></li>
    {% endfor %}</ul>
    <div class="body">
    {{ page.content }}</div>
    </article>
    <aside>
    <ul class="recent">
    {% for post in recent %}<li><a href="{{ post.url|escape }}">{{ post.title|escape }}</a> <time>{{ post.date|escape }}</time></li>
    {% endfor %}</ul>
    </aside>
    </body>
    </html>

    """

  private let template: Stencil.Template
  private let pages: [[String: Any]]
  private let recent: [[String: Any]]
  private let site: [String: Any]

  init(_ blog: Blog) {
    let filters = Stencil.Extension()
    filters.registerFilter("escape") { value in (value as? String).map(escaped) ?? value }
    let environment = Stencil.Environment(extensions: [filters])
    template = Stencil.Template(templateString: Self.source, environment: environment)
    pages = blog.posts.map { Self.dictionary($0) }
    recent = blog.recent.map { Self.dictionary($0) }
    site = ["title": blog.title]
  }

  private static func dictionary(_ post: Blog.Post) -> [String: Any] {
    [
      "title": post.title, "url": post.url, "date": post.date, "description": post.description,
      "content": String(decoding: post.html, as: UTF8.self),
      "tags": post.tags.map { ["name": $0.name, "url": $0.url] },
    ]
  }

  func render(_ index: Int) throws -> String {
    try template.render(["page": pages[index], "site": site, "recent": recent])
  }
}

/// The same page by swift-mustache, which escapes.
struct MustachePage {
  static let source = """
    <!DOCTYPE html>
    <html lang="ja">
    <head>
    <meta charset="utf-8">
    <title>{{page.title}} — {{site.title}}</title>
    <meta name="description" content="{{page.description}}">
    </head>
    <body>
    <article>
    <h1>{{page.title}}</h1>
    <time datetime="{{page.date}}">{{page.date}}</time>
    <ul class="tags">
    {{#page.tags}}
    <li><a href="{{url}}">{{name}}</a></li>
    {{/page.tags}}
    </ul>
    <div class="body">
    {{{page.content}}}</div>
    </article>
    <aside>
    <ul class="recent">
    {{#recent}}
    <li><a href="{{url}}">{{title}}</a> <time>{{date}}</time></li>
    {{/recent}}
    </ul>
    </aside>
    </body>
    </html>

    """

  private struct Post {
    let title: String
    let url: String
    let date: String
    let description: String
    let content: String
    let tags: [Blog.Tag]
  }

  private struct Site { let title: String }

  private struct Root {
    let page: Post
    let site: Site
    let recent: [Post]
  }

  private let template: MustacheTemplate
  private let roots: [Root]

  init(_ blog: Blog) throws {
    template = try MustacheTemplate(string: Self.source)
    let posts = blog.posts.map {
      Post(
        title: $0.title, url: $0.url, date: $0.date, description: $0.description,
        content: String(decoding: $0.html, as: UTF8.self), tags: $0.tags)
    }
    roots = posts.map {
      Root(page: $0, site: Site(title: blog.title), recent: Array(posts.prefix(10)))
    }
  }

  func render(_ index: Int) -> String { template.render(roots[index]) }
}

/// What Stencil's templates need to escape like the others.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.append(character)
    }
  }
  return result
}
