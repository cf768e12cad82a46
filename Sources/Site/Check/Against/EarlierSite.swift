import CJKText
import Diagnostics
import JSON

/// The addresses that a site had once, as a file lists them.
///
/// The file is a manifest of `.fude/`, a JSON list of paths or addresses, a sitemap, or a text with one
/// of them on each line.
struct EarlierSite: Sendable {
  /// How messages name the file.
  let name: String
  /// Decoded, below the base path, each once and in the file's order.
  let paths: [String]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - configuration: tells what of an address is the base path.
  /// - Throws: what is wrong with the file.
  init(_ path: String, _ configuration: SiteConfiguration) throws(BuildFailure) {
    name = path
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try POSIX.read(path)
    } catch {
      throw Self.failure("cannot read '\(path)': \(error.reason)")
    }
    let found = try Self.addresses(in: bytes, path)
    var seen: Set<ByteKey> = []
    paths = found.compactMap { Self.path(of: $0, configuration) }.filter {
      seen.insert(ByteKey($0)).inserted
    }
    if paths.isEmpty { throw Self.failure("no address in '\(path)'") }
  }

  private static func failure(_ message: String) -> BuildFailure {
    BuildFailure(diagnostics: [
      .error(
        message,
        hint: "give a manifest of .fude/, a sitemap.xml, or a JSON list of paths or addresses")
    ])
  }

  private static func addresses(
    in bytes: [UInt8], _ path: String
  ) throws(BuildFailure) -> [String] {
    let first = bytes.first { !$0.isASCIIBlank && $0 < 0x80 }
    if first == UInt8(ascii: "<") {
      let (isIndex, found) = locations(in: bytes)
      guard !isIndex else { throw failure("'\(path)' lists sitemaps, not pages") }
      return found
    }
    if first == UInt8(ascii: "[") {
      guard case .array(let items)? = try? JSONValue.parse(bytes) else {
        throw failure("'\(path)' is no JSON list")
      }
      return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self) }
    if lines.first == Manifest.header {
      return lines.dropFirst().map { PercentEncoding.path(URLPath(file: $0).text) }
    }
    return lines.filter { PathText.beginsWithSlash($0) || $0.hasPrefix("http") }
  }

  /// The addresses of a sitemap, and whether it is one of sitemaps.
  private static func locations(in bytes: [UInt8]) -> (isIndex: Bool, [String]) {
    bytes.withUnsafeBufferPointer { markup in
      var scanner = MarkupScanner(markup)
      var found: [String] = []
      while let event = scanner.next() {
        guard case .tagEnd(.location, let start) = event else { continue }
        let end = markup.firstIndex(of: UInt8(ascii: "<"), from: start)
        let text = CharacterReferences.decode(UnsafeBufferPointer(rebasing: markup[start..<end]))
        found.append(text.filter { !$0.isWhitespace })
      }
      return (bytes.firstRange(of: Array("<sitemapindex".utf8)) != nil, found)
    }
  }

  /// The path of an address below the base path; nil for one that is beside it.
  private static func path(of address: String, _ configuration: SiteConfiguration) -> String? {
    var path = address[...]
    if let scheme = address.firstRange(of: "://") {
      path = address[scheme.upperBound...].drop { $0 != "/" }
      if path.isEmpty { path = "/" }
    }
    let plain = String(path.prefix { $0 != "?" && $0 != "#" })
    // A manifest's paths have no base path, those of a sitemap do.
    let below = RelativeLinks.path(plain, below: configuration.basePath) ?? plain
    return PercentDecoding.decode(below)
  }
}
