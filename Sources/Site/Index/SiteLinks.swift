import CJKText
import Dates
import Diagnostics

/// The addresses to which the documents of a site link among themselves.
///
/// One pure step between loading and the index.
struct SiteLinks: Sendable {
  /// The documents as they were given, with all links in their texts filled in.
  let documents: [Document]
  /// For each document the addresses.
  let addresses: [[String]]
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - documents: as they were loaded.
  ///   - others: what is known of Markdown files that are no document of the site.
  ///   - basePath: the path below which the site is served.
  init(_ documents: [Document], others: @autoclosure () -> [OtherSource], basePath: String) {
    guard documents.contains(where: { !$0.links.isEmpty }) else {
      self.documents = documents
      addresses = documents.map { _ in [] }
      diagnostics = []
      return
    }
    let targets = LinkTargets(documents, others: others(), basePath: basePath)
    var linked: [Document] = []
    var all: [[String]] = []
    var diagnostics: [Diagnostic] = []
    for document in documents {
      let addresses = document.links.map { targets.address(of: $0, &diagnostics) }
      linked.append(document.links.isEmpty ? document : document.linked(to: addresses))
      all.append(addresses)
    }
    self.documents = linked
    addresses = all
    self.diagnostics = diagnostics
  }
}

/// A Markdown file that is no document of the site.
struct OtherSource: Sendable {
  enum Reason: Sendable {
    case draft
    case future(DateTime)
    case withdrawn
    /// It has an error of its own, which is told elsewhere.
    case failed
  }

  let path: String
  let reason: Reason
}

/// Finds documents by the paths of their files.
struct LinkTargets {
  private var documents: [String: Document] = [:]
  private var others: [String: OtherSource.Reason] = [:]
  private let basePath: String

  init(_ documents: some Sequence<Document>, others: [OtherSource], basePath: String) {
    self.basePath = basePath
    for document in documents {
      self.documents[Normalization.nfc(document.source)] = document
      if let bundle = document.bundle { self.documents[Normalization.nfc(bundle)] = document }
    }
    for other in others {
      self.others[Normalization.nfc(other.path)] = other.reason
      let file = ContentCatalog.MarkdownFile(other.path)
      if let bundle = file.bundle { self.others[Normalization.nfc(bundle)] = other.reason }
    }
  }

  /// The address that a link means; what is wrong with it is an error.
  func address(of link: DocumentLink, _ diagnostics: inout [Diagnostic]) -> String {
    if let document = documents[Normalization.nfc(link.target)] {
      let path = link.file.map { URLPath(safe: document.url.folder + Normalization.nfc($0)) }
      return basePath + (path ?? document.url).encoded + PercentEncoding.address(link.suffix)
    }
    if let problem = problem(with: link) { diagnostics.append(problem) }
    return ""
  }

  private func problem(with link: DocumentLink) -> Diagnostic? {
    let path = PathText.below(link.target, ContentCatalog.folder)
    let name = "'\(link.file.map { path + "/" + $0 } ?? path)'"
    switch others[Normalization.nfc(link.target)] {
    case .failed: return nil
    case .draft:
      return .error(
        "this leads to \(name), which is a draft", at: link.place,
        hint: "publish the draft, take the link out, or build with --drafts")
    case .future(let date):
      return .error(
        "this leads to \(name), which is held back until \(date.xmlSchema)", at: link.place,
        hint: "take the link out until then, or build with --future")
    case .withdrawn:
      return .error(
        "this leads to \(name), which says 'published: false'", at: link.place,
        hint: "take the link out")
    case nil:
      let known = documents.values.map { PathText.below($0.source, ContentCatalog.folder) }
      return .error(
        "no file \(name) in content/", at: link.place,
        hint: Suggestion.hint(for: path, among: known) ?? "paths start at the folder of this file")
    }
  }
}
