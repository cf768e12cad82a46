import Testing

@testable import Site

@Suite struct ListPageTests {
  private let base = URLPath(safe: "/tags/筆/")

  @Test func pages() {
    let pages = ListPage.pages(total: 5, perPage: 2, base: base)
    #expect(pages.map(\.url.text) == ["/tags/筆/", "/tags/筆/page/2/", "/tags/筆/page/3/"])
    #expect(pages.map(\.range) == [0..<2, 2..<4, 4..<5])
  }

  @Test func anEmptyListHasOnePage() {
    let pages = ListPage.pages(total: 0, perPage: 10, base: base)
    #expect(pages.map(\.range) == [0..<0])
    #expect(pages[0].linkedNumbers == [1])
  }

  @Test(
    arguments: [
      (1, 1, [1]), (1, 3, [1, 2, 3]), (5, 10, [1, 2, 3, 4, 5, 6, 7, nil, 10]),
      (1, 10, [1, 2, 3, nil, 10]), (10, 10, [1, nil, 8, 9, 10]),
      (6, 11, [1, nil, 4, 5, 6, 7, 8, nil, 11]),
    ] as [(Int, Int, [Int?])])
  func linkedNumbers(number: Int, count: Int, expected: [Int?]) {
    let pages = ListPage.pages(total: count, perPage: 1, base: base)
    #expect(pages[number - 1].linkedNumbers == expected)
  }
}
