import Testing

@testable import Site

/// What each kind of output holds.
@Suite struct OutputTests {
  @Test func atomFeed() async throws {
    let site = try TemporarySite([
      "site.yml": """
      title: 硯 & 筆
      description: 説明
      url: https://example.com
      base_path: /blog
      timezone: Asia/Tokyo
      feed: {length: 1, terms: true}

      """,
      "content/posts/2025-01-02-新.md": """
      ---
      title: 新しい <b>
      date: 2025-01-02 03:04:05 +0000
      updated: 2025-02-03
      author: 太郎
      tags: [墨 & 紙]
      excerpt: "抜粋\\u0001です"
      ---
      本文[頁](/x/)![図](図.png)
      """,
      "content/posts/2024-01-02-旧.md": post("旧い", date: "2024-01-02", "tags: [墨 & 紙]\n"),
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let address = "https://example.com/blog/2025/01/02/%E6%96%B0/"
    let entry = """
      <entry xml:lang="ja">
      <title>新しい &lt;b&gt;</title>
      <link rel="alternate" type="text/html" href="\(address)"/>
      <id>\(address)</id>
      <published>2025-01-02T12:04:05+09:00</published>
      <updated>2025-02-03T00:00:00+09:00</updated>
      <author><name>太郎</name></author>
      <category term="墨 &amp; 紙"/>
      <summary>抜粋です</summary>
      <content type="html">&lt;p&gt;本文&lt;a href=&quot;https://example.com/blog/x/&quot;&gt;頁&lt;/a&gt;&lt;img \
      src=&quot;\(address)%E5%9B%B3.png&quot; alt=&quot;図&quot; /&gt;&lt;/p&gt;
      </content>
      </entry>

      """
    #expect(
      site.files()["feed.xml"] == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">
        <title>硯 &amp; 筆</title>
        <subtitle>説明</subtitle>
        <link rel="self" type="application/atom+xml" href="https://example.com/blog/feed.xml"/>
        <link rel="alternate" type="text/html" href="https://example.com/blog/"/>
        <id>https://example.com/blog/feed.xml</id>
        <updated>2025-02-03T00:00:00+09:00</updated>
        <generator>Fude</generator>
        \(entry)</feed>

        """)
    let tag = "https://example.com/blog/tags/%E5%A2%A8-%E7%B4%99/"
    #expect(
      site.files()["tags/墨-紙/feed.xml"] == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">
        <title>墨 &amp; 紙 | 硯 &amp; 筆</title>
        <link rel="self" type="application/atom+xml" href="\(tag)feed.xml"/>
        <link rel="alternate" type="text/html" href="\(tag)"/>
        <id>\(tag)feed.xml</id>
        <updated>2025-02-03T00:00:00+09:00</updated>
        <generator>Fude</generator>
        \(entry)</feed>

        """)
  }

  @Test func jsonFeed() async throws {
    let site = try TemporarySite([
      "content/posts/2025-01-02-한글.md": """
      ---
      title: 제목 "따옴표"
      date: 2025-01-02
      lang: ko
      author: 서윤
      category: 글자
      image: 그림.png
      ---
      본문
      """,
      "content/posts/그림.png": "png",
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let address = "https://example.com/2025/01/02/%ED%95%9C%EA%B8%80/"
    #expect(
      site.files()["feed.json"] == #"{"version":"https://jsonfeed.org/version/1.1","title":"硯","#
        + #""home_page_url":"https://example.com/","feed_url":"https://example.com/feed.json","language":"ja","#
        + #""items":[{"id":"\#(address)","url":"\#(address)","title":"제목 \"따옴표\"","#
        + #""content_html":"<p>본문</p>\n","summary":"본문","language":"ko","#
        + #""date_published":"2025-01-02T00:00:00Z","authors":[{"name":"서윤"}],"tags":["글자"],"#
        + #""image":"https://example.com/posts/%EA%B7%B8%EB%A6%BC.png"}]}"# + "\n")
  }

  @Test func sitemapAndRobots() async throws {
    let site = try TemporarySite([
      "site.yml": "title: 硯\nurl: https://example.com\npaginate: 1\ntaxonomies: [tags]\n",
      "content/posts/2025-01-02-一.md": post("一", date: "2025-01-02", "tags: 墨\naliases: /旧/\n"),
      "content/posts/2025-01-03-二.md": post("二", date: "2025-01-03", "updated: 2025-05-05\n"),
      "content/about.md": "---\ntitle: 紹介\n---\n",
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let entries = [
      ("2025/01/03/%E4%BA%8C/", "2025-05-05"), ("2025/01/02/%E4%B8%80/", "2025-01-02"),
      ("about/", nil),
      ("", "2025-05-05"), ("tags/", "2025-05-05"), ("tags/%E5%A2%A8/", "2025-01-02"),
      ("archive/", "2025-05-05"), ("archive/2025/", "2025-05-05"),
      ("archive/2025/01/", "2025-05-05"),
    ]
    let urls = entries.map { path, day in
      "<url><loc>https://example.com/\(path)</loc>"
        + (day.map { "<lastmod>\($0)T00:00:00Z</lastmod>" } ?? "") + "</url>\n"
    }
    #expect(
      site.files()["sitemap.xml"]
        == "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(urls.joined())</urlset>\n"
    )
    #expect(
      site.files()["robots.txt"]
        == "User-agent: *\nAllow: /\nSitemap: https://example.com/sitemap.xml\n")
  }

  @Test func aLongSitemapIsSplit() {
    let documents = (0..<OutputPlan.sitemapLimit).map { number in
      Document(stubAt: "/p/\(number)/")
    }
    let configuration = SiteConfiguration()
    let index = SiteIndex(documents, configuration)
    let theme = Theme(
      layouts: [:], assets: [], words: ThemeWords(), wordsPrint: Fingerprint())
    let plan = OutputPlan(
      index, configuration, catalog: ContentCatalog(markdown: [], assets: []), theme: theme)
    let maps = plan.outputs.filter { $0.url.text.hasPrefix("/sitemap") }
    #expect(maps.map(\.url.text) == ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml"])
    guard case .sitemapIndex(2) = maps[0].content, case .sitemap(0..<50_000) = maps[1].content,
      case .sitemap(50_000..<50_004) = maps[2].content
    else {
      Issue.record("\(maps)")
      return
    }
    let graph = SiteGraph(index: index, configuration: configuration, now: 0)
    var bytes: [UInt8] = []
    Sitemap(graph: graph).writeIndex(parts: 2, into: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        <?xml version="1.0" encoding="utf-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <sitemap><loc>http://localhost:4000/sitemap-1.xml</loc></sitemap>
        <sitemap><loc>http://localhost:4000/sitemap-2.xml</loc></sitemap>
        </sitemapindex>

        """)
  }

  @Test func redirect() async throws {
    let site = try TemporarySite([
      "site.yml": "title: 硯\nurl: https://example.com/blog\n",
      "content/posts/2025-01-02-一.md": post("一", date: "2025-01-02", "redirect_from: /旧い/頁.html\n"),
    ])
    _ = await site.build()
    let path = "/blog/2025/01/02/%E4%B8%80/"
    #expect(
      site.files()["旧い/頁.html"] == """
        <!doctype html>
        <html lang="ja">
        <head>
        <meta charset="utf-8">
        <title>https://example.com\(path)</title>
        <meta name="robots" content="noindex">
        <link rel="canonical" href="https://example.com\(path)">
        <meta http-equiv="refresh" content="0; url=\(path)">
        </head>
        <body>
        <p><a href="\(path)">https://example.com\(path)</a></p>
        </body>
        </html>

        """)
  }

  @Test func pagination() async throws {
    var files = [
      "site.yml": "title: 硯\nurl: https://example.com\npaginate: 2\n",
      "templates/home.html":
        "{{ paginator.page }}/{{ paginator.total_pages }} {{ paginator.total_posts }} "
        + "{{ paginator.previous_page_path }}‹{{ paginator.next_page_path }} "
        + "{% for post in paginator.posts %}{{ post.title }}{% endfor %}",
    ]
    for day in 1...5 {
      files["content/posts/2025-01-0\(day)-x.md"] = post(
        "第\(day)", date: "2025-01-0\(day)", "tags: 墨\n")
    }
    let site = try TemporarySite(files)
    _ = await site.build()
    let built = site.files()
    #expect(built["index.html"] == "1/3 5 ‹/page/2/ 第5第4")
    #expect(built["page/2/index.html"] == "2/3 5 /‹/page/3/ 第3第2")
    #expect(built["page/3/index.html"] == "3/3 5 /page/2/‹ 第1")
    #expect(built["tags/墨/page/3/index.html"] == "墨: 第1")
  }

  @Test func theUsersOwnFilesTakeThePlaceOfMadeOnes() async throws {
    let site = try TemporarySite([
      "content/robots.txt": "User-agent: 私\n", "content/404.md": "---\ntitle: 無い\n---\n頁は無い。\n",
      "content/index.md": "---\ntitle: 入口\n---\nようこそ。\n", "content/assets/style.css": "私の",
      "templates/home.html": "{{ page.kind }} {{ page.title }} {{ content }}",
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let files = site.files()
    #expect(files["robots.txt"] == "User-agent: 私\n")
    #expect(files["404.html"] == "無い|<p>頁は無い。</p>\n")
    #expect(files["index.html"] == "home 入口 <p>ようこそ。</p>\n")
    #expect(files["assets/style.css"] == "私の")
  }

  @Test func authorsHavePagesWhenThereAreSeveral() async throws {
    let one = try TemporarySite(["content/posts/2025-01-01-a.md": post("一", "author: 太郎\n")])
    _ = await one.build()
    #expect(one.files().keys.filter { $0.hasPrefix("authors") } == [])
    let two = try TemporarySite([
      "content/posts/2025-01-01-a.md": post("一", "authors: [太郎, {name: 서윤}]\n")
    ])
    _ = await two.build()
    #expect(
      two.files().filter { $0.key.hasPrefix("authors") } == [
        "authors/index.html": "太郎\n서윤\n", "authors/太郎/index.html": "太郎",
        "authors/서윤/index.html": "서윤",
      ])
  }

  @Test func markdownExtensionRedirectsAndImages() async throws {
    let site = try TemporarySite([
      "content/about.markdown": "---\ntitle: 頁\nredirect_from: [/古/, 旧.html]\n---\n本文\n",
      "content/posts/2025-12-28-旅.markdown": "---\ntitle: 旅\n---\n![図](図.png)\n",
      "content/posts/図.png": "png",
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let files = site.files()
    #expect(files["旧.html"] == files["古/index.html"])
    #expect(
      files["旧.html"]?.contains("<link rel=\"canonical\" href=\"https://example.com/about/\">")
        == true)
    #expect(
      files["2025/12/28/旅/index.html"]
        == "旅|<p><img src=\"/posts/%E5%9B%B3.png\" alt=\"図\" /></p>\n")
    #expect(files["posts/図.png"] == "png")
  }

  @Test func aDraftsImagesComeWithIt() async throws {
    let site = try TemporarySite([
      "content/drafts/案/index.md": "---\ntitle: 案\n---\n![図](図.png)\n",
      "content/drafts/案/図.png": "png",
    ])
    _ = await site.build { $0.includesDrafts = true }
    #expect(site.files()["2026/01/01/案/図.png"] == "png")
    #expect(
      site.files()["2026/01/01/案/index.html"]
        == "案|<p><img src=\"/2026/01/01/%E6%A1%88/%E5%9B%B3.png\" alt=\"図\" /></p>\n")
    _ = await site.build()
    #expect(site.files().keys.filter { $0.contains("案") || $0.contains("図") } == [])
  }

  @Test func dataAndKeysOfTheSite() async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + "書体: 明朝\n", "data/住所/家.yml": "町: 硯町\n",
      "data/数.json": "{\"a\":[1]}", "content/posts/x.md": post("筆"),
      "templates/post.html": "{{ site.data.住所.家.町 }} {{ site.data.数.a[0] }} {{ site.書体 }}",
    ])
    _ = await site.build()
    #expect(site.files()["2025/12/28/x/index.html"] == "硯町 1 明朝")
    try site.write("{}", to: "data/数.yml")
    #expect(
      await site.build().diagnostics.map(\.summary)
        == ["data/数.yml: error: two data files are named '数' [rename one of them]"])
  }

  @Test(arguments: [
    ("ja", String(repeating: "字", count: 101), "2 101 0"),
    ("zh", String(repeating: "字", count: 101), "3 101 0"), ("ko", "한글 낱말 셋", "2 0 3"),
    ("en", "two words", "2 0 2"),
    ("ja", "字" + String(repeating: "字。", count: 99) + "two words", "3 100 2"),
  ])
  func readingSpeed(language: String, body: String, expected: String) async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + "reading_speed: {ja: 100, zh: 50, ko: 2, other: 1}\n",
      "content/posts/x.md": post("題", "lang: \(language)\n", body: body),
      "templates/post.html": "{{ page.reading_time }} {{ page.characters }} {{ page.words }}",
    ])
    _ = await site.build()
    #expect(site.files()["2025/12/28/x/index.html"] == expected)
  }

  @Test(arguments: [("keep", "甲<b>乙</b>"), ("escape", "甲&lt;b&gt;乙&lt;/b&gt;"), ("drop", "甲乙")])
  func rawHTML(policy: String, expected: String) async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + "raw_html: \(policy)\n",
      "content/posts/x.md": post("筆", body: "甲<b>乙</b>"),
    ])
    _ = await site.build()
    #expect(site.files()["2025/12/28/x/index.html"] == "筆|<p>\(expected)</p>\n")
  }

  @Test(arguments: [
    ("/:category/:year/:i_month/:hour/:title", "旅/2025/12/08/夜v1.2/index.html"),
    ("/:slug", "夜v1.2/index.html"), ("/:year/:title.html", "2025/夜v1.2.html"),
    ("pretty", "旅/2025/12/31/夜v1.2/index.html"),
  ])
  func permalinkInTheSitesZone(pattern: String, expected: String) async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + "permalink: \(pattern)\ntimezone: Asia/Tokyo\n",
      "content/posts/夜v1.2.md": post("夜", date: "2025-12-30 23:30:00 +0000", "category: 旅\n"),
    ])
    _ = await site.build()
    #expect(site.files().keys.filter { $0.contains("夜") } == [expected])
  }

  @Test func theNotFoundPageIsNoPageForSearchEngines() async throws {
    let site = try TemporarySite(["content/404.md": "---\ntitle: 無\n---\n無い。\n"])
    _ = await site.build()
    #expect(site.files()["404.html"] == "無|<p>無い。</p>\n")
    #expect(site.files()["sitemap.xml"]?.contains("404") == false)
  }

  @Test func whatXMLForbidsIsLeftOutOfFeeds() async throws {
    let site = try TemporarySite([
      "content/posts/x.md":
        "---\ntitle: \"筆\\x01\\uFFFE墨\"\ndate: 2025-12-28\ntags: [\"札\\x02\"]\n---\n文&#xFFFE;&#1;\n"
    ])
    _ = await site.build()
    let bytes = try #require(site.bytes()["feed.xml"])
    let feed = try #require(String(validating: bytes, as: UTF8.self))
    #expect(feed.contains("<title>筆墨</title>\n"))
    #expect(feed.contains("<category term=\"札\"/>"))
    #expect(feed.contains("&lt;p&gt;文&lt;/p&gt;"))
    #expect(
      feed.unicodeScalars.allSatisfy {
        ($0.value >= 0x20 || $0 == "\n") && $0.value != 0xFFFE && $0.value != 0xFFFF
      })
  }
}

extension Document {
  /// A page with an address and nothing else.
  fileprivate convenience init(stubAt url: String) {
    self.init(
      kind: .page, source: "content\(url).md", bundle: nil, title: "頁", date: nil, updated: nil,
      slug: "",
      url: URLPath(safe: url), layout: nil, terms: [[], []], authors: [], language: "ja",
      isDraft: false, image: nil, aliases: [], links: [], body: DocumentBody(.init()),
      description: "",
      characters: 0, words: 0, readingTime: 1, features: .init(), extras: .init([]))
  }
}
