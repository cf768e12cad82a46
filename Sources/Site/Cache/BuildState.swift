import Dates
import Diagnostics

/// What a build leaves for the next: all that it loaded, and what each output was made from.
///
/// The same in memory and on the disk. Documents stay encoded until a build asks for them.
struct BuildState: Sendable {
  /// Of all that decides how files are loaded: the program, the settings, the options.
  let key: Fingerprint
  /// Of the files of content/ that documents can link to.
  let catalog: Fingerprint
  /// The build's clock, in seconds since 1970.
  var now: Int
  /// In byte order of the paths.
  var sources: [SourceRecord]
  /// site.yml, templates, data and assets, in the order in which the walk meets them.
  var inputs: [InputRecord]
  /// Documents in the order of their sources, as `KeptDocument` encodes them.
  var documents: [ArraySlice<UInt8>]
  /// For each document what the index made of it.
  var relations: [DocumentRelations]
  let structure: SiteStructure
  var facts: FactTable
  var outputs: [OutputRecord]
  /// Of the output folder's manifest.
  let manifest: Fingerprint
  /// Where it is kept; not part of what is kept.
  let cachePath: String
  var summary: Summary
  /// What is known only in the process that built; not part of what is kept.
  var memory: Memory?

  /// What a build leaves for the next one of its own process.
  struct Memory: Sendable {
    let scan: SiteScan
    /// The documents themselves, in the order of `documents`.
    let documents: [KeptDocument]
    let templates: SiteTemplates
    /// Makes the texts of the documents again.
    let bodies: BodyMaker
    /// What pages of the next build can take from those of this one.
    let fragments: FragmentStore
  }

  /// What a build that finds nothing changed reports.
  struct Summary: Sendable {
    var posts = 0
    var pages = 0
    /// The date of the newest post, in seconds since 1970.
    var newestPost = Int.min
    var diagnostics: [Diagnostic] = []
  }
}

/// Fingerprints of how a document hangs together with others.
struct DocumentRelations: Sendable, Hashable {
  var neighbours = Fingerprint()
  var terms = Fingerprint()
  /// Those to which its text links.
  let addresses: [String]
  /// Of the addresses.
  let links: Fingerprint

  init(
    neighbours: Fingerprint = Fingerprint(), terms: Fingerprint = Fingerprint(),
    addresses: [String] = []
  ) {
    self.neighbours = neighbours
    self.terms = terms
    self.addresses = addresses
    links = Self.print(of: addresses)
  }

  /// The same with other addresses.
  func with(_ addresses: [String]) -> DocumentRelations {
    DocumentRelations(neighbours: neighbours, terms: terms, addresses: addresses)
  }

  private static func print(of addresses: [String]) -> Fingerprint {
    var print = Fingerprint()
    for address in addresses { print.add(address) }
    return print
  }
}
