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
