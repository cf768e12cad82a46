import Liquid
import Testing

/// Each standard tag, by what it prints.
struct TagTests {
  private static let setting = Setting(data: [
    ("posts", .array([.text("春"), .text("夏"), .text("秋"), .text("冬")])),
    ("page", .dictionary([("title", .text("題名")), ("n", .int(3)), ("none", .null)])),
    ("nothing", .array([])),
  ])

  static let branches: [Case] = [
    Case("if", "{% if page.title == '題名' %}はい{% endif %}", "はい"),
    Case("elsif", "{% if page.none %}a{% elsif page.n > 2 %}b{% else %}c{% endif %}", "b"),
    Case("else", "{% if page.none %}a{% else %}c{% endif %}", "c"),
    Case("unless", "{% unless page.none %}a{% endunless %}", "a"),
    Case("and, or from the right", "{% if true or false and false %}a{% endif %}", "a"),
    Case("contains in a list", "{% if posts contains '秋' %}a{% endif %}", "a"),
    Case("contains in text", "{% if page.title contains '名' %}a{% endif %}", "a"),
    Case("what has no order", "{% if posts > 1 or true < 2 %}a{% else %}b{% endif %}", "b"),
    Case("empty list", "{% if nothing == empty %}a{% endif %}", "a"),
    Case("blank of nothing", "{% if page.missing == blank %}a{% endif %}", "a"),
    Case("case", "{% case page.n %}{% when 1, 2 %}a{% when 3 %}b{% else %}c{% endcase %}", "b"),
    Case("case else", "{% case page.n %}{% when 1 or 2 %}a{% else %}c{% endcase %}", "c"),
    Case(
      "case within a loop that breaks",
      "{% for p in posts %}{% case p %}{% when '夏' %}{% break %}{% else %}{{ p }}{% endcase %}{% endfor %}。",
      "春。"),
  ]

  static let loops: [Case] = [
    Case("for", "{% for p in posts %}{{ p }}、{% endfor %}", "春、夏、秋、冬、"),
    Case("limit and offset", "{% for p in posts limit: 2 offset: 1 %}{{ p }}{% endfor %}", "夏秋"),
    Case("reversed", "{% for p in posts reversed %}{{ p }}{% endfor %}", "冬秋夏春"),
    Case("reversed and limit", "{% for p in posts reversed limit:2 %}{{ p }}{% endfor %}", "夏春"),
    Case("else", "{% for p in nothing %}a{% else %}なし{% endfor %}", "なし"),
    Case(
      "forloop",
      "{% for p in posts %}{{ forloop.index }}/{{ forloop.length }}{% unless forloop.last %},{% endunless %}{% endfor %}",
      "1/4,2/4,3/4,4/4"),
    Case(
      "parentloop",
      "{% for a in (1..2) %}{% for b in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }} {% endfor %}{% endfor %}",
      "11 12 21 22 "),
    Case(
      "break and continue",
      "{% for i in (1..9) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}",
      "13"),
    Case(
      "offset: continue",
      "{% for p in posts limit: 1 %}{{ p }}{% endfor %}|{% for p in posts offset: continue %}{{ p }}{% endfor %}",
      "春|夏秋冬"),
    Case(
      "the variable is gone behind the loop",
      "{% assign p = '前' %}{% for p in posts %}{% endfor %}{{ p }}", "前"),
    Case(
      "assign within a loop stays",
      "{% for p in posts %}{% assign last = p %}{% endfor %}{{ last }}", "冬"),
    Case(
      "break within a capture",
      "{% for p in posts %}{% capture c %}{{ p }}{% break %}x{% endcapture %}{% endfor %}{{ c }}",
      "春"),
    Case(
      "the loop as a value",
      "{% for p in posts %}{% assign outer = forloop %}{% endfor %}{{ outer.index }}", "4"),
    Case(
      "tablerow",
      "{% tablerow p in posts cols: 2 limit: 3 %}{{ p }}{% endtablerow %}",
      "<tr class=\"row1\">\n<td class=\"col1\">春</td><td class=\"col2\">夏</td></tr>\n<tr class=\"row2\"><td class=\"col1\">秋</td></tr>\n"
    ),
    Case("pairs", "{% for m in page %}{{ m[0] }}={{ m[1] }};{% endfor %}", "title=題名;n=3;none=;"),
  ]

  static let variables: [Case] = [
    Case("assign", "{% assign 変数 = page.title | append: '!' %}{{ 変数 }}", "題名!"),
    Case("capture", "{% capture 箱 %}[{{ page.title }}]{% endcapture %}{{ 箱 }}{{ 箱 }}", "[題名][題名]"),
    Case("increment", "{% increment n %}{% increment n %}{{ n }}", "012"),
    Case("decrement", "{% decrement n %}{% decrement n %}", "-1-2"),
    Case("cycle", "{% for i in (1..3) %}{% cycle '奇', '偶' %}{% endfor %}", "奇偶奇"),
    Case(
      "named cycles",
      "{% cycle 'a': 1, 2 %}{% cycle 'b': 1, 2 %}{% cycle 'a': 1, 2 %}", "112"),
    Case(
      "ifchanged",
      "{% assign l = '春,春,夏' | split: ',' %}{% for x in l %}{% ifchanged %}{{ x }}{% endifchanged %}{% endfor %}",
      "春夏"),
    Case("echo", "{% echo page.title | upcase %}", "題名"),
    Case(
      "liquid",
      "{% liquid\n# 註\nassign a = page.n\nif a > 2\n  echo '多い'\nelse\n  echo '少ない'\nendif\n%}",
      "多い"),
    Case("raw", "{% raw %}{{ そのまま }}{% endraw %}", "{{ そのまま }}"),
    Case(
      "comment", "a{% comment %}{% if %}{{ | }}{% comment %}内{% endcomment %}{% endcomment %}b",
      "ab"),
    Case("doc", "a{% doc %}{{ 開いたまま{% enddoc %}b", "ab"),
    Case("inline comment", "a{% # 註 %}b", "ab"),
    Case("computed variable", "{% assign k = 'page' %}{{ [k].title }}", "題名"),
    Case("index from the end", "{{ posts[-1] }}", "冬"),
    Case("range", "{{ (1..page.n) | join: '・' }}", "1・2・3"),
  ]

  static let whiteSpace: [Case] = [
    Case("trimmed on both sides", "春 \n {{- page.title -}} \n 秋", "春題名秋"),
    Case("trimmed by tags", "春 {%- if true -%} 夏 {%- endif -%} 秋", "春夏秋"),
    Case("ideographic space is text", "春　{{- '夏' }}", "春　夏"),
    Case("blocks that show nothing", "[{% if true %} {% assign x = 1 %} \n{% endif %}]", "[]"),
    Case("blocks that show something", "[{% if true %} {{ '' }} {% endif %}]", "[  ]"),
  ]

  @Test(arguments: branches + loops + variables + whiteSpace)
  func renders(_ row: Case) {
    #expect(Self.setting.result(row.template) == row.result)
  }
}
