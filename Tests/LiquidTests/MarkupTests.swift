import Liquid
import Testing

/// Values are escaped for the place of the markup at which they are printed, or refused.
struct MarkupTests {
  private static let data: [(String, Value)] = [
    ("t", .text("a\"'<b>&\\`${x}/*\n*/\u{2028}題")), ("plain", .text("題 名")), ("n", .int(-1)),
    ("no", .null),
    ("h", .html("<i class=\"x\">本 &amp; 文</i>")), ("j", .script(Array("{\"a\":\"<\"}".utf8))),
    ("js", .text(" java\tscript:alert(1)")), ("java", .text("java")),
    ("script", .text("script:alert(1)")),
    ("entity", .html("java&#115;cript&colon;alert(1)")),
    ("picture", .text("data:image/png;base64,AA==")),
    ("page", .text("data:text/html,<script>")), ("url", .text("/筆/?a=1&b=2")), ("void", .text("")),
    ("list", .array([.text("</script>"), .int(1), .null])), ("hn", .text("1 onclick=x")),
    ("map", .dictionary([("k", .array([.bool(true)]))])), ("on", .bool(true)),
    ("color", .text("red;x:url(y)")),
  ]
  private static let setting = Setting(
    data: data,
    templates: [
      ("includes/attribute.html", "title=\"{{ t }}\""), ("includes/value.html", "{{ t }}"),
      ("includes/open.html", "<a href=\""), ("includes/close.html", "\">"),
    ])

  private static let text = "a&quot;&#39;&lt;b&gt;&amp;\\`${x}/*\n*/\u{2028}題"
  private static let inScript = #"a\u0022\u0027\u003cb\u003e\u0026\\\u0060\u0024{x}/*\n*\/\u2028題"#

  private static let inQuotes = #"a\u0022'\u003cb\u003e\u0026\\`${x}/*\n*\/\u2028題"#

  static let places: [Case] = [
    Case("text", "<p>{{ t }}</p>", "<p>\(text)</p>"),
    Case("attribute", "<p title=\"{{ t }}\">", "<p title=\"\(text)\">"),
    Case("markup in an attribute", "<p title=\"{{ h }}\">", "<p title=\"本 &amp; 文\">"),
    Case("markup in a title", "<title>{{ h }}</title>", "<title>本 &amp; 文</title>"),
    Case("without quotes", "<p title={{ plain }}>", "<p title=題&#32;名>"),
    Case("without quotes, nothing", "<p title={{ void }} id=a>", "<p title=\"\" id=a>"),
    Case("without quotes, going on", "<p title={{ void }}b>", "<p title=b>"),
    Case(
      "comment", "<!-- {{ js }} --{{ t }}-->",
      "<!--  java\tscript:alert(1) --a\"'&lt;b&gt;&\\`${x}/*\n*/\u{2028}題-->"),
    Case("tag name", "<h{{ hn }}></h{{ hn }}>", "<h1onclickx></h1onclickx>"),
    Case("data attribute name", "<p data-{{ hn }}=\"{{ t }}\">", "<p data-1onclickx=\"\(text)\">"),
    Case(
      "srcdoc", "<iframe srcdoc=\"{{ plain }}{{ h }}\"></iframe>",
      "<iframe srcdoc=\"題 名&lt;i class=&quot;x&quot;&gt;本 &amp;amp; 文&lt;/i&gt;\"></iframe>"),
    Case(
      "srcdoc of text", "<iframe srcdoc='{{ '<' | append: '' }}'></iframe>",
      "<iframe srcdoc='&amp;lt;'></iframe>"),
    Case(
      "textarea", "<textarea>{{ h }}</textarea>{{ h }}",
      "<textarea>本 &amp; 文</textarea><i class=\"x\">本 &amp; 文</i>"),
    Case(
      "template script", "<script type=\"text/template\">{{ t }}</script>",
      "<script type=\"text/template\">\(text)</script>"),
    Case(
      "raw", "<script>{{ t | raw }}</script>", "<script>a\"'<b>&\\`${x}/*\n*/\u{2028}題</script>"),
  ]

  static let scripts: [Case] = [
    Case("expression", "<script>x = {{ t }};</script>", "<script>x = \"\(inQuotes)\";</script>"),
    Case(
      "numbers", "<script>x = 1-{{ n }}+{{ no }}+{{ on }}</script>",
      "<script>x = 1- -1+null+true</script>"),
    Case(
      "list", "<script>x = {{ list }}</script>",
      "<script>x = [\"\\u003c/script\\u003e\",1,null]</script>"),
    Case("dictionary", "<script>x = {{ map }}</script>", "<script>x = {\"k\":[true]}</script>"),
    Case("JSON as it is", "<script>x = {{ j }}</script>", "<script>x = {\"a\":\"<\"}</script>"),
    Case(
      "JSON in quotes", "<script>x = '{{ j }}'</script>",
      #"<script>x = '{\u0022a\u0022:\u0022\u003c\u0022}'</script>"#),
    Case("JSON in text", "<p>{{ j }}", "<p>{&quot;a&quot;:&quot;&lt;&quot;}"),
    Case(
      "double quotes", "<script>x = \"{{ t }}\"</script>", "<script>x = \"\(inScript)\"</script>"),
    Case("single quotes", "<script>x = '{{ t }}'</script>", "<script>x = '\(inScript)'</script>"),
    Case(
      "template literal", "<script>x = `{{ t }}${ {{ plain }} }{{ plain }}`</script>",
      "<script>x = `\(inScript)${ \"題 名\" }題 名`</script>"),
    Case(
      "line comment", "<script>// {{ plain }}\nx = {{ plain }}</script>",
      "<script>// \"題 名\"\nx = \"題 名\"</script>"),
    Case(
      "block comment", "<script>/* {{ t }} */</script>", "<script>/* \"\(inQuotes)\" */</script>"),
    Case(
      "regular expression", "<script>x = /{{ plain }}[/]{{ void }}/.test(y)</script>",
      "<script>x = /題\\u0020名[/](?:)/.test(y)</script>"),
    Case(
      "quotes in a regular expression", "<script>x = /[\"']/; y = {{ plain }}</script>",
      "<script>x = /[\"']/; y = \"題 名\"</script>"),
    Case(
      "division", "<script>x = a / {{ n }} / \"{{ plain }}\"</script>",
      "<script>x = a / -1 / \"題 名\"</script>"),
    Case(
      "HTML comments", "<script><!--\nx = {{ plain }}\n--></script>{{ t }}",
      "<script><!--\nx = \"題 名\"\n--></script>\(text)"),
    Case(
      "JSON-LD", "<script type=\"application/ld+json\">{\"a\": \"{{ t }}\"}</script>",
      "<script type=\"application/ld+json\">{\"a\": \"\(inScript)\"}</script>"),
    Case(
      "loop",
      "<script>[{% for i in list %}{{ i }}{% unless forloop.last %},{% endunless %}{% endfor %}]</script>{{ t }}",
      "<script>[\"\\u003c/script\\u003e\",1,null]</script>\(text)"),
    Case(
      "event handler", "<p onclick=\"f('{{ t }}', {{ plain }})\">",
      "<p onclick=\"f('\(inScript)', &quot;題 名&quot;)\">"),
    Case(
      "event handler with references", "<p onclick='f(&quot;{{ t }}&quot;)'>",
      "<p onclick='f(&quot;\(inScript)&quot;)'>"),
    Case(
      "event handler without quotes", "<p onclick=f({{ plain }})>",
      "<p onclick=f(&quot;題&#32;名&quot;)>"),
    Case(
      "the element ends within a string", "<script>x = '</script>{{ t }}",
      "<script>x = '</script>\(text)"),
  ]

  static let styles: [Case] = [
    Case(
      "words", "<style>a { color: {{ color }} }</style>",
      "<style>a { color: red\\3b x\\3a url\\28 y\\29  }</style>"),
    Case(
      "attribute", "<p style=\"color: {{ color }}\">",
      "<p style=\"color: red\\3b x\\3a url\\28 y\\29 \">"),
    Case(
      "string", "<style>a { content: '{{ t }}' }</style>",
      "<style>a { content: 'a\\22 \\27 \\3c b\\3e \\26 \\5c \\60 $\\7b x\\7d /*\\a */\u{2028}題' }</style>"
    ),
    Case(
      "url", "<p style=\"background: url({{ url }})\">",
      "<p style=\"background: url(/筆/?a=1\\26 b=2)\">"),
    Case(
      "url in quotes", "<p style=\"background: url('{{ url }}')\">",
      "<p style=\"background: url('/筆/?a=1\\26 b=2')\">"),
    Case(
      "comment", "<style>/* {{ t }} */</style>{{ t }}",
      "<style>/* a\\22 \\27 \\3c b\\3e \\26 \\5c \\60 \\24 \\7b x\\7d \\2f \\2a \\a \\2a \\2f \u{2028}題 */</style>\(text)"
    ),
  ]

  static let addresses: [Case] = [
    Case("address", "<a href=\"{{ url }}\">", "<a href=\"/筆/?a=1&amp;b=2\">"),
    Case("query", "<a href=\"/?q={{ url }}\">", "<a href=\"/?q=/筆/?a=1%26b=2\">"),
    Case("picture", "<img src=\"{{ picture }}\">", "<img src=\"data:image/png;base64,AA==\">"),
    Case("behind a path", "<a href=\"/{{ js }}\">", "<a href=\"/ java\tscript:alert(1)\">"),
    Case("not in srcset", "<img alt=\"{{ js }}\">", "<img alt=\" java\tscript:alert(1)\">"),
  ]

  @Test(arguments: places + scripts + styles + addresses)
  func escapes(_ row: Case) {
    #expect(Self.setting.result(row.template) == row.result)
  }

  static let blocked: [Case] = [
    Case("scheme", "<a href=\"{{ js }}\">", "<a href=\"#blocked\">"),
    Case("data", "<iframe src='{{ page }}'></iframe>", "<iframe src='#blocked'></iframe>"),
    Case("without quotes", "<a href={{ js }}>", "<a href=#blocked>"),
    Case("two values", "<a href=\"{{ java }}{{ script }}\">", "<a href=\"#blocked\">"),
    Case("value and literal", "<a href=\"{{ java }}script:x\">", "<a href=\"#blocked:x\">"),
    Case("literal and value", "<a href=\"java{{ script }}\">", "<a href=\"#blocked\">"),
    Case("references", "<a href=\"{{ entity }}\">", "<a href=\"#blocked\">"),
    Case(
      "branches", "<a href=\"{% if on %}{{ java }}{% endif %}{{ script }}\">",
      "<a href=\"#blocked\">"),
    Case("animation", "<svg><set to=\"{{ js }}\">", "<svg><set to=\"#blocked\">"),
    Case(
      "capture", "{% capture c %}{{ js }}{% endcapture %}<a href=\"{{ c }}\">",
      "<a href=\"#blocked\">"),
  ]

  @Test(arguments: blocked)
  func leavesOutAddressesThatRunScripts(_ row: Case) {
    let (text, findings) = Self.setting.render(row.template)
    #expect(text == row.result)
    #expect(findings.count == 1 && findings[0].contains("' address was left out"))
    #expect(findings[0].contains("warning: a '"))
  }

  static let refused: [Case] = [
    Case(
      "attributes", "<p {{ t }}>",
      "page.html:1:7: error: a value among the attributes of a tag | hint: write it as name=\"{{ … }}\", or add '| raw' if it is markup of your own"
    ),
    Case(
      "attribute name", "<p o{{ t }}=1>",
      "page.html:1:8: error: a value in the name of an attribute | hint: write the name out, in the branches of an 'if'"
    ),
    Case(
      "tag name", "<{{ t }}>",
      "page.html:1:5: error: a value as the name of a tag | hint: write the name out, in the branches of an 'if'"
    ),
    Case(
      "tag name that may become script", "<s{{ t }}>",
      "page.html:1:6: error: a value in the name of a tag | hint: write the name out, in the branches of an 'if'"
    ),
    Case(
      "javascript address", "<a href=\"JavaScript:f('{{ t }}')\">",
      "page.html:1:27: error: a value in a 'javascript:' address | hint: hand the value over in a data attribute, and let a script read it"
    ),
    Case(
      "slash that nobody can tell", "<script>if (x) /'/.test(y); z = {{ t }}</script>",
      "page.html:1:36: error: a value behind a slash that may begin a regular expression or be a division | hint: put brackets around the expression before it, or hand the value over in a data attribute"
    ),
    Case(
      "behind a backslash", "<script>x = '\\{{ t }}'</script>",
      "page.html:1:18: error: a value behind a backslash | hint: take the backslash out"),
    Case(
      "branches", "<p title={% if on %}\"a{% else %}'a{% endif %}{{ t }}\">",
      "page.html:1:10: error: the branches of 'if' end at different places of the markup: in the value of an attribute, and in the value of an attribute | hint: close in each branch what it opens"
    ),
    Case(
      "branch that opens a script", "{% if on %}<script>{% endif %}{{ t }}",
      "page.html:1:1: error: the branches of 'if' end at different places of the markup: within 'script', and in text | hint: close in each branch what it opens"
    ),
    Case(
      "loop", "{% for i in list %}<p title=\"{% endfor %}",
      "page.html:1:1: error: a turn of this loop ends elsewhere in the markup than it began: in the value of an attribute, not in text | hint: close within it what it opens"
    ),
    Case(
      "break", "{% for i in list %}<p {% if on %}{% break %}{% endif %}>{% endfor %}",
      "page.html:1:34: error: the loop is left elsewhere in the markup than its turn began: within a tag, not in text | hint: close within it what it opens"
    ),
    Case(
      "capture", "{% capture c %}<p title=\"{% endcapture %}{{ c }}",
      "page.html:1:1: error: 'capture' ends elsewhere in the markup than it began: in the value of an attribute, not in text | hint: close within it what it opens"
    ),
    Case(
      "end", "<p>題<script>",
      "page.html:1:12: error: the template ends within 'script' | hint: close what is open there"),
    Case(
      "attribute name from branches", "<p {% if on %}on{% endif %}click=\"{{ t }}\">",
      "page.html:1:38: error: a value in an attribute whose name is put together from parts | hint: write the whole name in each branch"
    ),
    Case(
      "script within a script", "<script><!-- <script>{{ t }}</script>",
      "page.html:1:20: error: '<script' behind '<!--' within a script | hint: write it as '<\\script', or take '<!--' out"
    ),
    Case(
      "table within a tag", "<p {% tablerow i in list %}{% endtablerow %}>",
      "page.html:1:4: error: a table in the wrong place of the markup: within a tag, not in text | hint: close within it what it opens"
    ),
  ]

  @Test(arguments: refused)
  func refuses(_ row: Case) {
    #expect(Self.setting.result(row.template) == row.result)
  }

  static let joined: [Case] = [
    Case(
      "attribute in a branch", "<p{% if on %} class=\"a\"{% endif %} title=\"{{ t }}\">",
      "<p class=\"a\" title=\"\(text)\">"),
    Case(
      "tag in branches", "<{% if no %}h1{% else %}h2{% endif %} title=\"{{ t }}\">",
      "<h2 title=\"\(text)\">"),
    Case(
      "flag in a branch", "<input {% if on %}checked{% endif %}>{{ t }}", "<input checked>\(text)"),
    Case(
      "value in branches", "<p class=\"{% if on %}a{% endif %} {{ t }}\">",
      "<p class=\"a \(text)\">"),
    Case(
      "values in a loop", "<p class=\"{% for i in list %}{{ i }} {% endfor %}\">",
      "<p class=\"&lt;/script&gt; 1  \">"),
    Case(
      "include within a tag", "<p {% include attribute.html %}>{{ t }}",
      "<p title=\"\(text)\">\(text)"),
    Case(
      "include within a script",
      "<script>x = {% include value.html %}</script>{% include value.html %}",
      "<script>x = \"\(inQuotes)\"</script>\(text)"),
    Case(
      "include that opens", "{% include open.html %}{{ url }}{% include close.html %}{{ t }}",
      "<a href=\"/筆/?a=1&amp;b=2\">\(text)"),
    Case(
      "computed include",
      "{% assign v = 'value' %}<script>x = {% include v %}</script>{% include v %}",
      "<script>x = \"\(inQuotes)\"</script>\(text)"),
    Case(
      "literal pieces of tags", "{{ '<p title=\"' }}{{ t }}{{ '\">' }}", "<p title=\"\(text)\">"),
    Case(
      "a piece that is kept is text", "{% assign a = '<p title=\"' %}{{ a }}", "&lt;p title=&quot;"),
    Case(
      "case", "<p class=\"{% case no %}{% when 1 %}a{% else %}{{ t }}{% endcase %}\">",
      "<p class=\"\(text)\">"),
    Case("cycle", "<p class=\"{% cycle 'a', t %}\">", "<p class=\"a\">"),
  ]

  @Test(arguments: joined)
  func followsTheMarkupThroughTags(_ row: Case) {
    #expect(Self.setting.result(row.template) == row.result)
  }

  @Test func aComputedIncludeThatCannotStandThereIsToldWhileRendering() {
    #expect(
      Self.setting.result(
        "{% assign v = 'value' %}<p title=\"{% include v %}\">{% assign v = 'open' %}{% include v %}"
      )
        == "page.html:1:75: error: the include 'open' cannot stand at this place of the markup | hint: write its name out, to see why"
    )
  }

  @Test func problemsOfAnIncludeAreToldWithTheChain() {
    var setting = Self.setting
    setting.templates = [("includes/a.html", "{{ t }}")]
    #expect(
      setting.result("<p {% include a.html %}>{% include a.html %}")
        == "includes/a.html:1:4: error: a value among the attributes of a tag | hint: write it as name=\"{{ … }}\", or add '| raw' if it is markup of your own | note: page.html:1:15: included here"
    )
  }
}
