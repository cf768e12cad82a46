import Diagnostics
import Liquid
import Synchronization
import Testing

/// Templates in which what is the same on all pages is computed once.
///
/// That they give the same pages is shown wherever `Setting` renders.
@Suite("Specialization")
struct SpecializationTests {
  /// `site` of the tests: counts how often it is asked.
  private final class Site: LiquidObject {
    let asked = Atomic<Int>(0)

    func value(for key: Key) -> Value? {
      asked.wrappingAdd(1, ordering: .relaxed)
      return switch key.name {
      case "title": .text("墨 & 筆")
      case "size": .int(3)
      case "none": .null
      case "list": .array([.text("一"), .text("二")])
      case "script": .text("javascript:x")
      default: nil
      }
    }
  }

  private final class Root: LiquidObject {
    let site: Site
    let page: String
    let language: String

    init(_ site: Site, page: String, language: String = "ja") {
      (self.site, self.page, self.language) = (site, page, language)
    }

    func value(for key: Key) -> Value? {
      switch key.name {
      case "site": .object(site)
      case "page": .text(page)
      case "language": .text(language)
      default: nil
      }
    }
  }

  private static func compile(_ template: String) -> TemplateLibrary {
    let environment = Environment.sharingSite(others: ["page", "language"], here: "page")
    let source = TemplateSource(name: "t", file: SourceFile(path: "t", text: template))
    return TemplateLibrary.compile([source], environment: environment).library
  }

  private static func render(_ library: TemplateLibrary, _ root: Root) -> String {
    var output: [UInt8] = []
    let found = library["t"]?.render(root: root, into: &output) ?? []
    return String(decoding: output, as: UTF8.self) + found.map(\.line).joined(separator: "\n")
  }

  /// What a template gives for a page, and how often the site is asked for it.
  struct Row: Sendable, CustomTestStringConvertible {
    let template: String
    let result: String
    let asked: Int

    init(_ template: String, _ result: String, asked: Int) {
      (self.template, self.result, self.asked) = (template, result, asked)
    }

    var testDescription: String { template }
  }

  @Test(
    "What only the site and the language have a part in is not asked for again",
    arguments: [
      Row("<p>{{ site.title }}</p>", "<p>墨 &amp; 筆</p>", asked: 0),
      Row("{{ site.title | append: '・' | word }}{{ page }}", "墨 &amp; 筆・@ja甲", asked: 0),
      Row("{{ page | append: site.title }}", "甲墨 &amp; 筆", asked: 0),
      Row("{% if site.size > 2 %}大{{ page }}{% endif %}", "大甲", asked: 0),
      Row("{% if site.none %}x{% else %}無{% endif %}", "無", asked: 0),
      Row("{% if site.title == page %}x{% else %}異{% endif %}", "異", asked: 0),
      Row("{% assign t = site.title | word %}{{ t }}{{ t }}", "墨 &amp; 筆@ja墨 &amp; 筆@ja", asked: 0),
      Row("{{ site.list[0] }}{{ site.list | join: '、' }}", "一一、二", asked: 0),
      Row(
        "<a href=\"/{{ site.size }}\" title='{{ site.title }}'>",
        "<a href=\"/3\" title='墨 &amp; 筆'>", asked: 0),
      Row("{% for i in (1..3) %}{{ site.size }}{{ i }}{% endfor %}", "313233", asked: 0),
      // A list is the host's own; a condition around is not computed, what stands in it is.
      Row("{% for x in site.list %}{{ x }}{{ site.size }}{% endfor %}", "一3二3", asked: 1),
      Row("{% if page == site.title or site.size %}有{{ site.size }}{% endif %}", "有3", asked: 0),
      Row("{{ site.title | here }}", "墨 &amp; 筆@甲", asked: 0),
    ])
  func isComputedOnce(_ row: Row) {
    let site = Site()
    let library = Self.compile(row.template)
    let other = Root(site, page: "乙")
    let specialized = library.specialized(for: other) { true }
    site.asked.store(0, ordering: .relaxed)
    #expect(Self.render(specialized, Root(site, page: "甲")) == row.result)
    #expect(site.asked.load(ordering: .relaxed) == row.asked)
    #expect(Self.render(library, Root(site, page: "甲")) == row.result)
  }

  @Test("What must not be kept is asked for by each page")
  func isNotKept() {
    let site = Site()
    let library = Self.compile("{{ site.title }}{% if site.size %}{{ page }}{% endif %}")
    let specialized = library.specialized(for: Root(site, page: "乙")) {
      site.asked.exchange(0, ordering: .relaxed) == 0
    }
    #expect(Self.render(specialized, Root(site, page: "甲")) == "墨 &amp; 筆甲")
    #expect(site.asked.load(ordering: .relaxed) == 2)
  }

  @Test("What is wrong is told by each page")
  func isToldByEach() {
    let library = Self.compile("{{ site.title | fail }}<a href=\"{{ site.script }}\">")
    let root = Root(Site(), page: "甲")
    let plain = Self.render(library, root)
    #expect(plain.contains("error: no"))
    #expect(Self.render(library.specialized(for: root) { true }, root) == plain)
  }

  @Test("Each language has its own")
  func languages() {
    let site = Site()
    let library = Self.compile("{{ 'x' | word }}{{ site.size | word }}")
    for language in ["ja", "ko"] {
      let root = Root(site, page: "甲", language: language)
      #expect(library.language(of: root) == language)
      let specialized = library.specialized(for: root) { true }
      #expect(Self.render(specialized, root) == "x@\(language)3@\(language)")
    }
  }
}
