import CJKText

/// Every address at which a site will have something, and where the links of its pages lead.
struct SiteAddresses: Sendable {
  let origin: String
  let basePath: String
  let outputs: [Output]
  /// Outputs by the paths that a server answers them at, decoded and without the base path.
  private let places: [ByteKey: Int]
  /// The host and port of the site's own address, in lower case.
  private let host: String

  init(_ outputs: [Output], _ configuration: SiteConfiguration) {
    self.outputs = outputs
    origin = configuration.origin
    basePath = configuration.basePath
    host = Self.host(of: configuration.origin).lowercased()
    var places: [ByteKey: Int] = [:]
    places.reserveCapacity(outputs.count * 3)
    for (index, output) in outputs.enumerated() {
      let path = output.url.text
      places[ByteKey(path)] = index
      guard PathText.endsWithSlash(path) else { continue }
      // A server sends those who ask for a folder without a slash to the one with it.
      places[ByteKey(path + "index.html")] = index
      places[ByteKey(String(Substring(path.utf8.dropLast())))] = index
    }
    self.places = places
  }

  /// The output that a server answers a path with.
  subscript(path: String) -> Int? { places[ByteKey(path)] }

  /// The base path as people read it.
  var shownBasePath: String { PercentDecoding.decode(basePath) ?? basePath }

  /// The paths of all pages and files, for suggestions.
  var paths: some Sequence<String> { outputs.lazy.map(\.url.text) }

  /// Where a link leads.
  ///
  /// - Parameters:
  ///   - link: the address as a browser reads it from the markup.
  ///   - folder: the folder of the page that it stands in, below the base path, with slashes around.
  /// - Returns: what is there, or that there is nothing.
  func destination(of link: String, from folder: String) -> LinkDestination {
    let link = link.trimmingASCIIBlanks
    if link.isEmpty { return .ownPage(fragment: nil) }
    if link.utf8.first == UInt8(ascii: "#") { return .ownPage(fragment: Self.fragment(of: link)) }
    guard AbsoluteLinks.leavesSite(link) else {
      return isRooted(link) ? fromRoot(link) : inside(joined(link, folder), of: link)
    }
    let scheme = link.prefix { $0 != ":" && $0 != "/" }.lowercased()
    guard ["http", "https", ""].contains(scheme) else { return .unchecked }
    guard Self.host(of: link).lowercased() == host else {
      return scheme.isEmpty ? .external("https:" + link) : .external(link)
    }
    let rest = link.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
    let path = String(Substring(rest.drop { !"/?#".utf8.contains($0) }))
    return fromRoot(isRooted(path) ? path : "/" + path, namesHost: true)
  }

  private func isRooted(_ link: String) -> Bool { PathText.beginsWithSlash(link) }

  /// A path from the root of the host: below the base path it is the site's.
  private func fromRoot(_ link: String, namesHost: Bool = false) -> LinkDestination {
    let path = Self.path(of: link)
    guard !basePath.isEmpty else { return inside(path, of: link) }
    if let below = RelativeLinks.path(path, below: basePath) { return inside(below, of: link) }
    // What is beside the site may be another one; a page of ours is a slip.
    guard !namesHost, case .page = inside(path, of: link) else { return .unchecked }
    return .missing(path: path, isOutside: true)
  }

  /// A path below the base path.
  private func inside(_ path: String, of link: String) -> LinkDestination {
    let flat = Self.withoutDots(path)
    guard let decoded = PercentDecoding.decode(flat) else {
      return .missing(path: flat, isOutside: false)
    }
    guard let output = self[decoded] else { return .missing(path: decoded, isOutside: false) }
    return .page(output, fragment: Self.fragment(of: link))
  }

  private func joined(_ link: String, _ folder: String) -> String {
    PercentEncoding.path(folder) + Self.path(of: link)
  }

  // MARK: - Parts of addresses

  private static func host(of address: String) -> String {
    let rest = address.utf8.drop { $0 != UInt8(ascii: "/") }.drop { $0 == UInt8(ascii: "/") }
    return String(Substring(rest.prefix { !"/?#".utf8.contains($0) }))
  }

  private static func path(of link: String) -> String {
    String(Substring(link.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }))
  }

  /// What stands behind `#`, as it is written; nil for what is at the top of every page, and for
  /// words that a browser looks for in the text.
  private static func fragment(of link: String) -> String? {
    guard let hash = link.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
    let fragment = String(Substring(link.utf8[link.utf8.index(after: hash)...]))
    if fragment.isEmpty || fragment.lowercased() == "top" { return nil }
    if fragment.utf8.contains(UInt8(ascii: "~")),
      let words = fragment.utf8.firstRange(of: ":~:".utf8)
    {
      let before = String(Substring(fragment.utf8[..<words.lowerBound]))
      return before.isEmpty ? nil : before
    }
    return fragment
  }

  /// RFC 3986, section 5.2.4.
  private static func withoutDots(_ path: String) -> String {
    let dot = UInt8(ascii: ".")
    let mayHaveDots = zip(path.utf8, path.utf8.dropFirst()).contains {
      $0 == UInt8(ascii: "/") && $1 == dot
    }
    guard mayHaveDots || path.utf8.first == dot else { return path }
    var parts: [String] = []
    let steps = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for step in steps.dropFirst() {
      switch String(Substring(step)) {
      case ".": continue
      case "..": _ = parts.popLast()
      case let name: parts.append(name)
      }
    }
    let last = steps.last.map { String(Substring($0)) }
    if last == "." || last == ".." { parts.append("") }
    return "/" + parts.joined(separator: "/")
  }
}

/// Where a link leads.
enum LinkDestination: Sendable, Hashable {
  /// To a page or file of the site, by its place among the outputs; the fragment as it is written.
  case page(Int, fragment: String?)
  /// To the page that it stands in.
  case ownPage(fragment: String?)
  /// To a place of the site where nothing is.
  ///
  /// The path is decoded; `isOutside` when it is one of the site's without the base path.
  case missing(path: String, isOutside: Bool)
  /// To another site.
  case external(String)
  /// To what only the reader's machine or another site of the host knows.
  case unchecked
}

extension String {
  /// Without blanks at both ends, which browsers take off addresses.
  fileprivate var trimmingASCIIBlanks: String {
    guard utf8.first?.isASCIIBlank == true || utf8.last?.isASCIIBlank == true else { return self }
    var rest = utf8[...]
    while rest.first?.isASCIIBlank == true { rest.removeFirst() }
    while rest.last?.isASCIIBlank == true { rest.removeLast() }
    return String(Substring(rest))
  }
}
