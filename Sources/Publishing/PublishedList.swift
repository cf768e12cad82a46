import JSON
import Paths

/// What fude has published to a target: a file at the target, `.fude-published.json`.
///
/// It is why an unchanged file costs nothing, and says which files are fude's to delete. While a publication
/// runs, it names the files of before and after, those on their way without a hash: whatever
/// happens, no file is there that the next publication would not know.
struct PublishedList: Sendable, Hashable {
  static let name = ".fude-published.json"
  private static let format = "fude-published 1"

  struct Entry: Sendable, Hashable {
    let path: String
    let size: Int
    /// Nil for a file that may be there or not, old or new.
    let content: String?
    /// What the store serves with it; nil where it serves nothing.
    let headers: String?
  }

  /// In byte order of their paths.
  var entries: [Entry] = []
  /// What was published, and no cache was told of yet.
  var unpurged: [String] = []

  /// Reads a list; nil when it is none, whole or not.
  init?(_ bytes: [UInt8]) {
    guard let json = try? JSONValue.parse(bytes), json["format"] == .string(Self.format),
      case .array(let files)? = json["files"], case .array(let tables)? = json["headers"]
    else { return nil }
    let headers = tables.map(\.asString)
    for file in files {
      guard case .array(let parts) = file, parts.count == 4, let path = parts[0].asString,
        case .int(let size) = parts[1]
      else { return nil }
      // A list leads nowhere but to files of the site, whoever wrote it.
      guard Self.canHold(path) else { continue }
      var header: String?
      if case .int(let place) = parts[3], headers.indices.contains(place) {
        header = headers[place]
      }
      entries.append(Entry(path: path, size: size, content: parts[2].asString, headers: header))
    }
    entries.sort { PathText.precedes($0.path, $1.path) }
    if case .array(let paths)? = json["unpurged"] {
      unpurged = paths.compactMap(\.asString).filter(Self.canHold)
    }
  }

  init(_ entries: [Entry] = [], unpurged: [String] = []) {
    self.entries = entries
    self.unpurged = unpurged
  }

  /// Whether a path can be one of the site's.
  static func canHold(_ path: String) -> Bool {
    PathText.isPlain(path) && !path.utf8.starts(with: StateFile.prefix.utf8)
  }

  /// As it is kept: short, since it may have tens of thousands of lines.
  var bytes: [UInt8] {
    let tables = Set(entries.compactMap(\.headers)).sorted()
    let places = Dictionary(uniqueKeysWithValues: tables.enumerated().map { ($1, $0) })
    let files = entries.map { entry in
      JSONValue.array([
        .string(entry.path), .int(entry.size), entry.content.map { .string($0) } ?? .null,
        entry.headers.flatMap { places[$0] }.map { .int($0) } ?? .null,
      ])
    }
    var members = [
      JSONMember(key: "format", value: .string(Self.format)),
      JSONMember(key: "headers", value: .array(tables.map { .string($0) })),
      JSONMember(key: "files", value: .array(files)),
    ]
    if !unpurged.isEmpty {
      members.append(
        JSONMember(key: "unpurged", value: .array(unpurged.map { .string($0) })))
    }
    return Array((JSONValue.object(members).text + "\n").utf8)
  }
}

/// The files at a target that are about the publication and not of the site.
enum StateFile {
  static let prefix = ".fude-"
}

extension JSONValue {
  /// The text of a string, nil of any other value.
  var asString: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
