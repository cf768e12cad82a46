import Testing

@testable import Site

/// Each key of the front matter, by all its names, as templates see it.
@Suite struct FrontMatterKeyTests {
  private static let template = """
    {{ page.updated | date_to_xmlschema }};{{ page.categories | join: "," }};\
    {{ page.tags | join: "," }};{% for a in page.authors %}{{ a.name }},{% endfor %};\
    {{ page.excerpt | strip_newlines }};{{ page.description }};{{ page.lang }};{{ page.image }};\
    {{ page.reading_time }};{{ page.toc }};{{ page.motto }}
    """

  @Test(arguments: [
    ("updated: 2025-12-29", "2025-12-29T00:00:00Z;;;;<p>文。</p>;文。;ja;;1;;"),
    ("last_modified_at: 2025-12-29", "2025-12-29T00:00:00Z;;;;<p>文。</p>;文。;ja;;1;;"),
    ("category: 日記", ";日記;;;<p>文。</p>;文。;ja;;1;;"),
    ("categories: [日記, 旅]", ";日記,旅;;;<p>文。</p>;文。;ja;;1;;"),
    ("tags: 墨", ";;墨;;<p>文。</p>;文。;ja;;1;;"),
    ("tag: [墨, 硯]", ";;墨,硯;;<p>文。</p>;文。;ja;;1;;"),
    ("tags:", ";;;;<p>文。</p>;文。;ja;;1;;"),
    ("tags: [2025, true, 1.50, null]", ";;2025,true,1.50;;<p>文。</p>;文。;ja;;1;;"),
    ("author: {name: 花子}", ";;;花子,;<p>文。</p>;文。;ja;;1;;"),
    ("authors: [太郎, {name: 花子}]", ";;;太郎,花子,;<p>文。</p>;文。;ja;;1;;"),
    ("excerpt: 抜粋", ";;;;抜粋;抜粋;ja;;1;;"), ("summary: 要約", ";;;;要約;要約;ja;;1;;"),
    ("description: 説明", ";;;;説明;説明;ja;;1;;"), ("excerpt: \"\"", ";;;;<p>文。</p>;文。;ja;;1;;"),
    ("excerpt: 抜粋\ndescription: 説明", ";;;;抜粋;説明;ja;;1;;"),
    ("lang: zh-Hant", ";;;;<p>文。</p>;文。;zh-Hant;;1;;"),
    ("image: /画.png", ";;;;<p>文。</p>;文。;ja;/画.png;1;;"),
    ("image: {path: /画.png}", ";;;;<p>文。</p>;文。;ja;/画.png;1;;"),
    ("reading_time: 9", ";;;;<p>文。</p>;文。;ja;;9;;"),
    ("toc: true", ";;;;<p>文。</p>;文。;ja;;1;true;"), ("motto: 一筆", ";;;;<p>文。</p>;文。;ja;;1;;一筆"),
  ])
  func key(line: String, expected: String) async throws {
    let site = try TemporarySite([
      "content/posts/x.md": post("筆", line + "\n"), "templates/post.html": Self.template,
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    #expect(site.files()["2025/12/28/x/index.html"] == expected)
  }

  @Test(arguments: [
    ("2025-12-28 16:40:31 +0000", "2025-12-29T01:40:31+09:00"),
    ("2025-12-28 16:40:31 +09:00", "2025-12-28T16:40:31+09:00"),
    ("2025-12-28 16:40:31Z", "2025-12-29T01:40:31+09:00"),
    ("2025-12-28T16:40:31.5-05:00", "2025-12-29T06:40:31+09:00"),
    ("2025-12-28T16:40", "2025-12-28T16:40:00+09:00"),
    ("2025-12-28 16:40:31", "2025-12-28T16:40:31+09:00"),
    ("2025-12-28", "2025-12-28T00:00:00+09:00"), ("2025/12/28", "2025-12-28T00:00:00+09:00"),
  ])
  func date(text: String, expected: String) async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + "timezone: Asia/Tokyo\npermalink: /:slug/\n",
      "content/posts/筆.md": post("筆", date: text),
      "templates/post.html": "{{ page.date | date_to_xmlschema }}",
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    #expect(site.files()["筆/index.html"] == expected)
  }

  @Test(arguments: [
    ("2025-12-28-筆.md", "2025-12-28 筆"), ("2025-1-8-筆.md", "2025-01-08 筆"),
    ("2025-01-08-筆/index.markdown", "2025-01-08 筆"), ("旅/2025-1-8-筆.MD", "2025-01-08 筆"),
  ])
  func dateInTheFileName(name: String, expected: String) async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + "permalink: /x/:slug/\n",
      "content/posts/\(name)": "---\ntitle: 題\n---\n",
      "templates/post.html": "{{ page.date | date: \"%Y-%m-%d\" }} {{ page.slug }}",
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    #expect(site.files()["x/筆/index.html"] == expected)
  }
}
