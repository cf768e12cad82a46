import Liquid
import Testing

/// Includes in both forms, and renders.
struct PartialTests {
  private static let setting = Setting(
    data: [
      (
        "page",
        .dictionary([
          ("title", .text("題<名>")),
          (
            "tree",
            .dictionary([
              ("一", .dictionary([("甲", .null), ("乙", .null)])), ("二", .null),
            ])
          ), ("box", .text("box")), ("list", .array([.int(1), .int(2)])),
        ])
      )
    ],
    templates: [
      ("includes/box.html", "[{{ include.class }}:{{ include.title }}]"),
      ("includes/sub/note.html", "※{{ include.text }}"),
      ("includes/sets.html", "{% assign made = '作' %}"),
      ("includes/item.html", "({{ item }})"),
      ("includes/stop.html", "{{ i }}{% break %}x"),
      ("includes/skip.html", "{{ i }}{% if i == 1 %}{% continue %}{% endif %}x"),
      (
        "includes/alone.html",
        "{{ word }}{{ forloop.index }}{% assign made = 'x' %}{% increment c %}"
      ),
      (
        "includes/tree.html",
        "({% for n in include.nodes %}{{ n[0] }}{% include tree.html nodes=n[1] %}{% endfor %})"
      ),
      ("includes/snippet.html", "{{ word }}"), ("bare", "{{ page.title }}"),
    ])

  static let rows: [Case] = [
    Case("Jekyll", "{% include box.html class=\"a\" title=page.title %}", "[a:題&lt;名&gt;]"),
    Case("in a folder", "{% include sub/note.html text='注' %}", "※注"),
    Case(
      "parameters end with the include",
      "{% include box.html class='a' %}{% include box.html title='b' %}", "[a:][:b]"),
    Case("Jekyll, computed", "{% include {{ page.box }}.html class='a' %}", "[a:]"),
    Case("quoted", "{% include 'item', item: '春' %}", "(春)"),
    Case("with", "{% include 'item' with page.title %}", "(題&lt;名&gt;)"),
    Case("for", "{% include 'item' for page.list %}", "(1)(2)"),
    Case("as", "{% include 'snippet' with '夏' as word %}", "夏"),
    Case("computed", "{% assign n = 'item' %}{% include n, item: 1 %}", "(1)"),
    Case("assigned variables come out", "{% include sets.html %}{{ made }}", "作"),
    Case(
      "break goes on to the includer", "{% for i in (1..3) %}{% include stop.html %}{% endfor %}.",
      "1."),
    Case(
      "continue goes on to the includer",
      "{% for i in (1..2) %}{% include skip.html %}{% endfor %}.", "12x."),
    Case("render", "{% render 'alone', word: '春' %}", "春0"),
    Case(
      "render sees nothing outside",
      "{% assign word = '外' %}{% for i in (1..2) %}{% render 'alone' %}{% endfor %}", "00"),
    Case("nothing of a render comes out", "{% render 'alone' %}{{ made }}", "0"),
    Case("render for", "{% render 'alone' for page.list as word %}", "110220"),
    Case(
      "an include that includes itself, down a tree", "{% include tree.html nodes=page.tree %}",
      "(一(甲()乙())二())"),
    Case("found without its folder", "{% include 'bare' %}", "題&lt;名&gt;"),
  ]

  @Test(arguments: rows)
  func renders(_ row: Case) {
    var setting = Self.setting
    setting.configure = { $0.undefined = .ignore }
    #expect(setting.result(row.template) == row.result)
  }

  @Test func unknownNameFoundWhileRendering() {
    #expect(
      Self.setting.render("春{% assign n = 'itm.html' %}{% include n %}秋") == (
        "春秋",
        [
          "page.html:1:29: error: no include named 'itm.html' | hint: did you mean 'item.html'?"
        ]
      ))
  }
}
