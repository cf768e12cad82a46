import Testing

@testable import Site

/// What `fude check` finds, and that it writes nothing.
struct CheckTests {
  private static func check(_ files: [String: String]) async throws -> ([String], Bool) {
    let site = try TemporarySite(files)
    let found = await site.check().diagnostics.map(\.summary)
    return (found, site.files().isEmpty && site.files(in: ".fude").isEmpty)
  }

  @Test(arguments: [
    ("{{ page.title }}{{ page.motto }}{{ page.next.title }}", nil),
    (
      "{{ page.titel }}",
      "templates/post.html:1:4: warning: 'page.titel': no page has it [did you mean 'title'?]"
    ),
    (
      "{{ page.moto }}",
      "templates/post.html:1:4: warning: 'page.moto': no page has it [did you mean 'motto'?]"
    ),
    (
      "{% if page.水差し %}{% endif %}",
      "templates/post.html:1:7: warning: 'page.水差し': no page has it [add '水差し' to the front matter of a page, or take this out]"
    ),
    (
      "{% for p in site.posts %}{{ p.title }}{{ p.next.dat }}{% endfor %}",
      "templates/post.html:1:42: warning: 'post.next.dat': no page has it [did you mean 'date'?]"
    ),
    ("{% for page in site.data.x %}{{ page.titel }}{% endfor %}", nil),
    ("{% for p in site.posts %}{% endfor %}{{ site.posts.size }}{{ site.posts[0].title }}", nil),
  ])
  func keysThatNoPageHas(_ template: String, _ expected: String?) async throws {
    let (found, isUntouched) = try await Self.check([
      "content/posts/2025-12-28-a.md": post("題", "motto: 一筆\n"), "templates/post.html": template,
    ])
    #expect(found == [expected].compactMap { $0 })
    #expect(isUntouched)
  }

  @Test func theDefaultThemeHasNothingToCorrect() async throws {
    let site = try TemporarySite(
      ["content/posts/2025-12-28-a.md": post("題"), "content/about.md": "---\ntitle: 私\n---\n文\n"],
      plain: false)
    #expect(await site.check().diagnostics.map(\.summary) == [])
  }

  @Test func errorsOfAllStagesTogether() async throws {
    let (found, isUntouched) = try await Self.check([
      "content/posts/2025-12-28-a.md": post("題", "layout: pots\n"),
      "templates/post.html": "{{ page.titel | upcas }}",
    ])
    #expect(
      found == [
        "content/posts/2025-12-28-a.md:4:9: error: no layout named 'pots' [did you mean 'post'?]",
        "templates/post.html:1:17: error: no filter named 'upcas' [did you mean 'upcase'?]",
      ])
    #expect(isUntouched)
  }

  @Test func whatARenderFindsIsFoundToo() async throws {
    let (found, _) = try await Self.check([
      "content/posts/2025-12-28-a.md": post("題"),
      "templates/post.html": "{{ page.reading_time | modulo: 0 }}",
    ])
    #expect(
      found == ["templates/post.html:1:24: error: the filter 'modulo' cannot divide by 0"])
  }

  @Test(arguments: [
    ("error", ["templates/post.html:1:4: error: no variable named 'pgae' [did you mean 'page'?]"]),
    ("warn", ["templates/post.html:1:4: warning: no variable named 'pgae' [did you mean 'page'?]"]),
    ("ignore", []),
    (
      "warning",
      [
        "site.yml:3:21: error: unknown value 'warning' for 'undefined' [use error, warn, ignore]",
        "templates/post.html:1:4: error: no variable named 'pgae' [did you mean 'page'?]",
      ]
    ),
  ])
  func undefinedVariables(_ rule: String, _ expected: [String]) async throws {
    let (found, _) = try await Self.check([
      "site.yml": TemporarySite.settings + "liquid: {undefined: \(rule)}\n",
      "content/posts/2025-12-28-a.md": post("題"), "templates/post.html": "{{ pgae.title }}",
    ])
    #expect(found == expected)
  }

  @Test func unknownSettingsOfLiquid() async throws {
    let (found, _) = try await Self.check([
      "site.yml": TemporarySite.settings + "liquid: {undefind: warn}\n"
    ])
    #expect(
      found == [
        "site.yml:3:10: error: unknown key 'undefind' in 'liquid' [did you mean 'undefined'?]"
      ])
  }

  @Test func profile() async throws {
    let site = try TemporarySite([
      "content/posts/2025-12-28-a.md": post("甲"), "content/posts/2025-01-02-b.md": post("乙"),
      "templates/post.html":
        "---\nlayout: outer\n---\n{% include box.html %}{% include box.html %}",
      "templates/outer.html": "（{{ content }}）", "templates/includes/box.html": "箱",
    ])
    let report = await site.build { $0.profiles = true }
    let profile = try #require(report.profile)
    let entries = profile.templates.entries
    #expect(entries["post.html"]?.renders == 2)
    #expect(entries["outer.html"]?.renders == 2)
    #expect(entries["includes/box.html"]?.renders == 4)
    #expect(entries["includes/box.html"]?.bytes == 12)
    #expect(entries["post.html"]?.bytes == 12)
    for entry in entries.values { #expect(entry.own <= entry.total) }
    #expect(profile.slowest.count == 10)
    #expect(await site.build().profile == nil)
  }
}
