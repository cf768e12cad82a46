import Liquid
import Testing

/// Every fault, as it is told.
struct DiagnosticTests {
  private static let setting = Setting(
    data: [("page", .dictionary([("title", .text("題名"))])), ("site", .null)],
    templates: [("includes/head.html", "頭"), ("includes/foot.html", "足")])

  static let rows: [Case] = [
    Case(
      "unknown filter", "題{{ page.title | upcas }}",
      "page.html:1:18: error: no filter named 'upcas' | hint: did you mean 'upcase'?"),
    Case(
      "unknown tag", "題名\n  {% fro x in y %}",
      "page.html:2:3: error: no tag named 'fro' | hint: did you mean 'for'?"),
    Case(
      "unknown block with its end", "{% sectoin %}a{% endsectoin %}",
      "page.html:1:1: error: no tag named 'sectoin'"),
    Case(
      "unknown include", "{% include heda.html %}",
      "page.html:1:12: error: no include named 'heda.html' | hint: did you mean 'head.html'?"),
    Case(
      "unknown variable", "{{ pgae.title }}",
      "page.html:1:4: error: no variable named 'pgae' | hint: did you mean 'page'?"),
    Case(
      "too few arguments", "{{ page.title | append }}",
      "page.html:1:17: error: the filter 'append' takes 1 argument, not 0"),
    Case(
      "too many arguments", "{{ page.title | upcase: 1 }}",
      "page.html:1:17: error: the filter 'upcase' takes no arguments, not 1"),
    Case(
      "one or two", "{{ page.title | slice }}",
      "page.html:1:17: error: the filter 'slice' takes 1 or 2 arguments, not 0"),
    Case(
      "at most", "{{ page.title | truncate: 1, 2, 3 }}",
      "page.html:1:17: error: the filter 'truncate' takes at most 2 arguments, not 3"),
    Case(
      "unknown named argument", "{{ page.title | default: 'a', alow_false: true }}",
      "page.html:1:17: error: the filter 'default' takes no argument named 'alow_false' | hint: did you mean 'allow_false'?"
    ),
    Case(
      "unclosed block", "{% if page %}本文",
      "page.html:1:1: error: 'if' is never closed | hint: add '{% endif %}'"),
    Case(
      "unclosed inner block", "{% if page %}{% for a in page %}{% endif %}",
      "page.html:1:33: error: 'endif' within 'for' | hint: close the inner tag first with '{% endfor %}'"
    ),
    Case(
      "two unclosed inner blocks", "{% if page %}{% for a in page %}{% capture b %}{% endif %}",
      """
      page.html:1:48: error: 'endif' within 'capture' | hint: close the inner tag first with '{% endcapture %}'
      page.html:1:48: error: 'endif' within 'for' | hint: close the inner tag first with '{% endfor %}'
      """),
    Case(
      "doc within doc", "{% doc %}文{% doc %}{% enddoc %}",
      "page.html:1:11: error: 'doc' within 'doc'"),
    Case(
      "unclosed comment", "{% comment %}本文",
      "page.html:1:1: error: 'comment' is never closed | hint: add '{% endcomment %}'"),
    Case(
      "end without a start", "本文{% endif %}",
      "page.html:1:3: error: 'endif' without a tag to belong to | hint: remove it, or add '{% if %}' before it"
    ),
    Case(
      "else without a start", "{% else %}",
      "page.html:1:1: error: 'else' without a tag to belong to"),
    Case(
      "unclosed output", "本文{{ page.title",
      "page.html:1:3: error: an output that is never closed | hint: add '}}' where it ends"),
    Case(
      "unclosed tag", "{% if page",
      "page.html:1:1: error: a tag that is never closed | hint: add '%}' where it ends"),
    Case(
      "unclosed text", "{{ '題名 }}",
      "page.html:1:4: error: a text that is never closed | hint: add ' where it ends"),
    Case("two values", "{{ page site }}", "page.html:1:9: error: unexpected 'site'"),
    Case("an operator", "{% assign a = 1 + 2 %}", "page.html:1:17: error: unexpected '+'"),
    Case("two dots", "{{ page..title }}", "page.html:1:8: error: unexpected '..'"),
    Case("no condition", "{% if %}a{% endif %}", "page.html:1:1: error: 'if' without a condition"),
    Case(
      "no equals sign", "{% assign a 1 %}",
      "page.html:1:13: error: expected '=' after 'a' | hint: write it like {% assign name = value %}"
    ),
    Case(
      "no in", "{% for a of page %}{% endfor %}",
      "page.html:1:10: error: expected 'in' after 'a', found 'of' | hint: write it like {% for item in list %}"
    ),
    Case(
      "unknown option of a loop", "{% for a in page limt: 1 %}{% endfor %}",
      "page.html:1:18: error: a loop has no option 'limt' | hint: did you mean 'limit'?"),
    Case(
      "when without a value", "{% case page %}{% when %}{% endcase %}",
      "page.html:1:16: error: 'when' without a value"),
    Case(
      "render with a computed name", "{% render page %}",
      "page.html:1:11: error: 'render' needs a name in quotes | hint: write it like {% render 'name' %}"
    ),
    Case(
      "end in a liquid tag", "{% if page %}{% liquid endif %}{% endif %}",
      "page.html:1:24: error: 'endif' without a tag to belong to in this 'liquid'"),
    Case(
      "several at once", "{{ a }}{{ 'x' | zzzz }}\n{% c %}",
      """
      page.html:1:4: error: no variable named 'a'
      page.html:1:17: error: no filter named 'zzzz'
      page.html:2:1: error: no tag named 'c'
      """),
    Case(
      "while rendering: division by zero", "{{ 1 | divided_by: 0 }}",
      "page.html:1:8: error: the filter 'divided_by' cannot divide by 0"),
    Case(
      "while rendering: no order", "{% if 1 < 'a' %}{% endif %}",
      "page.html:1:9: error: cannot compare a number with text"),
    Case(
      "while rendering: no number", "{% for i in (1..2) limit: '多' %}{% endfor %}",
      "page.html:1:1: error: 'limit' needs a whole number, not text"),
  ]

  @Test(arguments: rows)
  func tells(_ row: Case) {
    #expect(Self.setting.render(row.template).findings.joined(separator: "\n") == row.result)
  }

  @Test func theChainOfIncludesIsTold() {
    var setting = Self.setting
    setting.templates = [
      ("includes/outer.html", "外{% include inner.html %}"),
      ("includes/inner.html", "内{{ a | zzzz }}"),
    ]
    #expect(
      setting.render("本文{% include outer.html %}").findings == [
        "includes/inner.html:1:9: error: no filter named 'zzzz'"
          + " | note: includes/outer.html:1:13: included here | note: page.html:1:14: included here"
      ])
  }

  @Test func theChainIsToldWhileRendering() {
    var setting = Self.setting
    setting.templates = [("includes/inner.html", "内{{ page.title | modulo: 0 }}")]
    #expect(
      setting.render("本文\n{% include inner.html %}").findings == [
        "includes/inner.html:1:18: error: the filter 'modulo' cannot divide by 0"
          + " | note: page.html:2:1: included here"
      ])
  }

  @Test func circlesOfIncludesAreTold() {
    var setting = Self.setting
    setting.templates = [
      ("includes/a.html", "{% include b.html %}"),
      ("includes/b.html", "<b>{% include a.html %}</b>"),
      ("includes/tree.html", "{% if page %}{% include tree.html %}{% endif %}"),
      ("includes/self.html", "{% render 'self' %}"),
    ]
    #expect(
      setting.render("{% include a.html %}").findings == [
        "includes/a.html:1:12: error: an include that includes itself: "
          + "includes/a.html → includes/b.html → includes/a.html"
          + " | hint: take one of these includes out | note: includes/b.html:1:15: which includes",
        "includes/self.html:1:11: error: an include that includes itself: "
          + "includes/self.html → includes/self.html | hint: take one of these includes out",
      ])
  }

  @Test func variablesThatAnIncluderSetsAreKnown() {
    var setting = Self.setting
    setting.templates = [
      ("includes/a.html", "{{ 変数 }}{{ item }}{% assign made = 1 %}{% include b.html %}"),
      ("includes/b.html", "{{ made }}{{ include.x }}"), ("includes/unused.html", "{{ anything }}"),
    ]
    let template =
      "{% assign 変数 = 1 %}{% for item in page %}{% include a.html %}{% endfor %}{{ made }}"
    #expect(setting.render(template).findings == [])
    #expect(
      setting.render(template + "{{ item }}").findings == [
        "page.html:1:87: error: no variable named 'item'"
      ])
  }

  @Test func undefinedVariablesCanBeWarningsOrNothing() {
    var setting = Self.setting
    setting.configure = { $0.undefined = .warn }
    #expect(setting.render("a{{ x }}") == ("a", ["page.html:1:5: warning: no variable named 'x'"]))
    setting.configure = { $0.undefined = .ignore }
    #expect(setting.render("a{{ x }}") == ("a", []))
  }
}
