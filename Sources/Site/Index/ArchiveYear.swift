/// The posts of one year in the site's time zone.
struct ArchiveYear: Sendable {
  let year: Int
  /// Newest first; only months with posts.
  let months: [ArchiveMonth]

  var url: URLPath { URLPath(safe: "/archive/\(year)/") }
  var count: Int { months.reduce(0) { $0 + $1.posts.count } }

  /// Groups posts that stand newest first.
  static func years(of posts: [Document]) -> [ArchiveYear] {
    var years: [ArchiveYear] = []
    var months: [ArchiveMonth] = []
    var current: [Int] = []
    for index in posts.indices {
      guard let date = posts[index].date else { continue }
      current.append(index)
      let next = index + 1 < posts.count ? posts[index + 1].date : nil
      if let next, next.year == date.year, next.month == date.month { continue }
      months.append(ArchiveMonth(year: date.year, month: date.month, posts: current))
      current = []
      if let next, next.year == date.year { continue }
      years.append(ArchiveYear(year: date.year, months: months))
      months = []
    }
    return years
  }
}

/// The posts of one month.
struct ArchiveMonth: Sendable {
  let year: Int
  /// 1 to 12.
  let month: Int
  /// Indices into the site's posts, newest first.
  let posts: [Int]

  var url: URLPath { URLPath(safe: "/archive/\(year)/\(month < 10 ? "0" : "")\(month)/") }
}
