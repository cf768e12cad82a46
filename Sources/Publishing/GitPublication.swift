import Paths

/// Publishes to a branch of a git repository, as one commit: readers see all of it or nothing.
///
/// No lock is needed: the branch is moved only from the commit that was looked at.
struct GitPublication: Sendable {
  let remote: String
  let branch: String
  let keepsHistory: Bool
  let site: SiteFiles
  let target: PublicationTarget
  let options: PublicationOptions

  /// GitHub Pages leaves out what Jekyll would, unless this file is there.
  private static let marker = ".nojekyll"

  func run() async throws(PublicationError) -> PublicationReport {
    let scratch = try Scratch()
    let report = try await run(index: scratch.path + "/index")
    _ = consume scratch
    return report
  }

  private func run(index: String) async throws(PublicationError) -> PublicationReport {
    let repository = try await GitRepository(
      ofSite: site.root, index: index, secrets: target.secrets)
    let tip = try await repository.tip(of: branch, at: remote)
    if let tip { try await repository.fetch(tip, of: branch, from: remote) }
    let present =
      if let tip { try await repository.files(of: tip) } else { [GitRepository.Entry]() }
    let named = try await named(writes: !options.isDryRun, repository)
    let known = try await known(present, named, repository)
    let plan = PublicationPlan(named, known: known, headers: nil)
    guard !options.isDryRun, !plan.isEmpty else {
      return PublicationReport(plan, isDone: !options.isDryRun)
    }
    let tree = try await tree(named, plan, present, tip, repository)
    let commit = try await repository.commit(
      tree, parent: keepsHistory ? tip : nil,
      message:
        "Publish \(plan.added.count + plan.changed.count) files, delete \(plan.removed.count)\n")
    try await repository.push(commit, to: branch, of: remote, expecting: tip)
    var report = PublicationReport(plan, isDone: true)
    report.unpurged = options.keepsUnpurged ? plan.touched : []
    return report
  }

  /// The site with the names that git has for its files as their contents.
  private func named(
    writes: Bool, _ repository: GitRepository
  ) async throws(PublicationError) -> SiteFiles {
    let blobs = try await repository.blobs(
      site.files.map(\.path), in: site.folder, writes: writes)
    return SiteFiles(
      root: site.root, folder: site.folder,
      files: zip(site.files, blobs).map { .init(path: $0.path, size: $0.size, content: $1) })
  }

  /// What fude has published to the branch, with what is there in its place.
  private func known(
    _ present: [GitRepository.Entry], _ named: SiteFiles, _ repository: GitRepository
  ) async throws(PublicationError) -> [PublishedList.Entry] {
    if present.contains(where: { $0.path == "site.yml" }) {
      throw PublicationError(
        "the branch \(branch) holds the site's source", hint: "publish to a branch of its own")
    }
    let blobs = Dictionary(present.map { (Array($0.path.utf8), $0.blob) }) { first, _ in first }
    let kept = present.first { $0.path == PublishedList.name }?.blob
    let list: PublishedList? =
      if let kept { PublishedList(try await repository.bytes(of: kept)) } else { nil }
    let foreign = named.files.filter { file in
      list == nil && blobs[Array(file.path.utf8)].map { $0 != file.content } ?? false
    }
    if let one = foreign.first, kept == nil, !options.adopts {
      throw .foreignFiles(foreign.count, such: one.path, at: target.name)
    }
    let paths = list?.entries.map(\.path) ?? named.files.map(\.path)
    let sizes = Dictionary(named.files.map { (Array($0.path.utf8), $0.size) }) { first, _ in first }
    return paths.compactMap { path in
      guard let blob = blobs[Array(path.utf8)] else { return nil }
      return PublishedList.Entry(
        path: path, size: sizes[Array(path.utf8)] ?? 0, content: blob, headers: nil)
    }
  }

  private func tree(
    _ named: SiteFiles, _ plan: PublicationPlan, _ present: [GitRepository.Entry],
    _ tip: GitRepository.ObjectID?, _ repository: GitRepository
  ) async throws(PublicationError) -> GitRepository.ObjectID {
    let list = PublishedList(plan.listAfter(named, headers: nil))
    var added = plan.uploads.map { GitRepository.Entry(path: $0.file.path, blob: $0.file.content) }
    added.append(.init(path: PublishedList.name, blob: try await repository.write(list.bytes)))
    let paths = present.map(\.path) + named.files.map(\.path)
    if !paths.contains(Self.marker) {
      added.append(.init(path: Self.marker, blob: try await repository.write([])))
    }
    return try await repository.tree(from: tip, without: plan.removed, with: added)
  }
}
