import Foundation
import JSON
import TestSupport
import Testing

/// The built program as a server: `fude serve`.
struct ServeTests {
  private func get(
    _ path: String, port: Int, host: String = "127.0.0.1"
  ) async throws -> (status: Int, text: String) {
    let answer = try await TCPClient.blocking {
      let client = try TCPClient(port: port)
      client.send("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
      return client.receiveAll()
    }
    guard let reply = Reply(answer) else { return (0, "") }
    return (reply.status, reply.text)
  }

  /// What browsers are told from when they connect on.
  private final class Listener: Sendable {
    private let client: TCPClient

    init(port: Int) async throws {
      client = try await TCPClient.blocking {
        let client = try TCPClient(port: port)
        client.send("GET /_fude/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        _ = client.receive(until: "}\n\n")
        return client
      }
    }

    /// The next update.
    func next() async throws -> JSONValue {
      let client = client
      let text = try await TCPClient.blocking { client.receive(until: "}\n\n") }
      let data = text.components(separatedBy: "data: ").dropFirst().first ?? ""
      return try JSONValue.parse(Array(data.prefix { $0 != "\n" }.utf8))
    }
  }

  private func files(_ update: JSONValue) -> [String] {
    guard case .array(let files)? = update["files"] else { return [] }
    return files.compactMap { if case .string(let name) = $0 { name } else { nil } }
  }

  @Test func keepsBrowsersAtWhatWasSaved() async throws {
    let site = try Workshop()
    let program = try RunningProgram(["serve", "--port", "0"], in: site.root)
    let port = try await program.port()
    let page = "2025/01/01/記事1/index.html"
    let address = "/2025/01/01/%E8%A8%98%E4%BA%8B1/"
    let first = try await get(address, port: port)
    #expect(first.status == 200)
    #expect(first.text.contains("data-file=\"\(page)\""))
    #expect(site.text("public/" + page)?.contains("_fude") == false)
    let browser = try await Listener(port: port)

    try site.write(Workshop.post(1, text: "改めた文"), to: "content/posts/2025-01-01-記事1.md")
    let edited = try await browser.next()
    #expect(files(edited).contains(page))
    #expect(!files(edited).contains("2025/01/01/記事2/index.html"))
    #expect(try await get(address, port: port).text.contains("改めた文"))
    try await program.wait(for: "content/posts/2025-01-01-記事1.md: ")

    try site.write("---\ntitle: [\n---\n", to: "content/posts/2025-01-01-記事1.md")
    let broken = try await browser.next()
    #expect(broken["files"]?.text == "[]")
    #expect(broken["problems"]?.text.contains("\"severity\":\"error\"") == true)
    #expect(broken["problems"]?.text.contains("content/posts/2025-01-01-記事1.md") == true)
    #expect(try await get(address, port: port).text.contains("改めた文"))
    try await program.wait(for: "not built: 1 error")

    try site.write(Workshop.post(1, text: "改めた文"), to: "content/posts/2025-01-01-記事1.md")
    #expect(try await browser.next()["problems"]?.text == "[]")

    try site.write("p { color: red }", to: "templates/assets/style.css")
    #expect(files(try await browser.next()) == ["assets/style.css"])

    try FileManager.default.removeItem(atPath: site.root + "/content/posts/2025-01-01-記事1.md")
    #expect(files(try await browser.next()).contains(page))
    #expect(try await get(address, port: port).status == 404)
    #expect(try await program.end() == 0)
  }

  @Test func servesAsInProduction() async throws {
    let site = try Workshop()
    try site.write("title: 硯\nurl: https://example.com\nbase_path: /blog\n", to: "site.yml")
    let program = try RunningProgram(["serve", "--port", "0", "--no-reload"], in: site.root)
    let port = try await program.port()
    #expect(program.output.contains("serving http://127.0.0.1:\(port)/blog/ (Ctrl-C ends)"))
    let page = try await get("/blog/", port: port)
    #expect(page.status == 200)
    #expect(page.text == site.text("public/index.html"))
    #expect(page.text.contains("href=\"/blog/"))
    #expect(try await get("/", port: port).status == 302)
    #expect(try await get("/blog/", port: port, host: "evil.example").status == 403)
    // The site moves while it is served.
    try site.write("title: 硯\nurl: https://example.com\nbase_path: /日記\n", to: "site.yml")
    try await program.wait(for: "site.yml: ")
    #expect(try await get("/%E6%97%A5%E8%A8%98/", port: port).status == 200)
    #expect(try await get("/blog/", port: port).status == 404)
    #expect(try await program.end(SIGTERM) == 0)
  }

  @Test func linksToTheAddressThatIsAskedFor() async throws {
    let site = try Workshop()
    let program = try RunningProgram(
      ["serve", "--port", "0", "--base-url", "http://localhost:9/x"], in: site.root)
    let port = try await program.port()
    #expect(try await get("/x/feed.xml", port: port).text.contains("http://localhost:9/x/2025/"))
    #expect(try await program.end() == 0)
  }

  @Test func opensThePageThatWasEdited() async throws {
    let site = try Workshop()
    let program = try RunningProgram(["serve", "--port", "0", "--navigate"], in: site.root)
    let browser = try await Listener(port: try await program.port())
    try site.write(Workshop.post(2, text: "改"), to: "content/posts/2025-01-01-記事2.md")
    #expect(
      try await browser.next()["destination"]
        == .string("/2025/01/01/%E8%A8%98%E4%BA%8B2/"))
    #expect(try await program.end() == 0)
  }

  @Test func takesTheNextPortAndSaysSo() async throws {
    let site = try Workshop()
    let other = try Workshop()
    let first = try RunningProgram(["serve", "--port", "0"], in: site.root)
    let port = try await first.port()
    let second = try RunningProgram(["serve", "--port", "\(port)"], in: other.root)
    let next = try await second.port()
    #expect(next > port)
    #expect(second.output.contains("port \(port) is taken; this is \(next)\n"))
    #expect(try await second.end() == 0)
    #expect(try await first.end() == 0)
  }

  @Test func warnsWhereOthersCanReadTheSite() async throws {
    let site = try Workshop()
    let program = try RunningProgram(["serve", "--port", "0", "--host", "0.0.0.0"], in: site.root)
    _ = try await program.port()
    #expect(
      program.output.contains(
        "warning: everybody who can reach this machine can read what is served here\n"))
    #expect(try await program.end() == 0)
  }

  @Test func servesAlsoWhenTheFirstBuildFails() async throws {
    let site = try Workshop(posts: 1, ["content/posts/2025-01-02-悪い.md": "---\ntitle: [\n---\n"])
    let program = try RunningProgram(["serve", "--port", "0"], in: site.root)
    let port = try await program.port()
    let page = try await get("/", port: port)
    #expect(page.status == 404)
    #expect(page.text.contains("/_fude/reload.js"))
    let browser = try await Listener(port: port)
    try site.write(Workshop.post(2), to: "content/posts/2025-01-02-悪い.md")
    #expect(try await browser.next()["problems"]?.text == "[]")
    #expect(try await get("/", port: port).status == 200)
    #expect(try await program.end() == 0)
  }

  @Test func endsAtOnceInTheMiddleOfABuild() async throws {
    let site = try Workshop(posts: 2000)
    let program = try RunningProgram(["serve", "--port", "0"], in: site.root)
    try await Task.sleep(for: .milliseconds(100))
    #expect(try await program.end() != nil)
    // What it left can be built upon.
    #expect(try Program.run(["build"], in: site.root).status == 0)
  }

  @Test(arguments: [
    (["serve", "--port", "65536"], 64, "--port expects a number from 0 to 65535, found 65536"),
    (["serve", "--port", "x"], 64, "x"), (["serve", "extra"], 64, "extra"),
    (["serve"], 1, "no site.yml in"), (["serve", "--source", "nowhere"], 1, "nowhere"),
  ])
  func explainsWrongUse(_ arguments: [String], _ status: Int32, _ text: String) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fude-no-site-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = try Program.run(arguments, in: folder)
    #expect(result.status == status)
    #expect(result.errors.contains(text))
  }

  @Test func saysWhenItCannotListen() async throws {
    let site = try Workshop()
    let result = try Program.run(["serve", "--host", "192.0.2.1"], in: site.root)
    #expect(result.status == 1)
    #expect(result.errors.contains("error: cannot listen on 192.0.2.1:4000: "))
  }
}
