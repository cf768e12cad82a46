import Dates
import Liquid

/// The environment that a site's templates are compiled with.
enum TemplateEnvironment {
  static func make(
    _ configuration: SiteConfiguration, words: ThemeWords, now: Int
  ) -> Environment {
    var environment = Environment(
      vocabulary: SiteKey.vocabulary, rootVariables: SiteKey.rootVariables)
    environment.timeZone = configuration.zone
    environment.now = configuration.zone.dateTime(atEpoch: now)
    let language = configuration.language
    environment.language = { pageLanguage($0) ?? language }
    AddressFilters.register(in: &environment, configuration)
    DateFilters.register(in: &environment, configuration.zone)
    WordFilter.register(in: &environment, words, language: language)
    MarkupFilters.register(in: &environment, configuration)
    TextFilters.register(in: &environment)
    SmartText.register(in: &environment)
    ListFilters.register(in: &environment)
    DocumentTags.register(in: &environment, configuration)
    environment.register(includeTag: "include_relative", of: nil)
    environment.register(includeTag: "seo", of: "seo.html")
    environment.register(includeTag: "feed_meta", of: "feed-meta.html")
    return environment
  }

  /// The language of the page that is being rendered.
  static func pageLanguage(_ context: FilterContext) -> String? {
    guard let page = context.root("page"),
      case .text(let language)? = page.member(context.environment.key("lang"))
    else { return nil }
    return language
  }
}
