import Testing

@testable import CustomFilters
@testable import Site

/// The sources of Examples/CustomFilters, which are built with the tests.
struct ExamplePackageTests {
  private static func build(_ template: String) async throws -> ([String], String?) {
    let site = try TemporarySite([
      "content/posts/2025-12-28-a.md": post("漢字<b>"), "templates/post.html": template,
    ])
    let report = await site.build {
      $0.configureTemplates = { Vocabulary.register(in: &$0) }
    }
    return (report.diagnostics.map(\.summary), site.files()["2025/12/28/a/index.html"])
  }

  @Test func addsAFilterAndATag() async throws {
    let (found, page) = try await Self.build(
      "{{ page.title | ruby: 'かんじ' }}{% video dQw4w9WgXcQ %}")
    #expect(found == [])
    #expect(
      page == "<ruby>漢字&lt;b&gt;<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>"
        + "<iframe src=\"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ\" allowfullscreen></iframe>"
    )
  }

  @Test func tellsWhereItFails() async throws {
    let (found, page) = try await Self.build("\n {% video \"><script> %}{{ 'a' | ruby }}")
    #expect(
      found == ["templates/post.html:2:33: error: the filter 'ruby' takes 1 argument, not 0"])
    #expect(page == nil)
    let (second, _) = try await Self.build("\n {% video \"><script> %}")
    #expect(
      second == [
        "templates/post.html:2:2: error: '\"><script>' is not the name of a video [it has 11 letters and digits]"
      ])
  }
}
