import Liquid

/// The names that the program's own objects answer to in templates.
///
/// A compiled template carries a name's position here, so that a lookup is one switch.
enum SiteKey: String, CaseIterable {
  // Root variables.
  case page, site, content, paginator, layout, jekyll
  // Posts and pages.
  case title, url, date, updated, excerpt, description, lang, image, author, authors, categories
  case category, tags, terms, reading_time, characters, words, previous, next, path, slug, draft
  case kind, id, relative_path, last_modified_at, toc, toc_html, show_toc, math, mermaid
  // Terms and archive.
  case name, count, posts, years, year, months, month, taxonomy, term, author_page
  // The site.
  case base_path, baseurl, language, timezone, time, pages, data, taxonomies, archive_url
  case feed_url, json_feed_url, generator
  // Paginated lists.
  case per_page, total_posts, total_pages, previous_page, previous_page_path, next_page
  case next_page_path, number

  static let vocabulary = allCases.map(\.rawValue)

  /// The names that a template may use without saying where they come from.
  static let rootVariables: Set<String> = [
    "page", "site", "content", "paginator", "layout", "jekyll",
  ]

  /// Nil for a name outside the vocabulary.
  init?(_ key: borrowing Key) {
    guard key.id >= 0, key.id < Self.allCases.count else { return nil }
    self = Self.allCases[key.id]
  }
}
