/// One page of a list of posts that is spread over several.
struct ListPage: Sendable, Hashable {
  /// One-based.
  let number: Int
  /// At least one, also for an empty list.
  let count: Int
  /// The posts on this page, as positions in the list.
  let range: Range<Int>
  let total: Int
  let perPage: Int
  /// The address of the first page; the others lie below it.
  let base: URLPath

  var url: URLPath { Self.url(of: number, base: base) }

  static func url(of number: Int, base: URLPath) -> URLPath {
    number == 1 ? base : URLPath(safe: "\(base.text)page/\(number)/")
  }

  /// The pages that a page links to by number: the first, the last and those up to two away;
  /// nil stands for pages left out between them.
  var linkedNumbers: [Int?] {
    var numbers: [Int?] = []
    for number in Set([1, count] + (number - 2...number + 2)).sorted()
    where (1...count).contains(number) {
      if let last = numbers.last ?? nil, number - last == 2 {
        numbers.append(number - 1)
      } else if let last = numbers.last ?? nil, number - last > 2 {
        numbers.append(nil)
      }
      numbers.append(number)
    }
    return numbers
  }

  /// All pages of a list.
  static func pages(total: Int, perPage: Int, base: URLPath) -> [ListPage] {
    let count = max(1, (total + perPage - 1) / perPage)
    return (1...count).map { number in
      ListPage(
        number: number, count: count,
        range: (number - 1) * perPage..<min(total, number * perPage), total: total,
        perPage: perPage, base: base)
    }
  }
}
