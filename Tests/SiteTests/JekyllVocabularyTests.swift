import Testing

@testable import Site

/// Jekyll's filters and tags, as a site's templates see them.
///
/// What Jekyll 4.3 gives for these was looked at; where Fude differs the row says so.
struct JekyllVocabularyTests {
  private static let data = """
    text: "Crème brûlée & co. — 筆記 2.0"
    words: "日本語 テキスト hello world、終わり。"
    spaces: "  a \\n\\t b  c "
    quotes: "\\"Hi\\" it's -- a --- b... '筆'"
    address: "https://x.example/a b?q=日本&z=[1]#f"
    items:
      - {name: 乙, count: 2, tags: [x, y], version: "10"}
      - {name: 甲, tags: [y], version: "9"}
      - {name: 丙, count: 1, tags: [], version: "100"}
    map: {p: {n: 1}, q: {n: 2}}
    list: [春, 夏, 秋, 冬]
    pair: [春, 夏]
    day: 2008-11-07 13:07:54 +0900
    yes: true
    """

  static let text: [(String, String)] = [
    ("d.text | slugify: 'none'", "crème brûlée &amp; co. — 筆記 2.0"),
    ("d.text | slugify: 'raw'", "crème-brûlée-&amp;-co.-—-筆記-2.0"),
    ("d.text | slugify", "crème-brûlée-co-筆記-2.0"),  // Jekyll: …-筆記-2-0
    ("d.text | slugify: 'pretty'", "crème-brûlée-&amp;-co.-筆記-2.0"),
    ("d.text | slugify: 'ascii'", "cr-me-br-l-e-co-2-0"),
    ("d.text | slugify: 'latin'", "creme-brulee-co-筆記-2.0"),  // Jekyll leaves 筆記 out.
    ("'が' | slugify: 'latin'", "が"),
    ("d.words | number_of_words", "4"), ("d.words | number_of_words: 'cjk'", "13"),
    ("d.words | number_of_words: 'auto'", "13"), ("'a b' | number_of_words: 'auto'", "2"),
    ("d.spaces | normalize_whitespace", "a b c"),
    ("d.text | cgi_escape", "Cr%C3%A8me+br%C3%BBl%C3%A9e+%26+co.+%E2%80%94+%E7%AD%86%E8%A8%98+2.0"),
    ("d.address | uri_escape", "https://x.example/a%20b?q=%E6%97%A5%E6%9C%AC&amp;z=[1]#f"),
    ("d.quotes | smartify", "“Hi” it’s – a — b… ‘筆’"),
    ("'/a/index.html' | strip_index", "/a/"),
    ("d.yes | to_integer", "1"), ("'12月' | to_integer", "12"), ("2.9 | to_integer", "2"),
    ("'a<b>' | xml_escape", "a&lt;b&gt;"),
    ("'**筆**' | markdownify", "<p><strong>筆</strong></p>\n"),
    ("d.list | inspect", "[&quot;春&quot;, &quot;夏&quot;, &quot;秋&quot;, &quot;冬&quot;]"),
    ("d.map | jsonify", "{&quot;p&quot;:{&quot;n&quot;:1},&quot;q&quot;:{&quot;n&quot;:2}}"),
    ("'/筆/' | relative_url", "/%E7%AD%86/"),
    ("'/筆/' | absolute_url", "https://example.com/%E7%AD%86/"),
  ]

  static let dates: [(String, String)] = [
    ("d.day | date_to_string", "07 Nov 2008"),
    ("d.day | date_to_string: 'ordinal'", "7th Nov 2008"),
    ("d.day | date_to_string: 'ordinal', 'US'", "Nov 7th, 2008"),
    ("d.day | date_to_long_string", "07 November 2008"),
    ("d.day | date_to_long_string: 'ordinal'", "7th November 2008"),
    ("d.day | date_to_long_string: 'ordinal', 'US'", "November 7th, 2008"),
    ("'2020-01-22' | date_to_string: 'ordinal'", "22nd Jan 2020"),
    ("d.day | date_to_xmlschema", "2008-11-07T13:07:54+09:00"),
    ("d.day | date_to_rfc822", "Fri, 07 Nov 2008 13:07:54 +0900"),
    ("d.day | date: '%-Y年%-m月%-d日（%a）'", "2008年11月7日（金）"),
  ]

  static let lists: [(String, String)] = [
    ("d.items | where: 'name', '甲' | map: 'version' | join", "9"),
    ("d.items | where: 'tags', 'y' | map: 'name' | join", "乙 甲"),
    ("d.items | where: 'count', '2' | map: 'name' | join", "乙"),
    ("d.items | where: 'count', nil | map: 'name' | join", "甲"),
    ("d.items | where: 'count' | map: 'name' | join", "乙 丙"),
    ("d.map | where: 'n', 1 | size", "1"),
    ("d.items | where_exp: 'i', 'i.count > 1' | map: 'name' | join", "乙"),
    ("d.items | where_exp: 'i', \"i.count == 1 or i.name == '甲'\" | map: 'name' | join", "甲 丙"),
    ("d.items | where_exp: 'i', 'i.tags contains limit' | map: 'name' | join", "乙 甲"),
    ("d.items | find: 'name', '丙' | inspect | size", "55"),
    ("d.items | find_exp: 'i', 'i.count == 1' | map: 'name' | join", "丙"),
    ("d.items | group_by: 'count' | map: 'size' | join", "1 1 1"),
    ("d.items | group_by_exp: 'i', 'i.tags | size' | map: 'name' | join", "2 1 0"),
    ("d.items | sort: 'count' | map: 'name' | join", "甲 丙 乙"),
    ("d.items | sort: 'count', 'last' | map: 'name' | join", "丙 乙 甲"),
    ("d.items | sort: 'version' | map: 'version' | join", "9 10 100"),
    ("d.list | array_to_sentence_string", "春, 夏, 秋, and 冬"),
    ("d.pair | array_to_sentence_string: 'または'", "春 または 夏"),
    ("d.list | push: '年' | join", "春 夏 秋 冬 年"), ("d.list | pop: 2 | join", "春 夏"),
    ("d.list | shift | join", "夏 秋 冬"), ("d.list | unshift: '年' | join", "年 春 夏 秋 冬"),
    ("d.list | sample: 2 | size", "2"), ("d.list | sample | size", "1"),
  ]

  @Test func filters() async throws {
    let rows = Self.text + Self.dates + Self.lists
    let template =
      "{% assign d = site.data.d %}{% assign limit = 'y' %}"
      + rows.map { "<i>{{ \($0.0) }}</i>" }.joined(separator: "‖")
    let site = try TemporarySite([
      "data/d.yml": Self.data, "templates/post.html": template,
      "content/posts/2025-01-01-a.md": post("題"),
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let parts = site.files()["2025/12/28/a/index.html"]?.split(separator: "‖") ?? []
    #expect(parts.count == rows.count)
    for (row, part) in zip(rows, parts) { #expect("<i>\(row.1)</i>" == part, "\(row.0)") }
  }

  @Test func tags() async throws {
    let site = try TemporarySite([
      "site.yml": "title: 硯\nurl: https://example.com\nbase_path: /b\n",
      "content/posts/2025-01-01-筆.md": post("題"), "content/about.md": "---\ntitle: 私\n---\n文\n",
      "templates/post.html":
        "{% link about.md %} {% link _posts/2025-01-01-筆.md %} {% post_url 2025-01-01-筆 %} "
        + "{% include_relative parts/note.html text='注' %} {% include box.html %}",
      "templates/parts/note.html": "※{{ include.text }}{% include_relative end.html %}",
      "templates/parts/end.html": "。",
      "templates/includes/box.html": "[{% include_relative inner.html %}]",
      "templates/includes/inner.html": "中",
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    #expect(
      site.files()["2025/12/28/筆/index.html"]
        == "/b/about/ /b/2025/12/28/%E7%AD%86/ /b/2025/12/28/%E7%AD%86/ ※注。 [中]")
  }

  @Test func highlight() async throws {
    let site = try TemporarySite([
      "content/posts/2025-01-01-a.md": post("題<名>"),
      "templates/post.html": """
      {% highlight 無い言語 %}
      <p class="{{ page.title }}
      {% endhighlight %}<p>{{ page.title }}</p>
      """,
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    #expect(
      site.files()["2025/12/28/a/index.html"] == """
        <pre><code class="language-無い言語">&lt;p class=&quot;題&lt;名&gt;
        </code></pre>
        <p>題&lt;名&gt;</p>
        """)
  }

  @Test func includesOfOtherKinds() async throws {
    let site = try TemporarySite([
      "content/posts/2025-01-01-a.md": post("題\"名"),
      "templates/post.html": "<script>{% include js/a.js %}</script>{% include icon.svg %}",
      "templates/includes/js/a.js": "let t = {{ page.title }};",
      "templates/includes/icon.svg": "<svg><title>{{ page.title }}</title></svg>",
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    #expect(
      site.files()["2025/12/28/a/index.html"]
        == "<script>let t = \"題\\u0022名\";</script><svg><title>題&quot;名</title></svg>")
  }

  @Test func seoAndFeedMeta() async throws {
    let site = try TemporarySite([
      "content/posts/2025-01-01-a.md": post("題"),
      "templates/post.html": "<head>{% seo %}{% feed_meta %}</head>",
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let page = site.files()["2025/12/28/a/index.html"] ?? ""
    for part in [
      "<title>題 — 硯</title>", "<link rel=\"canonical\" href=\"https://example.com/2025/12/28/a/\">",
      "<meta property=\"og:type\" content=\"article\">", "\"@type\": \"BlogPosting\"",
      "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"硯\" href=\"/feed.xml\">",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test(arguments: [
    (
      "{{ 'a' | scssify }}",
      "templates/post.html:1:10: error: there is no filter 'scssify' here [compile style sheets before the build, and put the CSS into templates/assets]"
    ),
    (
      "{{ site.posts | where_exp: 'p', page.x }}",
      "templates/post.html:1:17: error: the filter 'where_exp' needs its variable and its expression in quotes [write it like | where_exp: \"item\", \"item.name\"]"
    ),
    (
      "{{ site.posts | where_exp: 'p', 'q.x > 1' }}",
      "templates/post.html:1:34: error: no variable named 'q'"
    ),
    (
      "{% link abuot.md %}",
      "templates/post.html:1:1: error: no file 'abuot.md' [did you mean 'about.md'?]"
    ),
    (
      "{% post_url 2025-01-01-b %}",
      "templates/post.html:1:1: error: no post '2025-01-01-b' [did you mean '2025-01-01-a'?]"
    ),
    (
      "{{ 'a' | slugify: 'pretti' }}",
      "templates/post.html:1:10: error: the filter 'slugify' has no mode 'pretti' [use none, raw, default, pretty, ascii, latin]"
    ),
    (
      "{{ site.posts | sort: 'title', 'lst' }}",
      "templates/post.html:1:17: error: the filter 'sort' has no order 'lst' for nil [use 'first' or 'last']"
    ),
  ])
  func errors(_ template: String, _ expected: String) async throws {
    let site = try TemporarySite([
      "content/posts/2025-01-01-a.md": post("題"), "content/about.md": "---\ntitle: 私\n---\n文\n",
      "templates/post.html": template,
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [expected])
  }
}
