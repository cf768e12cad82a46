import Paths

/// What has to be done so that a target holds the site.
public struct PublicationPlan: Sendable, Hashable {
  struct Upload: Sendable, Hashable {
    let file: SiteFiles.File
    /// Nil where the target serves nothing.
    let headers: FileHeaders?
    let wave: UploadWave
  }

  /// Files that the target does not have, in byte order.
  public private(set) var added: [String] = []
  /// Files that it has otherwise, or that may be there in part.
  public private(set) var changed: [String] = []
  /// Files that fude published and the site has no more.
  public private(set) var removed: [String] = []
  /// How many files stay as they are.
  public private(set) var unchanged = 0
  private(set) var uploads: [Upload] = []
  /// The folders in which the site has no more files, each after those in it.
  private(set) var emptied: [String] = []

  /// Whether there is nothing to do.
  public var isEmpty: Bool { uploads.isEmpty && removed.isEmpty }

  /// All files whose addresses give something else afterwards, in byte order.
  public var touched: [String] { (added + changed + removed).sorted(by: PathText.precedes) }

  /// Compares a site with what was published.
  ///
  /// - Parameters:
  ///   - site: the site.
  ///   - known: what fude published before.
  ///   - headers: what the target serves with files; nil where that is not the target's affair.
  init(_ site: SiteFiles, known: [PublishedList.Entry], headers: CacheRules?) {
    var index = 0
    for file in site.files {
      while index < known.count, PathText.precedes(known[index].path, file.path) {
        removed.append(known[index].path)
        index += 1
      }
      let isKnown = index < known.count && !PathText.precedes(file.path, known[index].path)
      add(file, headers?.headers(of: file.path), known: isKnown ? known[index] : nil)
      if isKnown { index += 1 }
    }
    removed += known[index...].map(\.path)
    let folders = removed.flatMap { path in
      PathText.folders(above: path).prefix { !site.hasFile(below: $0) }
    }
    // What lies in a folder comes after it in the order of bytes.
    emptied = folders.sorted { PathText.precedes($1, $0) }.reduce(into: []) { list, folder in
      if list.last.map({ PathText.precedes(folder, $0) }) ?? true { list.append(folder) }
    }
  }

  private mutating func add(
    _ file: SiteFiles.File, _ headers: FileHeaders?, known: PublishedList.Entry?
  ) {
    guard let known else {
      added.append(file.path)
      uploads.append(.init(file: file, headers: headers, wave: .init(path: file.path, isNew: true)))
      return
    }
    if known.content == file.content, known.size == file.size, known.headers == headers?.text {
      unchanged += 1
      return
    }
    changed.append(file.path)
    uploads.append(.init(file: file, headers: headers, wave: .init(path: file.path, isNew: false)))
  }

  /// The uploads of each wave that has any, in order.
  var waves: [(wave: UploadWave, uploads: [Upload])] {
    UploadWave.allCases.compactMap { wave in
      let members = uploads.filter { $0.wave == wave }
      return members.isEmpty ? nil : (wave, members)
    }
  }

  /// What is gone, first those that name others.
  var deletions: [[String]] {
    let waves = removed.map { ($0, UploadWave(path: $0, isNew: false)) }
    return UploadWave.allCases.reversed().compactMap { wave in
      let members = waves.filter { $0.1 == wave }.map(\.0)
      return members.isEmpty ? nil : members
    }
  }

  /// What the list says once all is done.
  func listAfter(_ site: SiteFiles, headers: CacheRules?) -> [PublishedList.Entry] {
    site.files.map {
      .init(
        path: $0.path, size: $0.size, content: $0.content,
        headers: headers?.headers(of: $0.path).text)
    }
  }

  /// What the list says before the first upload: all that may be there until the end, and of what is
  /// on its way or about to go, nothing more than that.
  func listDuring(known: [PublishedList.Entry]) -> [PublishedList.Entry] {
    var entries: [PublishedList.Entry] = []
    var index = 0
    for path in touched {
      while index < known.count, PathText.precedes(known[index].path, path) {
        entries.append(known[index])
        index += 1
      }
      if index < known.count, !PathText.precedes(path, known[index].path) { index += 1 }
      entries.append(.init(path: path, size: 0, content: nil, headers: nil))
    }
    return entries + known[index...]
  }
}
