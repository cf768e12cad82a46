import Liquid

/// The site as it is known before it is rendered, as rules look at it.
struct CheckedSite: Sendable {
  let graph: SiteGraph
  let library: TemplateLibrary
  let theme: Theme
  /// The files that it is made from.
  let scan: SiteScan
  /// Posts that are not shown yet.
  let heldBack: [BuildReport.HeldBack]
  /// The addresses that it had once, when there is something to compare with.
  let earlier: EarlierSite?
  /// Reads documents once more, for what a first look could not know to look for.
  let reader: DocumentReader

  /// All posts and pages that are shown.
  var documents: [Document] { graph.index.posts + graph.index.pages }
  var configuration: SiteConfiguration { graph.configuration }
  var settings: CheckSettings { configuration.checks }
  var basePath: String { configuration.basePath }
}

/// Reads documents again.
struct DocumentReader: Sendable {
  let loader: DocumentLoader
  let jobs: Int

  /// What a closure makes of each document, in the order of the paths; all processors work on it.
  ///
  /// It gives nil for a document of which nothing is wanted; `isWanted` tells from a file's bytes
  /// whether it has to be read as a document at all.
  func map<Result: Sendable>(
    where isWanted: @escaping @Sendable ([UInt8]) -> Bool = { _ in true },
    _ body: @escaping @Sendable (CheckedDocument) -> Result?
  ) async -> [Result] {
    await map(loader.catalog.markdown, where: isWanted, body)
  }

  /// The same for some documents, by the paths of their files.
  func map<Result: Sendable>(
    only paths: Set<String>, _ body: @escaping @Sendable (CheckedDocument) -> Result?
  ) async -> [Result] {
    await map(
      loader.catalog.markdown.filter { paths.contains($0.path) }, where: { _ in true }, body)
  }

  private func map<Result: Sendable>(
    _ files: [ContentCatalog.MarkdownFile], where isWanted: @escaping @Sendable ([UInt8]) -> Bool,
    _ body: @escaping @Sendable (CheckedDocument) -> Result?
  ) async -> [Result] {
    await Parallel.map(files.count, jobs: jobs) { place -> Result? in
      guard let bytes = try? POSIX.read(loader.root + "/" + files[place].path), isWanted(bytes)
      else { return nil }
      let (survey, results) = CheckSurvey.gathering(body)
      var loader = loader
      loader.check = DocumentCheck(surveys: [survey], settings: loader.configuration.checks)
      _ = loader.load(files[place], bytes)
      return results().first
    }.compactMap { $0 }
  }
}
