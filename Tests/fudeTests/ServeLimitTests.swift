import Foundation
import TestSupport
import Testing

/// `fude serve` where much happens at once, and with the person's own programs.
struct ServeLimitTests {
  private func get(_ path: String, port: Int) async throws -> Reply? {
    try await TCPClient.blocking {
      let client = try TCPClient(port: port)
      client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      return Reply(client.receiveAll())
    }
  }

  /// Opens a thousand connections to a port, each with half a request, and the other half once there is a
  /// file named `go`; a process of its own, so that the tests keep their few open files.
  private static let crowd = """
    ulimit -Sn 4096
    for number in {1..1000}; do
      exec {connection}<>"/dev/tcp/127.0.0.1/$0" || exit 1
      connections+=("$connection")
      printf 'GET / HTTP/1.1\\r\\nHost: localhost\\r\\n' >&"$connection"
    done
    echo 'all are open'
    until [ -e go ]; do sleep 0.05; done
    for connection in "${connections[@]}"; do printf '\\r\\n' >&"$connection"; done
    answered=0
    for connection in "${connections[@]}"; do
      IFS= read -r line <&"$connection" && [[ $line == 'HTTP/1.1 200 OK'* ]] && answered=$((answered + 1))
    done
    echo "$answered answered"
    """

  /// A thousand connections, where the shell lets programs have 256 files open: the program asks for
  /// more by itself.
  @Test func answersAThousandConnectionsUnderALowLimit() async throws {
    let site = try Workshop()
    let program = try RunningProgram(["serve", "--port", "0"], in: site.root, openFiles: 256)
    let port = try await program.port()
    let crowd = try RunningProgram(
      ["-c", Self.crowd, String(port)], in: site.root, program: "/bin/bash")
    try await crowd.wait(for: "all are open\n")
    #expect(try await get("/feed.xml", port: port)?.status == 200)
    // An edit is still built, which opens files as well.
    try site.write(Workshop.post(1, text: "改めた文"), to: "content/posts/2025-01-01-記事1.md")
    try await program.wait(for: "content/posts/2025-01-01-記事1.md: ")
    // All of them are answered once they have asked.
    try site.write("", to: "go")
    try await crowd.wait(for: " answered\n")
    #expect(crowd.output == "all are open\n1000 answered\n")
    #expect(try await program.end() == 0)
  }

  @Test func opensTheSiteWithTheDesktopsOwnProgram() async throws {
    let site = try Workshop(
      posts: 1,
      [
        "bin/xdg-open": "#!/bin/sh\necho \"$@\" >opened.new\nmv opened.new opened.txt\n",
        "bin/open": "#!/bin/sh\necho \"$@\" >opened.new\nmv opened.new opened.txt\n",
        "site.yml": "title: 硯\nurl: https://example.com\nbase_path: /日記\n",
      ])
    for name in ["xdg-open", "open"] { chmod(site.root + "/bin/" + name, 0o755) }
    let program = try RunningProgram(
      ["serve", "--port", "0", "--open"], in: site.root,
      environment: ["PATH": site.root + "/bin:/usr/bin:/bin"])
    let port = try await program.port()
    for _ in 0..<1000 where site.text("opened.txt") == nil {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(
      site.text("opened.txt") == "http://127.0.0.1:\(port)/%E6%97%A5%E8%A8%98/\n")
    #expect(!program.output.contains("warning: there is no program"))
    #expect(try await program.end() == 0)
  }

  @Test func saysWhenNothingOpensTheSite() async throws {
    let site = try Workshop(posts: 1)
    let program = try RunningProgram(
      ["serve", "--port", "0", "--open"], in: site.root,
      environment: ["PATH": site.root + "/nothing"])
    let port = try await program.port()
    try await program.wait(
      for: "warning: there is no program here that opens http://127.0.0.1:\(port)/\n")
    #expect(try await get("/", port: port)?.status == 200)
    #expect(try await program.end() == 0)
  }

  /// A checkout changes a thousand files: the terminal has a line for it, or a few where the machine lets
  /// git rest meanwhile, and the site is the new one.
  @Test func buildsAfterACheckout() async throws {
    let site = try Workshop()
    let git = "git -c user.name=x -c user.email=x@example.com -c init.defaultBranch=main"
    let numbers = 0..<1000
    for number in numbers {
      try site.write(Workshop.post(number), to: "content/posts/2025-01-02-文\(number).md")
    }
    let script = """
      \(git) init -q && \(git) add content && \(git) commit -qm old \
        && \(git) checkout -qb new && sed -i 's/^title: /title: 改/' content/posts/2025-01-02-*.md \
        && \(git) commit -qam new && \(git) checkout -q main
      """
    #expect(try Program.shell(script, in: site.root).status == 0)
    let program = try RunningProgram(["serve", "--port", "0"], in: site.root)
    let port = try await program.port()
    #expect(try Program.shell("\(git) checkout -q new", in: site.root).status == 0)
    for _ in 0..<300 {
      let pages = try await Self.newPages(among: [0, 500, 999]) { try await get($0, port: port) }
      if pages == 3 { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    try await program.wait(for: " ms)\n")
    let lines = program.output.split(separator: "\n").filter { $0.contains(" ms)") }
    #expect((1...10).contains(lines.count))
    #expect(
      try await Self.newPages(among: [0, 500, 999]) { try await get($0, port: port) } == 3)
    #expect(try await program.end() == 0)
  }

  /// How many of some posts are served with their new titles.
  private static func newPages(
    among numbers: [Int], _ get: (String) async throws -> Reply?
  ) async throws -> Int {
    var count = 0
    for number in numbers {
      let page = try await get("/2025/01/02/%E6%96%87\(number)/")
      if page?.text.contains("改題\(number)") == true { count += 1 }
    }
    return count
  }
}
