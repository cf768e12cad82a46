import Foundation
import JSON
import TestSupport
import Testing

/// `fude publish` against servers on this machine.
@Suite(.serialized) struct PublishTests {
  private func publish(
    _ shop: Workshop, to server: PublishServer, _ more: [String] = [], password: String? = nil
  ) throws -> Program.Result {
    try Program.run(
      ["publish", server.address] + more, in: shop.root,
      environment: password.map { server.environment(password: $0) } ?? server.environment)
  }

  private func built(posts: Int = 3, _ files: [String: String] = [:]) throws -> Workshop {
    let shop = try Workshop(posts: posts, files)
    #expect(try Program.run(["build"], in: shop.root).status == 0)
    return shop
  }

  @Test(arguments: PublishServer.Kind.allCases)
  func editsAndRepeats(kind: PublishServer.Kind) async throws {
    guard let server = try await PublishServer(kind) else { return }
    let shop = try built(
      posts: 3, ["content/図.png": "絵", "content/消/頁.md": "---\ntitle: 消\n---\n文"])
    try server.put("人の物", at: "人/の.txt")
    let first = try publish(shop, to: server, ["--json"])
    #expect(first.status == 0, "\(first.errors)")
    var files = try server.published()
    #expect(files.removeValue(forKey: "人/の.txt") == Data("人の物".utf8))
    #expect(files == shop.files())

    let again = try publish(shop, to: server)
    #expect(again.output == "\(server.address) is up to date: \(shop.files().count) files\n")

    try shop.write(Workshop.post(1, text: "改めた"), to: "content/posts/2025-01-01-記事1.md")
    try shop.write(Workshop.post(9), to: "content/posts/2025-02-02-新.md")
    try FileManager.default.removeItem(atPath: shop.root + "/content/消")
    _ = try Program.run(["build"], in: shop.root)
    let before = try server.all()
    let dry = try publish(shop, to: server, ["--dry-run"])
    #expect(dry.output.contains("add     2025/02/02/新/index.html\n"))
    #expect(dry.output.contains("change  2025/01/01/記事1/index.html\n"))
    #expect(dry.output.contains("delete  消/頁/index.html\n"))
    #expect(try server.all() == before)

    let update = try publish(shop, to: server)
    #expect(update.status == 0, "\(update.errors)")
    #expect(update.output.contains("https://example.com/2025/02/02/%E6%96%B0/\n"))
    #expect(update.output.contains(", 1 deleted, "))
    files = try server.published()
    #expect(files.removeValue(forKey: "人/の.txt") == Data("人の物".utf8))
    #expect(files == shop.files())
    #expect(try server.all().keys.filter { $0.hasPrefix(".fude-") } == [".fude-published.json"])
  }

  /// A list that is lost or damaged is made anew from what the server has.
  @Test(arguments: zip(PublishServer.Kind.allCases, ["", "{", "{\"format\":", "", "{", "null"]))
  func withoutAList(kind: PublishServer.Kind, list: String) async throws {
    guard let server = try await PublishServer(kind) else { return }
    let shop = try built(posts: 2)
    _ = try publish(shop, to: server)
    try server.put(list, at: ".fude-published.json")
    try shop.write(Workshop.post(1, text: "新文"), to: "content/posts/2025-01-01-記事1.md")
    _ = try Program.run(["build"], in: shop.root)
    let result = try publish(shop, to: server, ["--json"])
    #expect(result.status == 0, "\(result.errors)")
    let json = try JSONValue.parse(Array(result.output.utf8))
    #expect(json["added"] == .array([]))
    guard case .array(let changed)? = json["changed"] else {
      return #expect(Bool(false), "no list")
    }
    #expect(changed.contains(.string("https://example.com/2025/01/01/%E8%A8%98%E4%BA%8B1/")))
    // What did not change was not sent again.
    #expect(!changed.contains(.string("https://example.com/2025/01/01/%E8%A8%98%E4%BA%8B0/")))
    #expect(try server.published() == shop.files())
  }

  @Test(arguments: [PublishServer.Kind.sftp, .webdav])
  func wrongPassword(kind: PublishServer.Kind) async throws {
    guard let server = try await PublishServer(kind) else { return }
    let shop = try built()
    let result = try publish(shop, to: server, password: "違う言葉")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("error: rclone could not "), "\(result.errors)")
    #expect(result.errors.contains(kind == .sftp ? "unable to authenticate" : "401 Unauthorized"))
    #expect(!result.errors.contains("違う言葉"))
    #expect(try server.published().isEmpty)
  }

  @Test func aSecretInAnAddressIsNotShown() async throws {
    guard let server = try await PublishServer(.webdav) else { return }
    let shop = try built()
    let secret = server.environment(password: "違う")["RCLONE_CONFIG_T_PASS"] ?? ""
    let address =
      "rclone::webdav,url='http://127.0.0.1:\(server.port)',user=u,pass=\(secret):"
    let result = try Program.run(
      ["publish", address], in: shop.root, environment: server.environment)
    #expect(result.status == 1)
    #expect(!result.errors.contains(secret) && !result.output.contains(secret), "\(result.errors)")
    #expect(result.errors.contains("401"))
  }

  // MARK: - Order and headers

  /// What S3's server wrote down, in the order in which it came.
  @Test func noPageBeforeItsAssets() async throws {
    guard let server = try await PublishServer(.s3) else { return }
    let shop = try built(posts: 2, ["content/図.png": "絵"])
    #expect(try publish(shop, to: server).status == 0)
    let puts = server.log.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "\"PUT"), place + 1 < words.count else { return nil }
      return words[place + 1].removingPercentEncoding.map { String($0.dropFirst("/blog/".count)) }
    }.filter { !$0.isEmpty && !$0.hasPrefix(".fude-") }
    let kinds = puts.map { path in
      switch path.split(separator: ".").last {
      case "html": 2
      case "xml", "txt": 3
      case "json": path.hasSuffix("feed.json") ? 3 : 0
      case "css", "js": 1
      default: 0
      }
    }
    #expect(kinds == kinds.sorted(), "\(puts)")
    #expect(Set(kinds) == [0, 1, 2, 3])
    #expect(Set(puts) == Set(shop.files().keys))
  }

  @Test func headersOfAStoreThatServes() async throws {
    guard let server = try await PublishServer(.s3) else { return }
    let shop = try built(posts: 1, ["content/app-3f2a9c1b.min.js": "0"])
    try shop.write(
      """
      title: 硯
      url: https://example.com
      publish:
        本番:
          rclone: "t:blog"
          cache_control: {"robots.txt": "max-age=60"}
      """, to: "site.yml")
    _ = try Program.run(["build"], in: shop.root)
    let result = try Program.run(
      ["publish", "本番"], in: shop.root, environment: server.environment)
    #expect(result.status == 0, "\(result.errors)")
    let wanted = [
      "index.html": ("text/html; charset=utf-8", "public, max-age=0, must-revalidate"),
      "app-3f2a9c1b.min.js": (
        "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"
      ),
      "feed.xml": ("application/xml; charset=utf-8", "public, max-age=0, must-revalidate"),
      "robots.txt": ("text/plain; charset=utf-8", "max-age=60"),
    ]
    for (path, (type, control)) in wanted {
      let client = try TCPClient(port: server.port)
      client.send("GET /blog/\(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
      let reply = Reply(client.receiveAll())
      #expect(reply?.status == 200)
      #expect(reply?.fields["content-type"] == type, "\(path)")
      #expect(reply?.fields["cache-control"] == control, "\(path)")
    }
  }

  // MARK: - Broken off

  /// Waits until the server has so many files.
  private func wait(for count: Int, at server: PublishServer) async throws {
    for _ in 0..<1000 where try server.published().count < count {
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  fileprivate enum End {
    case killed
    case interrupted
    case serverGone
  }

  @Test(arguments: [
    (PublishServer.Kind.folder, End.interrupted), (.webdav, .killed), (.sftp, .serverGone),
  ])
  fileprivate func brokenOff(kind: PublishServer.Kind, end: End) async throws {
    guard let server = try await PublishServer(kind) else { return }
    let shop = try built(posts: 60)
    try server.put("人の物", at: "人/の.txt")
    var environment = server.environment
    environment["RCLONE_BWLIMIT"] = "40k"
    environment["RCLONE_RETRIES_SLEEP"] = "10ms"
    let run = try RunningProgram(
      ["publish", server.address], in: shop.root, environment: environment)
    try await wait(for: 12, at: server)
    switch end {
    case .killed: try await run.killAll()
    case .interrupted: #expect(try await run.end(SIGINT) == 130)
    case .serverGone:
      try await server.kill()
      #expect(try await run.ended() == 1)
      #expect(run.output.contains("error: rclone could not "), "\(run.output)")
      try await server.start()
    }
    #expect(try server.published().count < shop.files().count, "too late: \(run.output)")
    if end == .killed { try checkLock(shop, server) }
    if end == .interrupted {
      #expect(try server.all().keys.allSatisfy { !$0.hasPrefix(".fude-lock-") })
    }
    try shop.write(Workshop.post(1, text: "改めた"), to: "content/posts/2025-01-01-記事1.md")
    _ = try Program.run(["build"], in: shop.root)
    let result = try publish(shop, to: server, end == .interrupted ? [] : ["--take-over"])
    #expect(result.status == 0, "\(result.errors)")
    var files = try server.published()
    #expect(files.removeValue(forKey: "人/の.txt") == Data("人の物".utf8))
    #expect(files == shop.files())
  }

  private func checkLock(_ shop: Workshop, _ server: PublishServer) throws {
    let second = try publish(shop, to: server)
    #expect(second.status == 1)
    #expect(second.errors.contains("error: another publication is running: "), "\(second.errors)")
    #expect(second.errors.contains("if it was killed, publish with --take-over, or in 1"))
  }

  @Test func fullDisk() throws {
    guard Program.tool("rclone", for: "publishing by rclone") != nil else { return }
    guard Program.canMount else {
      return print("skipped: a full disk needs root and mount namespaces")
    }
    let shop = try built(posts: 20)
    let script = """
      export RCLONE_CONFIG=/dev/null
      mkdir disk && mount -t tmpfs -o size=200k none disk
      "$FUDE" publish rclone:disk 2> errors >/dev/null; echo "status $?"
      mount -o remount,size=20m none disk
      "$FUDE" publish rclone:disk | tail -n 1 | sed "s/:.*//"
      diff -r public disk
      """
    let result = try Program.shell(
      "unshare -m sh -c '\(script.replacing("'", with: "'\\''"))'", in: shop.root)
    #expect(
      result.output
        == "status 1\npublished to rclone\nOnly in disk: .fude-published.json\n", "\(result.errors)"
    )
    #expect((shop.text("errors") ?? "").contains("disk space"))
  }

  // MARK: - What is not published

  @Test func nothingButAWholeSite() throws {
    let shop = try Workshop(
      posts: 1, ["content/drafts/案.md": "---\ntitle: 案\ndate: 2025-01-01\n---\n"])
    func refusal(_ more: String...) throws -> String {
      let result = try Program.run(["publish", "rclone:無"] + more, in: shop.root)
      #expect(result.status == 1)
      return result.errors
    }
    #expect(
      try refusal()
        == "error: there is no build in public\n  hint: build the site with 'fude build'\n")
    _ = try Program.run(["build", "--drafts"], in: shop.root)
    #expect(
      try refusal() == """
        error: public was built with drafts
          hint: build without --drafts; or publish with it, if they are to be seen

        """)
    _ = try Program.run(["build", "--future"], in: shop.root)
    #expect(try refusal().hasPrefix("error: public was built with posts dated in the future\n"))
    _ = try Program.run(["build"], in: shop.root)
    try shop.write("---\nlayout: 無\n---\n", to: "content/posts/2025-01-03-悪.md")
    #expect(try Program.run(["build"], in: shop.root).status == 1)
    #expect(
      try refusal() == """
        error: the last build failed, and public holds an older one
          hint: mend the errors that 'fude build' shows

        """)
    try FileManager.default.removeItem(atPath: shop.root + "/content/posts/2025-01-03-悪.md")
    _ = try Program.run(["build"], in: shop.root)
    try FileManager.default.removeItem(atPath: shop.root + "/public/index.html")
    #expect(
      try refusal() == """
        error: public/index.html, which the last build wrote, is gone
          hint: build the site with 'fude build'

        """)
    _ = try Program.run(["build"], in: shop.root)
    try FileManager.default.createDirectory(
      atPath: shop.root + "/.fude/staging.old", withIntermediateDirectories: true)
    #expect(
      try refusal().hasPrefix("error: the last build was stopped half-way, and public may hold"))
  }

  @Test func wrongTargets() throws {
    let shop = try built(posts: 1)
    #expect(
      try Program.run(["publish", "本番"], in: shop.root).errors.hasPrefix(
        "error: no target named '本番'\n  hint: add one to site.yml, such as publish: "))
    try shop.write(
      "title: 硯\nurl: https://example.com\npublish:\n  本番:\n    rclon: \"t:x\"\n", to: "site.yml")
    #expect(
      try Program.run(["publish"], in: shop.root).errors.hasPrefix(
        "site.yml:5:5: error: the target '本番' says nothing of where it is\n"))
    #expect(
      try Program.run(["publish", "本"], in: shop.root).errors.hasPrefix(
        "error: no target named '本'\n"))
  }

  @Test func withoutRclone() throws {
    let shop = try built(posts: 1)
    let result = try Program.run(
      ["publish", "rclone:x:y"], in: shop.root, environment: ["PATH": "/無"])
    #expect(result.status == 1)
    #expect(
      result.errors
        == "error: rclone is not installed\n  hint: install it: apt-get install rclone\n")
  }

  // MARK: - Purging

  @Test func purge() async throws {
    guard let server = try await PublishServer(.folder) else { return }
    let shop = try built(posts: 1)
    let failed = try publish(shop, to: server, ["--purge", "echo 拒む >&2; exit 7"])
    #expect(failed.status == 1)
    #expect(
      failed.errors == """
        error: sh could not run the command of --purge: 拒む
          hint: the site is published; publish again with --purge to purge what is left

        """)
    #expect(try server.published() == shop.files())
    let again = try publish(shop, to: server, ["--purge", "cat > 消した"])
    #expect(again.status == 0, "\(again.errors)")
    let lines = (shop.text("消した") ?? "").split(separator: "\n")
    #expect(lines.count == shop.files().count)
    #expect(lines.contains("https://example.com/2025/01/01/%E8%A8%98%E4%BA%8B0/"))
    let third = try publish(shop, to: server, ["--purge", "touch 呼ばれた"])
    #expect(third.status == 0)
    #expect(shop.text("呼ばれた") == nil)
  }
}
