import Foundation

/// A temporary folder with a site in it.
final class Workshop {
  let root: String

  init(posts: Int = 3, _ files: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fude-run-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    root = folder.path
    try write("title: 硯\nurl: https://example.com\n", to: "site.yml")
    for number in 0..<posts {
      try write(Self.post(number), to: "content/posts/2025-01-01-記事\(number).md")
    }
    for (path, text) in files { try write(text, to: path) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  static func post(_ number: Int, text: String = "文") -> String {
    "---\ntitle: 題\(number)\ntags: [墨\(number % 5)]\n---\n\n"
      + String(repeating: text + "。", count: 200) + "\n"
  }

  func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: root).appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ path: String) -> String? {
    (try? Data(contentsOf: URL(fileURLWithPath: root).appendingPathComponent(path)))
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// All files of a folder by path.
  func files(in folder: String = "public") -> [String: Data] {
    let base = root + "/" + folder
    var files: [String: Data] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: base)) ?? [] {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: base + "/" + path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[path] = FileManager.default.contents(atPath: base + "/" + path)
    }
    return files
  }
}
