import CJKText

/// Gathers the links and identifiers of pages while these are rendered.
///
/// Each worker has one. A link that it has met before costs a hash and a look: the links of a theme
/// stand on every page.
struct LinkCollector {
  private let addresses: SiteAddresses
  private let wantsExternal: Bool
  /// By the hash of a link and, for a relative one, of the folder that it starts from.
  private var known: [UInt64: Int] = [:]
  private var targets: [LinkTarget] = []
  /// For each target and kind the last page that noted it.
  private var noted: [SIMD4<Int32>] = []

  /// - Parameters:
  ///   - addresses: what the site has.
  ///   - wantsExternal: whether links to other sites are to be noted.
  init(_ addresses: SiteAddresses, wantsExternal: Bool) {
    self.addresses = addresses
    self.wantsExternal = wantsExternal
  }

  /// What one output says.
  ///
  /// - Parameters:
  ///   - page: its place among the outputs.
  ///   - bytes: as rendered.
  /// - Returns: its links and identifiers; nothing for what is neither HTML nor XML.
  mutating func links(of page: Int, in bytes: [UInt8]) -> PageLinks {
    let output = addresses.outputs[page]
    guard output.isMarkup else { return PageLinks() }
    var reading = Reading(page: page, folder: output.url.folder)
    bytes.withUnsafeBufferPointer { markup in
      var scanner = MarkupScanner(markup)
      while let event = scanner.next() {
        switch event {
        case .attribute(let name, let element, let range):
          read(name, of: element, UnsafeBufferPointer(rebasing: markup[range]), &reading)
        case .tagEnd(let element, let end):
          if element == .image { endImage(&reading) }
          if element == .location { readLocation(markup, from: end, &reading) }
        }
      }
    }
    checkOwnFragments(&reading)
    return reading.found
  }

  /// What is known of the page that is being read.
  private struct Reading {
    let page: Int
    var folder: String
    var found = PageLinks(isRead: true)
    /// Links to places in the page itself, with their fragments.
    var fragments: [(target: Int, fragment: String)] = []
    var hasWords = false
    var imageSource: Int?

    init(page: Int, folder: String) {
      self.page = page
      self.folder = folder
    }
  }

  private mutating func read(
    _ name: MarkupName, of element: MarkupName, _ value: UnsafeBufferPointer<UInt8>,
    _ reading: inout Reading
  ) {
    switch name {
    case .href: readAddress(value, element, &reading)
    case .src, .poster:
      let target = target(of: value, &reading)
      if element == .image, name == .src { reading.imageSource = target }
      note(target, element == .image || name == .poster ? .image : .resource, &reading)
    case .srcset:
      for candidate in AddressList(CharacterReferences.decode(value)).candidates {
        let address = Array(candidate.address.utf8)
        let target = address.withUnsafeBufferPointer { bytes in self.target(of: bytes, &reading) }
        note(target, .image, &reading)
      }
    case .alt: reading.hasWords = true
    case .id: reading.found.ids.append(Self.hash(ofIdentifier: value))
    case .name where element == .a: reading.found.ids.append(Self.hash(ofIdentifier: value))
    default: break
    }
  }

  private mutating func readAddress(
    _ value: UnsafeBufferPointer<UInt8>, _ element: MarkupName, _ reading: inout Reading
  ) {
    if element == .base {
      // What is relative on such a page is relative to that.
      let base = CharacterReferences.decode(value)
      if case .page(let output, _) = addresses.destination(of: base, from: reading.folder) {
        reading.folder = addresses.outputs[output].url.folder
      }
      return
    }
    note(target(of: value, &reading), element == .link ? .resource : .link, &reading)
  }

  /// An address in a sitemap.
  private mutating func readLocation(
    _ markup: UnsafeBufferPointer<UInt8>, from start: Int, _ reading: inout Reading
  ) {
    let end = markup.firstIndex(of: UInt8(ascii: "<"), from: start)
    let value = UnsafeBufferPointer(rebasing: markup[start..<end])
    note(target(of: value, &reading), .link, &reading)
  }

  private mutating func endImage(_ reading: inout Reading) {
    if !reading.hasWords, let source = reading.imageSource {
      note(source, .imageWithoutWords, &reading)
    }
    (reading.hasWords, reading.imageSource) = (false, nil)
  }

  // MARK: - Targets

  private mutating func target(
    of value: UnsafeBufferPointer<UInt8>, _ reading: inout Reading
  ) -> Int {
    var key = XXHash64.hash(UnsafeRawBufferPointer(value))
    // A page's folder counts for relative links only; most are none.
    if value.first != UInt8(ascii: "/") {
      var print = Fingerprint(value: key)
      print.add(reading.folder)
      key = print.value
    }
    if let place = known[key] { return place }
    let written = CharacterReferences.decode(value)
    targets.append(
      LinkTarget(
        written: written, addresses.destination(of: written, from: reading.folder)))
    noted.append(SIMD4(repeating: -1))
    known[key] = targets.count - 1
    return targets.count - 1
  }

  private mutating func note(_ place: Int, _ kind: LinkUse.Kind, _ reading: inout Reading) {
    let page = Int32(truncatingIfNeeded: reading.page)
    guard noted[place][Int(kind.rawValue)] != page else { return }
    noted[place][Int(kind.rawValue)] = page
    let target = targets[place]
    switch target.destination {
    case .ownPage(let fragment?): reading.fragments.append((place, fragment))
    case .page(reading.page, let fragment?): reading.fragments.append((place, fragment))
    case .page(_, nil), .ownPage(nil), .unchecked:
      if kind != .imageWithoutWords { return }
      reading.found.uses.append(LinkUse(target: target, kind: kind))
    case .external:
      guard wantsExternal || kind == .imageWithoutWords else { return }
      reading.found.uses.append(LinkUse(target: target, kind: kind))
    case .page, .missing: reading.found.uses.append(LinkUse(target: target, kind: kind))
    }
  }

  /// Keeps the links to places in the page itself that it does not have.
  private func checkOwnFragments(_ reading: inout Reading) {
    guard !reading.fragments.isEmpty else { return }
    let ids = Set(reading.found.ids)
    for (place, fragment) in reading.fragments
    where !Self.hashes(ofFragment: fragment).contains(where: ids.contains) {
      reading.found.uses.append(LinkUse(target: targets[place], kind: .link))
    }
  }

  // MARK: - Identifiers

  private static func hash(ofIdentifier value: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard value.contains(UInt8(ascii: "&")) else {
      return XXHash64.hash(UnsafeRawBufferPointer(value))
    }
    return hash(of: CharacterReferences.decode(value))
  }

  /// The identifiers of a page's elements, in its order.
  static func identifiers(in bytes: [UInt8]) -> [String] {
    bytes.withUnsafeBufferPointer { markup in
      var scanner = MarkupScanner(markup)
      var found: [String] = []
      while let event = scanner.next() {
        guard case .attribute(let name, let element, let range) = event,
          name == .id || (name == .name && element == .a)
        else { continue }
        found.append(CharacterReferences.decode(UnsafeBufferPointer(rebasing: markup[range])))
      }
      return found
    }
  }

  private static func hash(of text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { XXHash64.hash(UnsafeRawBufferPointer($0)) }
  }

  /// The hashes of the identifiers that a browser looks for: the fragment as it is, then decoded
  /// (WHATWG HTML, "find a potential indicated element").
  static func hashes(ofFragment fragment: String) -> [UInt64] {
    let decoded = PercentDecoding.decode(fragment)
    return [hash(of: fragment)] + (decoded == fragment ? [] : decoded.map { [hash(of: $0)] } ?? [])
  }
}

extension Output {
  /// Whether links may stand in it.
  var isMarkup: Bool {
    switch content {
    case .jsonFeed, .robots: false
    case .themeAsset: false
    case .asset: file.hasSuffix(".html")
    default: file.hasSuffix(".html") || file.hasSuffix(".xml")
    }
  }
}
