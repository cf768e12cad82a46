import Dates
import Liquid

/// The environment that a site's templates are compiled with.
enum TemplateEnvironment {
  static func make(
    _ configuration: SiteConfiguration, words: ThemeWords, now: Int
  ) -> Environment {
    var environment = Environment(
      vocabulary: SiteKey.vocabulary, rootVariables: SiteKey.rootVariables)
    environment.sharedRootVariables = ["site", "jekyll"]
    environment.undefined = configuration.undefinedVariables
    environment.timeZone = configuration.zone
    let moment = configuration.zone.dateTime(atEpoch: now)
    environment.now = { ($0.object as? PageRoot)?.clock ?? moment }
    let language = PageLanguage(environment, site: configuration.language)
    environment.language = { language.tag(in: $0) }
    AddressFilters.register(in: &environment, configuration)
    DateFilters.register(in: &environment, configuration.zone)
    WordFilter.register(in: &environment, words, language)
    MarkupFilters.register(in: &environment, configuration)
    TextFilters.register(in: &environment)
    SmartText.register(in: &environment)
    ListFilters.register(in: &environment)
    DocumentTags.register(in: &environment, configuration)
    HighlightTag.register(in: &environment)
    environment.register(includeTag: "include_relative", of: nil)
    environment.register(includeTag: "seo", of: "seo.html")
    environment.register(includeTag: "feed_meta", of: "feed-meta.html")
    return environment
  }
}

/// The language of the page that is being rendered, the site's where it has none.
struct PageLanguage: Sendable {
  private let page: Key
  private let lang: Key
  /// The site's own.
  let site: String

  init(_ environment: Environment, site: String) {
    page = environment.key("page")
    lang = environment.key("lang")
    self.site = site
  }

  func tag(in context: FilterContext) -> String {
    guard case .text(let language)? = context.root(page)?.member(lang) else { return site }
    return language
  }
}
