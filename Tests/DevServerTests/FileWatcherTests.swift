import Foundation
import TestSupport
import Testing

@testable import DevServer

/// Ways of saving, each seen once, when it is over; by the system's word and by polling.
struct FileWatcherTests {
  static let methods: [FileWatcher.Method] = {
    #if os(Linux)
      [.system, .polling(every: .milliseconds(60))]
    #else
      [.polling(every: .milliseconds(60))]
    #endif
  }()

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// A shell script that runs in the folder.
    let script: String
    /// The paths that must be told, and no others.
    let paths: [String]
    /// What polling, which sees only before and after, tells instead.
    var polled: [String]?
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "truncate and write", script: "echo 新 > content/題.md", paths: ["content/題.md"]),
    Case(
      name: "write in pieces",
      script: "{ echo 一; sleep 0.02; echo 二; sleep 0.02; echo 三; } > content/題.md",
      paths: ["content/題.md"]),
    Case(
      name: "write and sync",
      script: "dd if=/dev/zero of=content/題.md bs=8 count=9 conv=fsync 2>&-",
      paths: ["content/題.md"]),
    Case(
      name: "rename over", script: "echo 新 > content/new.tmp; mv content/new.tmp content/題.md",
      paths: ["content/題.md"]),
    Case(
      name: "rename over from elsewhere", script: "echo 新 > other.tmp; mv other.tmp content/題.md",
      paths: ["content/題.md"]),
    Case(
      name: "as vim does",
      script: """
        echo > content/4913; rm content/4913; mv content/題.md content/題.md~
        echo 新 > content/題.md; rm content/題.md~
        """, paths: ["content/題.md"]),
    Case(
      name: "swap files only",
      script: "echo > content/.題.md.swp; rm content/.題.md.swp; echo > data/a.yml",
      paths: ["data/a.yml"]),
    Case(name: "sed", script: "sed -i s/a/b/ content/題.md", paths: ["content/題.md"]),
    Case(name: "appended", script: "echo 追 >> content/題.md", paths: ["content/題.md"]),
    Case(name: "new file", script: "echo 新 > content/new.md", paths: ["content/new.md"]),
    Case(name: "removed", script: "rm content/題.md", paths: ["content/題.md"]),
    Case(
      name: "renamed", script: "mv content/題.md content/名.md",
      paths: ["content/名.md", "content/題.md"]),
    Case(name: "settings", script: "echo title: 硯 > site.yml", paths: ["site.yml"]),
    Case(
      name: "beside what is watched",
      script: "echo > README.md; mkdir public; echo > public/x; echo > site.yml",
      paths: ["site.yml"]),
    Case(
      name: "new folders", script: "mkdir -p content/a/b/c; echo > content/a/b/c/x.md",
      paths: ["content/a/b/c/x.md"]),
    Case(
      name: "folder moved in", script: "mkdir -p b/c; echo > b/c/x.md; mv b content/b",
      paths: ["content/b/c/x.md"]),
    Case(
      name: "folder moved away", script: "mv content/sub gone", paths: ["content/sub"],
      polled: ["content/sub/y.md"]),
    Case(
      name: "folder removed", script: "rm -r content/sub",
      paths: ["content/sub", "content/sub/y.md"], polled: ["content/sub/y.md"]),
    Case(
      name: "an entry that comes to be", script: "mkdir templates; echo > templates/a.html",
      paths: ["templates/a.html"]),
    Case(
      name: "the target of a link", script: "echo 新 > shared.md", paths: ["content/link.md"]),
    Case(
      name: "the target of a link replaced", script: "echo 新 > s.tmp; mv s.tmp shared.md",
      paths: ["content/link.md"]),
    Case(
      name: "in a linked folder", script: "echo 新 > linked/z.md", paths: ["content/folder/z.md"]),
  ]

  /// A folder as each case finds it.
  ///
  /// A shell makes it: a file that this process had open can be closed later than it seems, when
  /// another test starts a process at that moment.
  private func folder() async throws -> String {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("fude-watched-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    try await run(
      """
      mkdir -p content/sub data linked
      for file in content/題.md content/sub/y.md data/b.yml shared.md linked/z.md; do echo a > $file; done
      ln -s ../shared.md content/link.md; ln -s ../linked content/folder; ln -s . content/loop
      """, in: root)
    return root
  }

  private func tree(_ root: String) -> WatchedTree {
    WatchedTree(root: root, entries: ["site.yml", "content", "templates", "data"]) {
      $0.hasPrefix(".") || $0.hasSuffix("~")
    }
  }

  /// A watcher that waits longer than people's do: here a save is several processes, on a machine
  /// that is busy with other tests.
  private func watcher(
    _ root: String, _ method: FileWatcher.Method, afterMany: Duration = .milliseconds(300)
  ) async -> FileWatcher {
    var pauses = ChangeBatch.Pauses()
    pauses.afterWrite = .milliseconds(100)
    pauses.afterMove = .milliseconds(200)
    pauses.afterMany = afterMany
    pauses.longest = .seconds(20)
    return await FileWatcher(tree(root), method: method, pauses: pauses)
  }

  private func run(_ script: String, in folder: String) async throws {
    try await TCPClient.blocking {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", script]
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      try process.start()
      process.waitUntilExit()
    }
  }

  /// The next batch, or nil when none comes in time.
  private func next(_ watcher: FileWatcher, within limit: Duration) async -> FileChanges? {
    let timer = Task {
      try await Task.sleep(for: limit)
      await watcher.close()
    }
    defer { timer.cancel() }
    return await watcher.next()
  }

  /// A shell that a busy machine stops in the midst of a save makes two of it, so each is tried thrice.
  @Test(arguments: cases, methods)
  func tellsOnce(_ row: Case, _ method: FileWatcher.Method) async throws {
    let paths = method == .system ? row.paths : row.polled ?? row.paths
    let once = [FileChanges(paths: paths), nil]
    var told: [FileChanges?] = []
    for _ in 0..<3 where told != once { told = try await batches(of: row.script, method) }
    #expect(told == once)
  }

  /// The first batch after a save, and what comes behind it.
  private func batches(
    of script: String, _ method: FileWatcher.Method
  ) async throws -> [FileChanges?] {
    let root = try await folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let watcher = await watcher(root, method)
    try #require(await watcher.method == method)
    try await run(script, in: root)
    let changes = await next(watcher, within: .seconds(10))
    return [changes, await next(watcher, within: .milliseconds(350))]
  }

  @Test(arguments: methods)
  func tellsOfACheckoutOnce(_ method: FileWatcher.Method) async throws {
    let root = try await folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let git = "git -c user.name=x -c user.email=x@example.com -c init.defaultBranch=main"
    try await run(
      """
      exec >/dev/null 2>&1
      \(git) init; mkdir content/posts
      for n in $(seq 1000); do echo old $n > content/posts/$n.md; done
      \(git) add .; \(git) commit -m old; \(git) checkout -b new
      for n in $(seq 1000); do echo new $n > content/posts/$n.md; done
      \(git) commit -am new; \(git) checkout main
      """, in: root)
    var told: [Int?] = []
    for branch in ["new", "main", "new"] where told != [1000, nil] {
      // A machine that has other things to do lets git rest for longer than a person would.
      let watcher = await watcher(root, method, afterMany: .seconds(3))
      try await run("\(git) checkout -q \(branch)", in: root)
      told = [await posts(watcher, within: .seconds(30))]
      told.append(await posts(watcher, within: .milliseconds(350)))
    }
    #expect(told == [1000, nil])
  }

  /// How many posts the next batch has; nil where none comes.
  private func posts(_ watcher: FileWatcher, within time: Duration) async -> Int? {
    await next(watcher, within: time)?.paths.count { $0.hasPrefix("content/posts/") }
  }

  @Test(arguments: methods)
  func keepsWhatHappensWhileNobodyAsks(_ method: FileWatcher.Method) async throws {
    let root = try await folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let watcher = await watcher(root, method)
    try await run("echo 1 > content/a.md", in: root)
    try await Task.sleep(for: .milliseconds(400))
    try await run("echo 2 > content/b.md", in: root)
    try await Task.sleep(for: .milliseconds(400))
    let changes = await next(watcher, within: .seconds(10))
    #expect(changes == FileChanges(paths: ["content/a.md", "content/b.md"]))
    await watcher.close()
    #expect(await watcher.next() == nil)
  }

  @Test(arguments: methods)
  func followsFoldersThatMoveAndComeBack(_ method: FileWatcher.Method) async throws {
    let root = try await folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let watcher = await watcher(root, method)
    let steps = [
      ("mv content/sub away", method == .system ? "content/sub" : "content/sub/y.md"),
      ("mv away content/back", "content/back/y.md"),
      ("echo 新 > content/back/y.md", "content/back/y.md"),
    ]
    for (script, path) in steps {
      try await run(script, in: root)
      #expect(await next(watcher, within: .seconds(10))?.paths.contains(path) == true)
    }
    await watcher.close()
  }
}
