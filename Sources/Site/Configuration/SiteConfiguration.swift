import CJKText
import Dates
import Liquid
import Markdown

/// What site.yml says about a whole site.
struct SiteConfiguration: Sendable {
  /// A way to group posts, such as by category or tag.
  struct TaxonomyKey: Sendable, Hashable {
    /// The front-matter key and the folder of its pages: `tags`.
    let name: String
    /// Another front-matter key that is read like it: `tag`.
    let singular: String?
  }

  /// Scheme and host without a slash at the end: `https://example.com`.
  var origin = "http://localhost:4000"
  /// The path under which the site is served, empty or `/blog`.
  var basePath = ""
  var title = ""
  var description = ""
  /// A BCP 47 tag; decides type, words of the theme and reading speed where a page has no own.
  var language = "ja"
  var zone = TimeZone.utc
  var zoneName = "UTC"
  var author: String?
  var permalink = PermalinkPattern.standard
  /// Posts on one page of a list.
  var paginate = 10
  var taxonomies = [
    TaxonomyKey(name: "categories", singular: "category"),
    TaxonomyKey(name: "tags", singular: "tag"),
  ]
  /// Newest posts that a feed holds.
  var feedLength = 20
  /// Whether each term has a feed of its own.
  var hasTermFeeds = false
  var readingRates = ReadingRates()
  /// How Markdown is read where front matter says nothing else; its language is the site's.
  var markdown = MarkdownOptions.site
  /// Whether posts show a table of contents where front matter says nothing.
  var showsTableOfContents = false
  /// What becomes of a root variable that no template can have set.
  var undefinedVariables = Environment.UndefinedRule.error
  /// What `fude check` looks for.
  var checks = CheckSettings()
  /// Where the site can be published to.
  var publishTargets: [PublishSettings] = []
  /// All keys as templates see them under `site`, in the file's order.
  var values: [(String, Value)] = []
}
