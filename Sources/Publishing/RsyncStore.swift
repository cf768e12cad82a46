import Paths

/// A folder that rsync reaches, over SSH or on this machine.
struct RsyncStore: FileStore {
  let name: String
  private let folder: String
  private let stateFolder: String
  private let tool: Tool

  init(_ destination: String, target: PublicationTarget) {
    name = target.name
    folder = Self.asFolder(destination)
    stateFolder = Self.asFolder(target.state ?? destination)
    tool = Tool(
      program: "rsync", package: "apt-get install rsync openssh-client", secrets: target.secrets)
  }

  private static func asFolder(_ path: String) -> String {
    PathText.endsWithSlash(path) || path.hasSuffix(":") ? path : path + "/"
  }

  /// Exit statuses of rsync(1): an error in some files, and a source that vanished.
  private static let partial: Int32 = 23
  private static let vanished: Int32 = 24
  private static let timeout = ["--timeout", "60"]

  private func run(
    _ options: [String], _ source: String, _ destination: String, paths: [String]? = nil,
    to purpose: String, allowed: Set<Int32> = [0]
  ) async throws(PublicationError) -> [UInt8] {
    let list = paths.map { Array($0.map { $0 + "\0" }.joined().utf8) }
    let result = try await tool.run(
      Self.timeout + options + (list == nil ? [] : ["--from0", "--files-from=-"])
        + ["--", source, destination],
      input: list ?? [], to: purpose, allowed: allowed)
    return result.output
  }

  // MARK: - State

  func state(beginningWith prefix: String) async throws(PublicationError) -> [String: [UInt8]] {
    let scratch = try Scratch()
    let result = try await tool.run(
      Self.timeout + [
        "-r", "--include=/\(prefix)*", "--exclude=*", "--", stateFolder, scratch.path,
      ],
      to: "read what is published", allowed: [0, Self.partial])
    // A folder that is not there yet holds nothing; any other trouble is trouble.
    let said = String(decoding: result.errors, as: UTF8.self)
    if result.status == Self.partial, !said.contains("No such file or directory") {
      throw tool.failure(of: result, to: "read what is published")
    }
    return try scratch.contents()
  }

  func putState(_ bytes: [UInt8], name: String) async throws(PublicationError) {
    let scratch = try Scratch()
    try scratch.write(bytes, name: name)
    _ = try await run(
      ["-d", "--ignore-times", "--chmod=F644"], scratch.path + "/", stateFolder,
      to: "write \(name)")
    _ = consume scratch
  }

  func removeState(_ name: String) async throws(PublicationError) {
    try await remove([name], below: stateFolder, to: "remove \(name)")
  }

  // MARK: - Files

  func servesHeaders() -> Bool { false }

  func upload(
    _ uploads: [PublicationPlan.Upload], from source: String
  ) async throws(PublicationError) {
    // Whole files come first beside the old ones, and are put in their places at the end.
    _ = try await run(
      ["-rlp", "--ignore-times", "--delay-updates", "--chmod=D755,F644"], source + "/", folder,
      paths: uploads.map(\.file.path), to: "upload \(uploads.count) files")
  }

  func delete(_ paths: [String]) async throws(PublicationError) {
    try await remove(paths, below: folder, to: "delete \(paths.count) files")
  }

  func removeEmpty(_ folders: [String]) async throws(PublicationError) {
    // From the inside out; rsync leaves a folder in which something is.
    let depths = Dictionary(grouping: folders) { PathText.parts($0).count }
    for (_, members) in depths.sorted(by: { $0.key > $1.key }) {
      try await remove(members, below: folder, to: "remove empty folders")
    }
  }

  /// Removes files, or folders without anything in them.
  ///
  /// They are missing in a folder that has nothing, and rsync may delete what is asked for and missing.
  private func remove(
    _ paths: [String], below folder: String, to purpose: String
  ) async throws(PublicationError) {
    let empty = try Scratch()
    _ = try await run(
      ["-d", "--delete-missing-args"], empty.path + "/", folder, paths: paths, to: purpose,
      allowed: [0, Self.vanished])
    _ = consume empty
  }

  func compare(
    _ paths: [String], in source: String
  ) async throws(PublicationError) -> StoreComparison {
    // A run that changes nothing and says of each file what it would do.
    let output = try await run(
      ["-rcnii", "--8-bit-output", "--out-format=%i %n"], source + "/", folder, paths: paths,
      to: "compare the site with \(name)")
    var comparison = StoreComparison()
    for line in output.split(separator: UInt8(ascii: "\n")) {
      // Eleven marks, the first three of which say: what is done, a file, its bytes (rsync(1), -i).
      let marks = Array(line.prefix(11))
      guard marks.count == 11, marks[1] == UInt8(ascii: "f"), marks[2] != UInt8(ascii: "+") else {
        continue
      }
      let path = String(decoding: line.dropFirst(12), as: UTF8.self)
      if marks[2] == UInt8(ascii: "c") || marks[3] == UInt8(ascii: "s") {
        comparison.different.append(path)
      } else {
        comparison.same.append(path)
      }
    }
    return comparison
  }
}
