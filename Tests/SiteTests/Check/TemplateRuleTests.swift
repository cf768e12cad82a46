import Testing

@testable import Site

/// Templates that nothing uses, and values that they print as they are.
struct TemplateRuleTests {
  @Test(arguments: [
    ("{{ content | raw }}{{ page.content | raw }}{{ page.excerpt | raw }}", []),
    (
      "{% capture 帯 %}<b>題</b>{% endcapture %}{{ 帯 | raw }}{{ page.title | markdownify | raw }}", []
    ),
    ("{{ '<b>字</b>' | raw }}{{ page.title }}{{ page.題 | jsonify | raw }}", []),
    (
      "書名：{{ page.title | raw }}",
      [
        "templates/post.html:1:20: warning: 'page.title' is printed without escaping [take '| raw' out, or say with a comment that the value is markup] {unescaped-output}"
      ]
    ),
    (
      "{% for 글 in site.posts %}\n{{ 글.title | upcase | raw }}{% endfor %}",
      [
        "templates/post.html:2:23: warning: '글.title' is printed without escaping [take '| raw' out, or say with a comment that the value is markup] {unescaped-output}"
      ]
    ),
    (
      "{% assign 標題 = page.title | raw %}{{ site.nav[0].題 | raw }}",
      [
        "templates/post.html:1:29: warning: 'page.title' is printed without escaping [take '| raw' out, or say with a comment that the value is markup] {unescaped-output}",
        "templates/post.html:1:54: warning: 'site.nav[].題' is printed without escaping [take '| raw' out, or say with a comment that the value is markup] {unescaped-output}",
      ]
    ),
  ])
  func unescapedOutput(_ template: String, _ expected: [String]) async throws {
    let found = try await checkFindings([
      "content/posts/2025-01-01-a.md": post("題", date: "2025-01-01", "題: 一\n"),
      "templates/post.html": template,
    ])
    #expect(found == expected)
  }

  private static func layout(_ name: String) -> String {
    "templates/\(name).html: warning: no page and no template has this layout [take it out, or write 'layout: \(name)' in front matter] {unused-template}"
  }

  private static func include(_ name: String) -> String {
    "templates/includes/\(name): warning: no template that is used includes this one [take it out, or write {% include \(name) %}] {unused-template}"
  }

  @Test(arguments: [
    (["templates/日記.html": "{{ content }}"], [layout("日記")]),
    (
      ["templates/日記.html": "{{ content }}", "content/b.md": "---\nlayout: 日記\n---\n文。\n"], []
    ),
    (
      [
        "templates/外.html": "{{ content }}",
        "templates/post.html": "---\nlayout: 外\n---\n{{ content }}",
      ],
      []
    ),
    (["templates/includes/상자.html": "상자"], [include("상자.html")]),
    (["templates/includes/상자.html": "상자", "templates/post.html": "{% include 상자.html %}"], []),
    (["templates/includes/盒.html": "盒", "templates/post.html": "{% render '盒' %}"], []),
    (
      [
        "templates/includes/a.html": "{% include b.html %}", "templates/includes/b.html": "字",
        "templates/舊.html": "{% include a.html %}",
      ], [include("a.html"), include("b.html"), layout("舊")]
    ),
    (
      ["templates/includes/a.html": "字", "templates/post.html": "{% include {{ page.title }} %}"],
      []
    ),
    (
      [
        "templates/메모.txt": "글", "templates/assets/메모.txt": "글",
        "templates/strings/ja.yml": "home: 家\n",
      ],
      [
        "templates/메모.txt: warning: nothing reads this file [templates lie in templates/ itself, their parts in includes/, other files in assets/] {unused-template}"
      ]
    ),
    (
      [
        "templates/日記.html": "{{ content }}",
        "content/drafts/later.md": "---\ntitle: 後\nlayout: 日記\n---\n文。\n",
      ], []
    ),
  ])
  func unusedTemplates(_ files: [String: String], _ expected: [String]) async throws {
    var all = ["content/posts/2025-01-01-a.md": post("題", date: "2025-01-01")]
    all.merge(files) { $1 }
    let found = try await checkFindings(all)
    #expect(found.filter { $0.contains("{unused-template}") } == expected)
  }
}
