import Diagnostics

extension CheckRule {
  /// An image has more bytes than a page should make its readers load.
  static let imageSize = CheckRule(
    "image-size", limit: Limit(range: 1...1_000_000_000, standard: 500_000),
    look: .survey {
      CheckSurvey {
        ShownImages($0)
      } find: { shown, site in
        await LargeImages(site).findings(shown)
      }
    })
}

/// The images of content/ that a document shows.
private struct ShownImages: Sendable {
  let document: String
  let images: [String]

  init?(_ document: CheckedDocument) {
    images = document.destinations.compactMap { $0.shownAsset }
    if images.isEmpty { return nil }
    self.document = document.file.path
  }
}

extension MarkdownDestination {
  /// The file of content/ that it shows as an image.
  fileprivate var shownAsset: String? {
    guard isImage else { return nil }
    switch target {
    case .asset(let path, _): return path
    case .document(let folder, let file?, _): return folder + "/" + file
    default: return nil
    }
  }
}

/// The images of a site that are over the limit.
private struct LargeImages {
  private let site: CheckedSite
  private let limit: Int
  /// In bytes, by path.
  private let sizes: [String: Int]

  private static let extensions = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"]

  init(_ site: CheckedSite) {
    self.site = site
    let limit = site.settings.limit(of: .imageSize)
    self.limit = limit
    let large = site.scan.assets.filter { asset in
      asset.stamp.size > limit
        && Self.extensions.contains { asset.path.lowercased().hasSuffix($0) }
    }
    sizes = Dictionary(uniqueKeysWithValues: large.map { ($0.path, $0.stamp.size) })
  }

  /// One for each image: where the first document shows it, else at the image itself.
  func findings(_ shown: [ShownImages]) async -> [CheckFinding] {
    if sizes.isEmpty { return [] }
    var places: [String: SourceLocation] = [:]
    for (image, place) in await self.places(shown).joined() where places[image] == nil {
      places[image] = place
    }
    return sizes.keys.sorted(by: PathText.precedes).map { image in
      CheckFinding(
        "the image '\(image)' has \(sizes[image] ?? 0) bytes, more than \(limit)",
        at: places[image] ?? SourceLocation(path: image),
        hint: "make it smaller, or give 'image-size' another number in site.yml")
    }
  }

  /// Where documents show large images; only those documents are read again.
  private func places(
    _ shown: [ShownImages]
  ) async -> [[(image: String, place: SourceLocation)]] {
    let sizes = sizes
    let documents = shown.filter { $0.images.contains { sizes[$0] != nil } }.map(\.document)
    return await site.reader.map(only: Set(documents)) { document in
      document.places { $0.shownAsset.map { sizes[$0] != nil } ?? false }.compactMap { place in
        place.destination.shownAsset.map { ($0, document.file.location(at: place.offset)) }
      }
    }
  }
}
