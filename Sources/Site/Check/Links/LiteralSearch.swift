import CJKText
import Diagnostics

/// Looks for an address, spelled out, in the files that give all pages their look.
struct LiteralSearch {
  private let files: [SourceFile]

  /// Templates first, then site.yml and the data files.
  init(_ site: CheckedSite) {
    let root = site.reader.loader.root
    let templates = site.theme.layouts.values.map(\.source.file)
    let others = [SiteConfiguration.fileName] + site.scan.data.map(\.path)
    files =
      templates.sorted { $0.path < $1.path }
      + others.compactMap { path in
        (try? POSIX.read(root + "/" + path)).map { SourceFile(path: path, bytes: $0) }
      }
  }

  /// The first place in each file that spells an address out, with the base path or without, as it
  /// is or percent-decoded.
  func locations(of address: String, basePath: String) -> [SourceLocation] {
    var spellings = [address]
    if !basePath.isEmpty, PathText.isAtOrBelow(address, basePath) {
      spellings.append("/" + PathText.below(address, basePath))
    }
    spellings += spellings.compactMap { PercentDecoding.decode($0) }.filter {
      !spellings.contains($0)
    }
    return files.compactMap { file in
      spellings.lazy.compactMap { Self.offset(of: $0, in: file.bytes, from: 0) }.first
        .map { file.location(at: $0) }
    }
  }

  /// Where an address stands by itself in a text: between quotes, blanks, brackets or the like.
  static func offset(of address: String, in bytes: [UInt8], from start: Int) -> Int? {
    let wanted = Array(address.utf8)
    guard !wanted.isEmpty else { return nil }
    var start = start
    while let range = bytes.range(of: wanted, from: start) {
      let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0x20
      let after = range.upperBound < bytes.count ? bytes[range.upperBound] : 0x20
      if isEdge(before), isEdge(after) { return range.lowerBound }
      start = range.lowerBound + 1
    }
    return nil
  }

  private static func isEdge(_ byte: UInt8) -> Bool {
    byte.isASCIIBlank || "\"'`=()<>[]{},|:".utf8.contains(byte)
  }
}
