import Dates
import Testing

@testable import Site

@Suite struct PermalinkPatternTests {
  private let values = PermalinkPattern.Values(
    date: DateTime(year: 2025, month: 3, day: 8, hour: 4, minute: 5, second: 6, offset: 32400),
    slug: "hello-筆", name: "Hello-筆", categories: ["日記", "旅"], fileName: "2025-03-08-Hello-筆")

  @Test(
    arguments: [
      ("/:year/:month/:day/:slug/", "/2025/03/08/hello-筆/"),
      ("/:i_month/:i_day/:title/", "/3/8/Hello-筆/"),
      ("/:hour:minute:second/", "/040506/"), ("/:category/:slug.html", "/日記/hello-筆.html"),
      ("/:categories/:slug/", "/日記/旅/hello-筆/"), ("/p/:filename/", "/p/2025-03-08-Hello-筆/"),
      ("date", "/日記/旅/2025/03/08/Hello-筆.html"), ("pretty", "/日記/旅/2025/03/08/Hello-筆/"),
      ("none", "/日記/旅/Hello-筆.html"), ("plain", "/plain/"),
    ])
  func path(pattern: String, expected: String) throws {
    #expect(try PermalinkPattern.parse(pattern).get().path(for: values).text == expected)
  }

  @Test func partsWithoutValueAreLeftOut() throws {
    let page = PermalinkPattern.Values(
      date: nil, slug: "頁", name: "頁", categories: [], fileName: "頁")
    #expect(
      try PermalinkPattern.parse("/:categories/:year/:slug/").get().path(for: page).text == "/頁/")
  }

  @Test(
    arguments: [
      ("/:yaer/", "unknown placeholder ':yaer' in 'permalink'", "did you mean ':year'?"),
      (
        "/:年/", "unknown placeholder ':' in 'permalink'",
        "known: :year :month :day :i_month :i_day :hour :minute :second :title :slug :category "
          + ":categories :filename"
      ),
    ])
  func unknownPlaceholder(pattern: String, message: String, hint: String) {
    #expect(
      PermalinkPattern.parse(pattern) == .failure(.init(message: message, hint: hint)))
  }
}
