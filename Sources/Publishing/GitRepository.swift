import Processes

/// A git repository that publications are put together in, without its work tree, index or branches.
struct GitRepository: Sendable {
  /// The repository's own folder.
  private let folder: String
  /// An index of this publication's own.
  private let index: String
  private let tool: Tool
  /// Whether it has no whole history to lose.
  let isShallow: Bool

  /// The name of an object.
  typealias ObjectID = String

  /// Opens the repository that a site lies in; where there is none, one of its own.
  ///
  /// The site's own one knows the remotes, and how to log in to them.
  init(
    ofSite root: String, index: String, secrets: [String]
  ) async throws(PublicationError) {
    let tool = Tool(
      program: "git", package: "apt-get install git",
      environment: ["GIT_INDEX_FILE": index, "LC_ALL": "C"], secrets: secrets)
    self.tool = tool
    self.index = index
    let found = try await tool.run(
      ["-C", root, "rev-parse", "--absolute-git-dir", "--is-shallow-repository"],
      to: "look for a repository", allowed: Set(0...255))
    let lines = String(decoding: found.output, as: UTF8.self).split(separator: "\n")
    if found.status == 0, lines.count == 2 {
      folder = String(lines[0])
      isShallow = lines[1] == "true"
    } else {
      folder = root + "/.fude/publish.git"
      isShallow = true
      try await tool.run(["init", "--quiet", "--bare", folder], to: "make a repository")
    }
  }

  @discardableResult
  func run(
    _ arguments: [String], input: [UInt8] = [], to purpose: String, allowed: Set<Int32> = [0]
  ) async throws(PublicationError) -> ChildProcess.Result {
    try await tool.run(
      ["--git-dir", folder] + arguments, input: input, to: purpose, allowed: allowed)
  }

  /// The first line of what a command says.
  private func line(
    _ arguments: [String], input: [UInt8] = [], to purpose: String
  ) async throws(PublicationError) -> String {
    let output = try await run(arguments, input: input, to: purpose).output
    return String(decoding: output.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  // MARK: - The remote

  /// The commit that a branch of a remote is at; nil when there is no such branch.
  func tip(of branch: String, at remote: String) async throws(PublicationError) -> ObjectID? {
    let said = try await line(
      ["ls-remote", "--refs", "--", remote, "refs/heads/\(branch)"], to: "reach \(branch)")
    let id = said.prefix { $0 != "\t" }
    return id.isEmpty ? nil : String(id)
  }

  /// Gets a commit, when it is not here already.
  func fetch(_ commit: ObjectID, of branch: String, from remote: String)
    async throws(PublicationError)
  {
    let known = try await run(
      ["cat-file", "-e", commit + "^{commit}"], to: "look for a commit", allowed: Set(0...255))
    if known.status == 0 { return }
    try await run(
      ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"]
        + (isShallow ? ["--depth=1"] : []) + ["--", remote, "refs/heads/\(branch)"],
      to: "fetch \(branch)")
  }

  /// Moves a branch of a remote from one commit to another, or nothing.
  func push(
    _ commit: ObjectID, to branch: String, of remote: String, expecting old: ObjectID?
  ) async throws(PublicationError) {
    let result = try await run(
      [
        "push", "--quiet", "--no-verify", "--force-with-lease=refs/heads/\(branch):\(old ?? "")",
        "--", remote, "\(commit):refs/heads/\(branch)",
      ], to: "push to \(branch)", allowed: Set(0...255))
    if result.status == 0 { return }
    let said = String(decoding: result.errors, as: UTF8.self)
    if said.contains("stale info") || said.contains("fetch first")
      || said.contains("cannot lock ref")
    {
      throw PublicationError(
        "somebody else has published to \(branch) meanwhile",
        hint: "nothing of this publication is there; publish again, if it is still the newer one")
    }
    throw tool.failure(of: result, to: "push to \(branch)")
  }

  // MARK: - Objects

  /// A file of a tree.
  struct Entry: Sendable {
    let path: String
    let blob: ObjectID
  }

  /// All files of a commit.
  func files(of commit: ObjectID) async throws(PublicationError) -> [Entry] {
    let output = try await run(
      ["ls-tree", "-r", "-z", "--full-tree", commit], to: "read what is published"
    ).output
    return output.split(separator: 0).compactMap { line in
      // "100644 blob 4b825dc...\tpath"
      guard let tab = line.firstIndex(of: 0x09) else { return nil }
      let words = line[..<tab].split(separator: 0x20)
      guard words.count == 3 else { return nil }
      return Entry(
        path: String(decoding: line[(tab + 1)...], as: UTF8.self),
        blob: String(decoding: words[2], as: UTF8.self))
    }
  }

  /// The bytes of a file of a commit.
  func bytes(of blob: ObjectID) async throws(PublicationError) -> [UInt8] {
    try await run(["cat-file", "blob", blob], to: "read what is published").output
  }

  /// The names that files have as objects, in their order; with `writes` they become objects.
  ///
  /// As they are: what the user's attributes say of line ends is not for a built site.
  func blobs(_ paths: [String], in folder: String, writes: Bool) async throws(PublicationError)
    -> [ObjectID]
  {
    let list = paths.map { "\(folder)/\($0)\n" }.joined()
    let output = try await run(
      ["hash-object", "--no-filters", "--stdin-paths"] + (writes ? ["-w"] : []),
      input: Array(list.utf8), to: "read the site"
    ).output
    let ids = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    guard ids.count == paths.count else { throw PublicationError("git did not read all files") }
    return ids
  }

  func write(_ bytes: [UInt8]) async throws(PublicationError) -> ObjectID {
    try await line(["hash-object", "-w", "--stdin"], input: bytes, to: "write an object")
  }

  /// Makes a tree of that of a commit, without some files and with others.
  func tree(
    from commit: ObjectID?, without removed: [String], with added: [Entry]
  ) async throws(PublicationError) -> ObjectID {
    try await run(["read-tree", commit ?? "--empty"], to: "read what is published")
    let none = String(repeating: "0", count: 40)
    let lines =
      removed.map { "0 \(none)\t\($0)\0" } + added.map { "100644 \($0.blob)\t\($0.path)\0" }
    try await run(
      ["update-index", "-z", "--index-info"], input: Array(lines.joined().utf8),
      to: "put the site together")
    return try await line(["write-tree"], to: "put the site together")
  }

  /// Makes a commit.
  func commit(
    _ tree: ObjectID, parent: ObjectID?, message: String
  ) async throws(PublicationError) -> ObjectID {
    // A machine that builds has nobody's name.
    let name = try await run(
      ["var", "GIT_COMMITTER_IDENT"], to: "ask for a name", allowed: Set(0...255))
    let identity =
      name.status == 0 ? [] : ["-c", "user.name=fude", "-c", "user.email=fude@localhost"]
    return try await line(
      identity + ["commit-tree", tree] + (parent.map { ["-p", $0] } ?? []) + ["-F", "-"],
      input: Array(message.utf8), to: "make a commit")
  }
}
