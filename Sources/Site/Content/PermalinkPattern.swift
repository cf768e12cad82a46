import CJKText
import Dates
import Diagnostics

/// A pattern such as `/:year/:month/:day/:slug/` from which the paths of posts are made.
struct PermalinkPattern: Sendable, Hashable {
  /// What a pattern may name; the words are Jekyll's.
  enum Placeholder: String, Sendable, CaseIterable {
    case year
    case month
    case day
    case i_month  // swift-format-ignore: AlwaysUseLowerCamelCase
    case i_day  // swift-format-ignore: AlwaysUseLowerCamelCase
    case hour
    case minute
    case second
    case title
    case slug
    case category
    case categories
    case filename
  }

  /// What a post puts in the places of a pattern.
  struct Values {
    /// In the site's time zone; nil for a page.
    let date: DateTime?
    /// The slug, in lower case.
    let slug: String
    /// The same with its case kept, as Jekyll's `:title`.
    let title: String
    /// Slugs of the categories, in the post's order.
    let categories: [String]
    /// The file's name as it is, without its extension.
    let fileName: String
  }

  struct Problem: Error, Hashable {
    let message: String
    let hint: String
  }

  private enum Part: Sendable, Hashable {
    case text(String)
    case placeholder(Placeholder)
  }

  private let parts: [Part]

  static let standard = PermalinkPattern(parts: [
    .text("/"), .placeholder(.year), .text("/"), .placeholder(.month), .text("/"),
    .placeholder(.day), .text("/"), .placeholder(.slug), .text("/"),
  ])

  /// Jekyll's names for common patterns.
  private static let named = [
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title.html",
  ]

  static func parse(_ text: String) -> Result<PermalinkPattern, Problem> {
    var parts: [Part] = []
    var rest = (named[text] ?? text)[...]
    while let colon = rest.firstIndex(of: ":") {
      if colon > rest.startIndex { parts.append(.text(String(rest[..<colon]))) }
      let after = rest[rest.index(after: colon)...]
      let word = String(after.prefix { ($0.isASCII && $0.isLetter) || $0 == "_" })
      guard let placeholder = Placeholder(rawValue: word) else { return .failure(unknown(word)) }
      parts.append(.placeholder(placeholder))
      rest = after.dropFirst(word.count)
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return .success(PermalinkPattern(parts: parts))
  }

  private static func unknown(_ word: String) -> Problem {
    let words = Placeholder.allCases.map(\.rawValue)
    return Problem(
      message: "unknown placeholder ':\(word)' in 'permalink'",
      hint: Suggestion.nearest(to: word, among: words).map { "did you mean ':\($0)'?" }
        ?? "known: " + words.map { ":" + $0 }.joined(separator: " "))
  }

  /// Whether the pattern cannot be filled without a date.
  var needsDate: Bool {
    parts.contains { part in
      switch part {
      case .placeholder(.title), .placeholder(.slug), .placeholder(.category),
        .placeholder(.categories), .placeholder(.filename), .text:
        false
      default: true
      }
    }
  }

  /// The pattern with all places filled; a place without a value is left out with its slash.
  func path(for values: Values) throws(URLPath.Problem) -> URLPath {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .placeholder(let placeholder): text += Self.fill(placeholder, values)
      }
    }
    return try URLPath(author: text)
  }

  private static func fill(_ placeholder: Placeholder, _ values: Values) -> String {
    switch placeholder {
    case .title: return values.title
    case .slug: return values.slug
    case .filename: return Slug.pathComponent(values.fileName, lowercased: false)
    case .category: return values.categories.first ?? ""
    case .categories: return values.categories.joined(separator: "/")
    default: return values.date.map { fill(placeholder, date: $0) } ?? ""
    }
  }

  private static func fill(_ placeholder: Placeholder, date: DateTime) -> String {
    switch placeholder {
    case .year: padded(date.year, to: 4)
    case .month: padded(date.month, to: 2)
    case .day: padded(date.day, to: 2)
    case .i_month: String(date.month)
    case .i_day: String(date.day)
    case .hour: padded(date.hour, to: 2)
    case .minute: padded(date.minute, to: 2)
    case .second: padded(date.second, to: 2)
    default: ""
    }
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
