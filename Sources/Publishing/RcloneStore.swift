import JSON
import Paths
import Processes

/// A store behind rclone: S3 and the like, SFTP, WebDAV, a folder, and some seventy others.
struct RcloneStore: FileStore {
  let name: String
  private let remote: String
  private let stateRemote: String
  private let tool: Tool
  private let features: Features

  /// What rclone says of a remote.
  private struct Features {
    var servesHeaders = false
    var hasFolders = false
    var hasHashes = false
  }

  /// Asks rclone what the place can do.
  init(_ remote: String, target: PublicationTarget) async throws(PublicationError) {
    name = target.name
    self.remote = remote
    stateRemote = target.state ?? remote
    tool = Tool(program: "rclone", package: "apt-get install rclone", secrets: target.secrets)
    let said = try await tool.run(["backend", "features", remote], to: "reach \(target.name)")
    let json = try? JSONValue.parse(said.output)
    features = Features(
      servesHeaders: json?["Features"]?["WriteMimeType"] == .bool(true),
      hasFolders: json?["Features"]?["CanHaveEmptyDirectories"] == .bool(true),
      hasHashes: json?["Hashes"].map { $0 != .array([]) && $0 != .null } ?? false)
  }

  /// Retries that end within seconds where nothing answers.
  private static let patience = [
    "--retries", "3", "--low-level-retries", "4", "--contimeout", "15s",
  ]

  private static let directoryNotFound: Int32 = 3

  private func place(_ remote: String, _ path: String) -> String {
    remote.hasSuffix(":") || remote.hasSuffix("/") ? remote + path : remote + "/" + path
  }

  private func run(
    _ arguments: [String], paths: [String]? = nil, to purpose: String,
    allowed: Set<Int32> = [0]
  ) async throws(PublicationError) -> ChildProcess.Result {
    let list = paths.map { Array(($0.joined(separator: "\n") + "\n").utf8) }
    return try await tool.run(
      arguments + (list == nil ? [] : ["--files-from-raw", "-"]) + Self.patience,
      input: list ?? [], to: purpose, allowed: allowed)
  }

  // MARK: - State

  func state(beginningWith prefix: String) async throws(PublicationError) -> [String: [UInt8]] {
    let scratch = try Scratch()
    _ = try await run(
      ["copy", "--max-depth", "1", "--include", "/\(prefix)*", stateRemote, scratch.path],
      to: "read what is published", allowed: [0, Self.directoryNotFound])
    return try scratch.contents()
  }

  func putState(_ bytes: [UInt8], name: String) async throws(PublicationError) {
    let scratch = try Scratch()
    try scratch.write(bytes, name: name)
    _ = try await run(
      ["copyto", "--no-check-dest"] + Self.headers("application/json", "no-store")
        + [scratch.path + "/" + name, place(stateRemote, name)],
      to: "write \(name)")
    _ = consume scratch
  }

  func removeState(_ name: String) async throws(PublicationError) {
    _ = try await run(
      ["delete", stateRemote], paths: [name], to: "remove \(name)",
      allowed: [0, Self.directoryNotFound])
  }

  // MARK: - Files

  func servesHeaders() -> Bool { features.servesHeaders }

  func upload(
    _ uploads: [PublicationPlan.Upload], from folder: String
  ) async throws(PublicationError) {
    // One call for each set of headers: they are of a call, not of a file.
    for (headers, members) in Dictionary(grouping: uploads, by: \.headers).sorted(by: {
      ($0.key?.text ?? "") < ($1.key?.text ?? "")
    }) {
      let options = headers.map { Self.headers($0.contentType, $0.cacheControl) } ?? []
      _ = try await run(
        ["copy", "--no-check-dest", "--no-traverse", "--transfers", "8"] + options
          + [folder, remote],
        paths: members.map(\.file.path), to: "upload \(members.count) files")
    }
  }

  private static func headers(_ type: String, _ cacheControl: String) -> [String] {
    ["Content-Type: \(type)", "Cache-Control: \(cacheControl)"].flatMap { ["--header-upload", $0] }
  }

  func delete(_ paths: [String]) async throws(PublicationError) {
    _ = try await run(
      ["delete", remote], paths: paths, to: "delete \(paths.count) files",
      allowed: [0, Self.directoryNotFound])
  }

  func removeEmpty(_ folders: [String]) async throws(PublicationError) {
    guard features.hasFolders else { return }
    let outermost = folders.filter { folder in
      !folders.contains { $0 != folder && PathText.isAtOrBelow(folder, $0) }
    }
    for folder in outermost {
      _ = try await run(
        ["rmdirs", place(remote, folder)], to: "remove the empty folder \(folder)",
        allowed: [0, Self.directoryNotFound])
    }
  }

  func compare(
    _ paths: [String], in folder: String
  ) async throws(PublicationError) -> StoreComparison {
    // Without a hash on the other side only its bytes tell.
    let means = features.hasHashes ? [] : ["--download"]
    let result = try await run(
      ["check", "--one-way", "--combined", "-"] + means + [folder, remote],
      paths: paths, to: "compare the site with \(name)", allowed: [0, 1, Self.directoryNotFound])
    var comparison = StoreComparison()
    var known = 0
    for line in String(decoding: result.output, as: UTF8.self).split(separator: "\n") {
      let path = String(line.dropFirst(2))
      switch line.first {
      case "=": comparison.same.append(path)
      case "*": comparison.different.append(path)
      case "+": break
      default: continue
      }
      known += 1
    }
    if result.status == Self.directoryNotFound { return StoreComparison() }
    guard known == paths.count else {
      throw tool.failure(of: result, to: "compare the site with \(name)")
    }
    return comparison
  }
}
