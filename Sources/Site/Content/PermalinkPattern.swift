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
    /// What the slug is made from; with its case kept it is Jekyll's `:title`.
    let name: String
    /// The categories as written, in the post's order.
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

  /// Whether the pattern makes folders: it ends with a slash, or in a name without an extension
  /// of its own.
  ///
  /// A dot in a slug (`v1.2`) is no extension.
  private var makesFolders: Bool {
    guard case .text(let end)? = parts.last else { return true }
    return PathText.endsWithSlash(end) || !PathText.name(end).contains(".")
  }

  /// Whether posts can have different paths by this pattern.
  var tellsPostsApart: Bool {
    parts.contains { part in
      switch part {
      case .placeholder(.slug), .placeholder(.title), .placeholder(.filename),
        .placeholder(.second):
        true
      default: false
      }
    }
  }

  /// The pattern with all places filled; a place without a value is left out with its slash.
  func path(for values: Values) throws(URLPath.Problem) -> URLPath {
    var text = ""
    text.reserveCapacity(64)
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .placeholder(let placeholder): text += Self.fill(placeholder, values)
      }
    }
    return try URLPath(author: text, isFolder: makesFolders)
  }

  private static func fill(_ placeholder: Placeholder, _ values: Values) -> String {
    switch placeholder {
    case .title: Slug.pathComponent(values.name, lowercased: false)
    case .slug: values.slug
    case .filename: Slug.pathComponent(values.fileName, lowercased: false)
    case .category: values.categories.first.map { Slug.slug($0) } ?? ""
    case .categories: values.categories.map { Slug.slug($0) }.joined(separator: "/")
    case .year: padded(values.date?.year, to: 4)
    case .month: padded(values.date?.month, to: 2)
    case .day: padded(values.date?.day, to: 2)
    case .i_month: padded(values.date?.month, to: 1)
    case .i_day: padded(values.date?.day, to: 1)
    case .hour: padded(values.date?.hour, to: 2)
    case .minute: padded(values.date?.minute, to: 2)
    case .second: padded(values.date?.second, to: 2)
    }
  }

  /// The number with zeros before it; nothing for no number.
  private static func padded(_ number: Int?, to width: Int) -> String {
    guard let number else { return "" }
    var digits = String(number)
    while digits.utf8.count < width { digits = "0" + digits }
    return digits
  }
}
