import Diagnostics
import Foundation

@testable import Site

/// A site in a temporary folder of its own, removed when the test is done with it.
final class TemporarySite {
  let root: String

  /// The moment at which test builds happen: 2026-01-01T00:00:00Z.
  static let now = 1_767_225_600

  /// Settings that every test site begins with unless it writes its own site.yml.
  static let settings = "title: 硯\nurl: https://example.com\n"

  /// Templates that show what they are given and nothing else, so that tests can spell out whole
  /// files.
  ///
  /// They lie over the default theme.
  static let plainTemplates = [
    "templates/post.html": "{{ page.title }}|{{ content }}",
    "templates/page.html": "{{ page.title }}|{{ content }}",
    "templates/home.html": "{% for post in paginator.posts %}{{ post.title }}\n{% endfor %}",
    "templates/taxonomy.html":
      "{% for term in page.taxonomy.terms %}{{ term.name }} {{ term.count }}\n{% endfor %}",
    "templates/term.html":
      "{{ page.term.name }}:{% for post in paginator.posts %} {{ post.title }}{% endfor %}",
    "templates/archive.html":
      "{% for year in page.years %}{{ year.year }}: {{ year.count }}\n{% endfor %}",
    "templates/author.html": "{{ page.author_page.name }}",
    "templates/authors.html": "{% for author in site.authors %}{{ author.name }}\n{% endfor %}",
    "templates/404.html": "404",
  ]

  init(_ files: [String: String], plain: Bool = true) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fude-test-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("content"), withIntermediateDirectories: true)
    root = try POSIX.realPath(folder.path)
    var all = plain ? Self.plainTemplates : [:]
    all["site.yml"] = Self.settings
    for (path, text) in all.merging(files, uniquingKeysWith: { $1 }) { try write(text, to: path) }
  }

  deinit {
    try? POSIX.removeTree(root)
  }

  func write(_ text: String, to path: String) throws {
    try write(bytes: Array(text.utf8), to: path)
  }

  func write(bytes: [UInt8], to path: String) throws {
    let target = root + "/" + path
    try POSIX.createParent(of: target)
    try POSIX.write(bytes, to: target)
  }

  func remove(_ path: String) throws {
    try POSIX.removeTree(root + "/" + path)
  }

  /// Builds the site at a fixed moment.
  func build(_ change: (inout BuildOptions) -> Void = { _ in }) async -> BuildReport {
    var options = BuildOptions()
    options.source = root
    options.now = Self.now
    change(&options)
    return await Build(options).run()
  }

  /// All files of a folder of the site by path; empty when it is not there.
  func files(in folder: String = "public") -> [String: String] {
    bytes(in: folder).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  func bytes(in folder: String = "public") -> [String: [UInt8]] {
    Self.bytes(below: root + "/" + folder)
  }

  /// All files below a folder by their path in it.
  static func bytes(below folder: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var folders = [""]
    while let current = folders.popLast() {
      for name in (try? POSIX.names(in: folder + "/" + current)) ?? [] {
        guard let name else { continue }
        let path = current.isEmpty ? name : current + "/" + name
        switch try? POSIX.status(folder + "/" + path, followsLinks: false).kind {
        case .folder: folders.append(path)
        case .file: files[path] = try? POSIX.read(folder + "/" + path)
        default: files[path] = Array("(not a file)".utf8)
        }
      }
    }
    return files
  }
}

/// A post's file.
func post(_ title: String, date: String = "2025-12-28", _ more: String = "", body: String = "文。")
  -> String
{
  "---\ntitle: \(title)\ndate: \(date)\n\(more)---\n\n\(body)\n"
}

extension Diagnostic {
  /// Place and words on one line, then the hint, for tests that compare whole findings.
  var summary: String {
    let place = location.map { "\($0.description): " } ?? ""
    return "\(place)\(severity.rawValue): \(message)" + (hint.map { " [\($0)]" } ?? "")
  }
}
