import Foundation
import Testing

/// Builds that are killed, that run out of disk, that may not write, and that meet each other.
@Suite(.serialized) struct InterruptionTests {
  @Test(arguments: 0..<16) func killedAtAnyMoment(round: Int) throws {
    let shop = try Workshop(posts: 60)
    _ = try Program.run(["build"], in: shop.root)
    let before = shop.files()
    for number in 0..<60 {
      try shop.write(
        Workshop.post(number, text: "改めた文"), to: "content/posts/2025-01-01-記事\(number).md")
    }
    try FileManager.default.removeItem(atPath: shop.root + "/content/posts/2025-01-01-記事7.md")
    try shop.write("私", to: "public/私の.txt")
    let log = try Program.kill(["build", "--verbose"], in: shop.root, after: Double(round) * 0.005)
    let after = shop.files().filter { $0.key != "私の.txt" }

    let clean = try Workshop(posts: 0)
    try FileManager.default.removeItem(atPath: clean.root + "/site.yml")
    for path in ["site.yml", "content"] {
      try FileManager.default.copyItem(
        atPath: "\(shop.root)/\(path)", toPath: "\(clean.root)/\(path)")
    }
    _ = try Program.run(["build"], in: clean.root)
    let wanted = clean.files()

    if !log.contains("into place") { #expect(after == before, "changed before its commit") }
    for (path, bytes) in after {
      #expect(bytes == before[path] || bytes == wanted[path], "\(path) is neither old nor new")
    }
    #expect(try Program.run(["build"], in: shop.root).status == 0)
    var built = shop.files()
    #expect(built.removeValue(forKey: "私の.txt") == Data("私".utf8))
    #expect(built == wanted)
    #expect(!FileManager.default.fileExists(atPath: shop.root + "/.fude/staging"))
  }

  @Test func fullDisk() throws {
    guard Program.canMount else {
      return print("skipped: a full disk needs root and mount namespaces")
    }
    let shop = try Workshop(posts: 60)
    // A file system that holds the first build and not the second, larger one.
    let script = """
      set -e
      mkdir -p disk && mount -t tmpfs -o size=2m none disk
      cp -r site.yml content disk/ && cd disk
      "$FUDE" build >/dev/null
      cp -r public ../before
      for f in content/posts/*.md; do for i in 1 2 3 4 5 6 7 8 9 10; do tail -n 1 "$f"; done >> "$f.new"; \
      cat "$f.new" >> "$f"; rm "$f.new"; done || true
      status=0; "$FUDE" build 2> ../errors >/dev/null || status=$?
      echo "status $status"
      diff -r public ../before && echo same
      ls -A .fude | grep staging || echo no staging
      """
    let result = try Program.shell(
      "unshare -m sh -c '\(script.replacing("'", with: "'\\''"))'", in: shop.root)
    #expect(result.output == "status 1\nsame\nno staging\n", "\(result.errors)")
    let errors = shop.text("errors") ?? ""
    #expect(errors.contains("error: cannot write public/"))
    #expect(errors.contains(": no space left on device\n"))
    #expect(errors.contains("; the output is as it was\n"))
  }

  @Test func outputOnAnotherFileSystem() throws {
    guard Program.canMount else {
      return print("skipped: mounting needs root and mount namespaces")
    }
    let shop = try Workshop(posts: 3)
    let script = """
      mkdir -p public && mount -t tmpfs none public
      "$FUDE" build >/dev/null && "$FUDE" build | sed "s/ in .*//" && ls -A public | grep -c fude
      ls public/2025/01/01 | wc -l
      """
    let result = try Program.shell("unshare -m sh -c '\(script)'", in: shop.root)
    #expect(result.output.hasSuffix(", 0 written\n0\n3\n"), "\(result.output)\(result.errors)")
  }

  @Test func readOnlyOutput() throws {
    let shop = try Workshop(posts: 2)
    _ = try Program.run(["build"], in: shop.root)
    let before = shop.files()
    try shop.write(Workshop.post(9), to: "content/posts/2025-02-02-新.md")
    // Root may write anywhere, so the build runs as nobody where the tests run as root.
    let isRoot = getuid() == 0
    let launcher =
      isRoot ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    if !isRoot { _ = try Program.shell("chmod -R a-w public .fude", in: shop.root) }
    let result = try Program.run(["build"], in: shop.root, through: launcher)
    if !isRoot { _ = try Program.shell("chmod -R u+w public .fude", in: shop.root) }
    #expect(result.status == 1)
    #expect(result.errors.contains("permission denied"), "\(result.errors)")
    #expect(shop.files() == before)
  }

  @Test func twoBuildsAtOnce() async throws {
    let shop = try Workshop(posts: 300)
    let root = shop.root
    async let first = Task.detached { try Program.run(["build"], in: root) }.value
    async let second = Task.detached { try Program.run(["build"], in: root) }.value
    async let third = Task.detached { try Program.run(["build"], in: root) }.value
    let results = try await [first, second, third]
    #expect(results.map(\.status) == [0, 0, 0], "\(results.map(\.errors))")
    #expect(try Program.run(["build"], in: shop.root).output.contains(" 0 written"))
  }

  @Test func theSecondBuildSaysThatItWaits() throws {
    let shop = try Workshop(posts: 1)
    _ = try Program.run(["build"], in: shop.root)
    let script = """
      flock .fude/lock sh -c 'touch held; while [ ! -e release ]; do sleep 0.01; done' &
      while [ ! -e held ]; do sleep 0.01; done
      "$FUDE" build 2> said >/dev/null &
      while [ ! -s said ]; do sleep 0.01; done
      touch release; wait; cat said
      """
    let result = try Program.shell(script, in: shop.root)
    #expect(result.output == "another build is running here; waiting for it to end\n")
  }
}
