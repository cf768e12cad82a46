import Diagnostics
import Liquid
import Testing

/// What a host gives: objects, filters, tags.
struct HostTests {
  /// Answers by id, as hosts should.
  private final class Post: LiquidObject {
    let title: String

    init(_ title: String) { self.title = title }

    func value(for key: Key) -> Value? {
      switch key.id {
      case 0: .text(title)
      case 1: .array([.text(title), .text("二")])
      default: key.name == "other" ? .text("id \(key.id)") : nil
      }
    }

    var printed: Value { .text(title) }
  }

  private final class Series: LiquidObject {
    func value(for key: Key) -> Value? { key.name == "name" ? .text("連載") : nil }
    var elements: [Value]? { [.object(Post("一")), .object(Post("二"))] }
  }

  private final class Root: LiquidObject {
    func value(for key: Key) -> Value? {
      switch key.name {
      case "post": .object(Post("<題>"))
      case "series": .object(Series())
      default: nil
      }
    }
  }

  private static func environment() -> Environment {
    var environment = Environment(
      vocabulary: ["title", "tags"], rootVariables: ["post", "series"])
    environment.register(filter: "shout", arguments: 0...1, named: ["mark"]) {
      (input, arguments, named, context) throws(FilterError) in
      guard input.isTruthy else { throw FilterError("nothing to shout", hint: "give it text") }
      let root = context.root("post")?.member(context.environment.key("title"))?.string ?? ""
      let mark = named.first { $0.0 == "mark" }?.1.string ?? "!"
      return .text(input.string + (arguments.first?.string ?? "") + root + mark)
    }
    environment.register(tag: "link") { (call) throws(FilterError) in
      guard call.markup != "none" else { throw FilterError("no post named 'none'") }
      return .text("/\(call.markup)/")
    }
    environment.register(tag: "box", isBlock: true) { (call) throws(FilterError) in
      .html(Array("<div class=\"\(call.markup)\">".utf8) + (call.body ?? []) + Array("</div>".utf8))
    }
    return environment
  }

  private static func result(_ template: String) -> String {
    let source = TemplateSource(name: "t", file: SourceFile(path: "t", text: template))
    let (library, diagnostics) = TemplateLibrary.compile([source], environment: environment())
    guard diagnostics.isEmpty, let compiled = library["t"] else {
      return diagnostics.map(\.line).joined(separator: "\n")
    }
    var output = Array("前".utf8)
    let problems = compiled.render(root: Root(), into: &output)
    return String(decoding: output, as: UTF8.self) + problems.map(\.line).joined(separator: "\n")
  }

  static let rows: [Case] = [
    Case("a member by id", "{{ post.title }}", "前&lt;題&gt;"),
    Case("a member by name", "{{ post.other }}", "前id -1"),
    Case("a computed member", "{% assign k = 'title' %}{{ post[k] }}", "前&lt;題&gt;"),
    Case("a member that is not there", "[{{ post.missing.more }}]", "前[]"),
    Case("printed", "{{ post }}", "前&lt;題&gt;"),
    Case("compared as printed", "{% if post == '<題>' %}a{% endif %}", "前a"),
    Case(
      "a loop over an object",
      "{% for p in series %}{{ p.title }}{% endfor %}{{ series.name }}{{ series.size }}", "前一二連載2"),
    Case("queries over objects", "{{ series | where: 'title', '二' | map: 'title' | join }}", "前二"),
    Case("dotted property", "{{ series | map: 'tags.first' | join: ',' }}", "前一,二"),
    Case("sorted by a property", "{{ series | sort: 'title' | first }}", "前一"),
    Case("filter", "{{ 'あ' | shout: 'い', mark: '！' }}", "前あい&lt;題&gt;！"),
    Case(
      "filter that throws", "{{ nil | shout }}後",
      "前後t:1:10: error: nothing to shout | hint: give it text"),
    Case("tag", "{% link 春 %}", "前/春/"),
    Case("tag with a value", "{% link a-{{ post.title }} %}", "前/a-&lt;題&gt;/"),
    Case("tag that throws", "{% link none %}", "前t:1:1: error: no post named 'none'"),
    Case("block", "{% box 注 %}{{ post.title }}{% endbox %}", "前<div class=\"注\">&lt;題&gt;</div>"),
    Case(
      "unclosed block", "{% box %}",
      "t:1:1: error: 'box' is never closed | hint: add '{% endbox %}'"),
  ]

  @Test(arguments: rows)
  func works(_ row: Case) {
    #expect(Self.result(row.template) == row.result)
  }

  @Test func theBodyStartsBehindTheFrontMatter() {
    let file = SourceFile(path: "t", text: "---\nlayout: x\n---\n本文{{ post | nope }}")
    let source = TemplateSource(name: "t", file: file, bodyStart: 18)
    let (_, diagnostics) = TemplateLibrary.compile([source], environment: Self.environment())
    #expect(diagnostics.map(\.line) == ["t:4:13: error: no filter named 'nope'"])
  }

  @Test func rendersOnManyThreads() async {
    let source = TemplateSource(
      name: "t",
      file: SourceFile(
        path: "t", text: "{% for p in series %}{% assign a = p.title %}{{ a }}{% endfor %}"))
    let (library, _) = TemplateLibrary.compile([source], environment: Self.environment())
    let results = await withTaskGroup(of: String.self) { group in
      for _ in 0..<200 {
        group.addTask {
          var output: [UInt8] = []
          _ = library["t"]?.render(root: Root(), into: &output)
          return String(decoding: output, as: UTF8.self)
        }
      }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(results == ["一二"])
  }

  @Test func dictionariesKeepTheirOrder() {
    let pairs = (0..<20).map { ("名\($0)", Value.int($0)) }
    let dictionary = LiquidDictionary(pairs + [("名3", .int(33))])
    #expect(dictionary.count == 20)
    #expect(dictionary.pairs.map { $0.0 } == pairs.map { $0.0 })
    #expect(dictionary["名3"]?.equals(.int(33)) == true)
    #expect(dictionary["名20"] == nil)
    #expect(LiquidDictionary([("a", .int(1)), ("a", .int(2))])["a"]?.equals(.int(2)) == true)
  }
}
