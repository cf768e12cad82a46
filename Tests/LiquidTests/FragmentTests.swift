import Diagnostics
import Liquid
import Synchronization
import Testing

/// Turns of loops that are taken from other pages.
@Suite("Fragments")
struct FragmentTests {
  /// Counts how often it is asked.
  private final class Post: LiquidObject {
    let number: Int
    let asked = Atomic<Int>(0)

    init(_ number: Int) { self.number = number }

    var identity: Int? { number }

    func value(for key: Key) -> Value? {
      asked.wrappingAdd(1, ordering: .relaxed)
      switch key.name {
      case "title": return .text("題<\(number)>")
      case "tags": return .array([.text("墨"), .text("筆\(number)")])
      default: return nil
      }
    }
  }

  private final class Root: LiquidObject {
    let values: [String: Value]

    init(_ values: [String: Value]) { self.values = values }

    func value(for key: Key) -> Value? { values[key.name] }
  }

  private final class Cache: FragmentCache {
    private struct State {
      var signatures: [FragmentSignature: Int] = [:]
      var fragments: [FragmentKey: [UInt8]] = [:]
      var log: [String] = []
    }

    private let state = Mutex(State())

    var log: [String] { state.withLock { $0.log } }

    func number(of signature: FragmentSignature) -> Int {
      state.withLock { state in
        let number = state.signatures[signature] ?? state.signatures.count
        state.signatures[signature] = number
        return number
      }
    }

    func recall(_ key: FragmentKey) -> [UInt8]? {
      state.withLock { state in
        if state.fragments[key] != nil { state.log.append("recalled") }
        return state.fragments[key]
      }
    }

    func begin() { state.withLock { $0.log.append("begun") } }

    func end(_ written: (key: FragmentKey, bytes: [UInt8])?) {
      state.withLock { state in
        state.log.append(written == nil ? "dropped" : "kept")
        if let written { state.fragments[written.key] = written.bytes }
      }
    }
  }

  /// A page: its language, a variable of its own, and its posts.
  private struct Page {
    var language = "ja"
    var own = "甲"
    var posts = [1, 2]
  }

  /// Renders a template for pages, with one cache or without any.
  private static func render(
    _ template: String, _ pages: [Page], cache: Cache?
  ) -> (texts: [String], asked: Int) {
    let environment = Environment.sharingSite(
      vocabulary: ["title"], others: ["posts", "own", "language"], here: "own")
    let sources = [("t", template), ("includes/card.html", "({{ include.post.title }})")].map {
      TemplateSource(name: $0.0, file: SourceFile(path: $0.0, text: $0.1))
    }
    let (library, problems) = TemplateLibrary.compile(sources, environment: environment)
    let posts = (1...3).map { Post($0) }
    let texts = pages.map { page in
      let root = Root([
        "posts": .array(page.posts.map { .object(posts[$0 - 1]) }), "own": .text(page.own),
        "language": .text(page.language), "site": .dictionary([("base", .text("/底"))]),
      ])
      var output: [UInt8] = []
      var profile: RenderProfile?
      var buffer = OutputBuffer()
      let found =
        library["t"]?.render(
          root: root, into: &output, with: &buffer, profile: &profile, fragments: cache) ?? []
      return String(decoding: output, as: UTF8.self)
        + (problems + found).map(\.line).joined(separator: "\n")
    }
    return (texts, posts.reduce(0) { $0 + $1.asked.load(ordering: .relaxed) })
  }

  /// A loop, and whether a second page takes its turns from the first.
  private static let loops: [(name: String, template: String, isShared: Bool)] = [
    ("a member", "{% for p in posts %}<b>{{ p.title }}</b>{% endfor %}", true),
    (
      "a variable set before",
      "{% assign a = 'x' %}{% for p in posts %}{{ a }}{{ p.title }}{% endfor %}", true
    ),
    (
      "a captured one",
      "{% capture a %}<i>{% endcapture %}{% for p in posts %}{{ a }}{{ p.title }}{% endfor %}", true
    ),
    (
      "conditions and loops within",
      "{% for p in posts %}{% if p.title contains '1' %}一{% else %}他{% endif %}{% for t in p.tags %}{{ t }}{% unless forloop.last %}、{% endunless %}{% endfor %}{% endfor %}",
      true
    ),
    (
      "a case",
      "{% for p in posts %}{% case p.title %}{% when '題<1>' %}一{% else %}他{% endcase %}{% endfor %}",
      true
    ),
    (
      "a continue",
      "{% for p in posts %}{% if p.title == '題<1>' %}{% continue %}{% endif %}{{ p.title }}{% endfor %}",
      true
    ),
    (
      "a capture within an expression",
      "{% for p in posts %}{{ p.title | append: '終' | upcase }}{% endfor %}", true
    ),
    ("a word of the language", "{% for p in posts %}{{ p.title | word }}{% endfor %}", true),
    ("what all pages share", "{% for p in posts %}{{ site.base }}{{ p.title }}{% endfor %}", true),
    ("a limit", "{% for p in posts limit: 1 %}{{ p.title }}{% endfor %}", true),
    ("in reverse", "{% for p in posts reversed %}{{ p.title }}{% endfor %}", true),
    (
      "the place in the loop", "{% for p in posts %}{{ forloop.index }}{{ p.title }}{% endfor %}",
      false
    ),
    (
      "the loop around",
      "{% for p in posts %}{% for t in p.tags %}{{ forloop.parentloop.index }}{{ t }}{% endfor %}{% endfor %}",
      false
    ),
    ("a variable of the page", "{% for p in posts %}{{ own }}{{ p.title }}{% endfor %}", false),
    ("a filter that reads the page", "{% for p in posts %}{{ p.title | here }}{% endfor %}", false),
    (
      "a variable set within",
      "{% for p in posts %}{% assign last = p.title %}{{ p.title }}{% endfor %}{{ last }}", false
    ),
    ("a counter", "{% for p in posts %}{% increment n %}{{ p.title }}{% endfor %}", false),
    ("a cycle", "{% for p in posts %}{% cycle 'a', 'b' %}{{ p.title }}{% endfor %}", false),
    ("a break", "{% for p in posts %}{{ p.title }}{% break %}{% endfor %}", false),
    ("an include", "{% for p in posts %}{% include card.html post=p %}{% endfor %}", false),
    ("within a tag", "<p class=\"{% for p in posts %}{{ p.title }} {% endfor %}\">", false),
    (
      "a variable that is nothing before",
      "{% if own == '?' %}{% assign a = 1 %}{% endif %}{% for p in posts %}{{ a }}{{ p.title }}{% endfor %}",
      false
    ),
    (
      "a list set before",
      "{% assign a = 'x,y' | split: ',' %}{% for p in posts %}{{ a | first }}{{ p.title }}{% endfor %}",
      false
    ),
    ("numbers", "{% for p in (1..3) %}{{ p }}{% endfor %}", false),
    ("what fails", "{% for p in posts %}{{ p.title | fail }}{% endfor %}", false),
  ]

  @Test(
    "a page is the same with a cache, which is used where nothing of the page is read",
    arguments: loops.indices)
  func pages(row: Int) {
    let (name, template, isShared) = Self.loops[row]
    let pages = [Page(), Page(own: "乙", posts: [2, 1, 3]), Page(language: "ko"), Page(own: "?")]
    let plain = Self.render(template, pages, cache: nil)
    let cache = Cache()
    let cached = Self.render(template, pages, cache: cache)
    #expect(cached.texts == plain.texts, "\(name)")
    #expect(Set(plain.texts).count > 1 || name == "a limit" || name == "numbers")
    #expect(cache.log.contains("recalled") == isShared, "\(name)")
    #expect((cached.asked < plain.asked) == isShared, "\(name)")
  }

  @Test("turns are kept by element, language and the variables before")
  func keys() {
    let template =
      "{% assign a = own | slice: 0 %}{% for p in posts %}{{ a }}{{ p.title | word }}{% endfor %}"
    let cache = Cache()
    let pages = [
      Page(posts: [1]), Page(posts: [2]), Page(language: "zh", posts: [1]),
      Page(own: "乙", posts: [1]), Page(posts: [1, 2]),
    ]
    let made = Self.render(template, pages, cache: cache)
    #expect(
      made.texts == [
        "甲題&lt;1&gt;@ja", "甲題&lt;2&gt;@ja", "甲題&lt;1&gt;@zh", "乙題&lt;1&gt;@ja",
        "甲題&lt;1&gt;@ja甲題&lt;2&gt;@ja",
      ])
    #expect(
      cache.log == Array(repeating: ["begun", "kept"], count: 4).flatMap { $0 }
        + ["recalled", "recalled"])
  }

  @Test("what went wrong in a turn is said on every page")
  func failures() {
    let cache = Cache()
    let made = Self.render(
      "{% for p in posts %}{{ p.title | fail }}{% endfor %}",
      [Page(posts: [1]), Page(posts: [1])], cache: cache)
    #expect(made.texts == Array(repeating: "t:1:34: error: no", count: 2))
    #expect(cache.log == ["begun", "dropped", "begun", "dropped"])
  }
}
