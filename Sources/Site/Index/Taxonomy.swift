/// One way in which posts are grouped, with its terms.
struct Taxonomy: Sendable {
  /// The front-matter key and the folder of its pages: `tags`.
  let name: String
  /// By number of posts, then name.
  let terms: [Term]

  var url: URLPath { URLPath(safe: "/\(name)/") }
}

/// One category, tag or author.
struct Term: Sendable {
  /// The spelling that is used most.
  let name: String
  let slug: String
  let url: URLPath
  /// Indices into the site's posts, newest first.
  let posts: [Int]
  /// All spellings that name this term, when there is more than one.
  let variants: [Variant]

  /// A spelling, how many posts use it, and the first of them.
  struct Variant: Sendable, Hashable {
    let name: String
    let count: Int
    let source: String
  }
}
