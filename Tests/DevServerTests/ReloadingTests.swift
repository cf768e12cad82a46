import Diagnostics
import Foundation
import JSON
import TestSupport
import Testing

@testable import DevServer

/// What browsers are told, and how pages come to listen.
struct ReloadingTests {
  // MARK: - The tag

  @Test(arguments: [
    ("", "|"), ("文", "|文"), ("<p>x", "|<p>x"), ("<!doctype html><p>x", "<!doctype html>|<p>x"),
    (
      "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta>",
      "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>|\n<meta>"
    ),
    ("<HEAD data-a='>'><title>", "<HEAD data-a='>'>|<title>"), ("<header>", "|<header>"),
    ("<html><body>", "<html>|<body>"), ("<!-- <head> --><head>", "<!-- <head> --><head>|"),
    ("<!-- never closed <head>", "|<!-- never closed <head>"),
    ("<?xml version=\"1.0\"?>\n<!doctype html>", "<?xml version=\"1.0\"?>\n<!doctype html>|"),
    ("\u{FEFF}<!doctype html><head>", "\u{FEFF}<!doctype html><head>|"), ("<head", "|<head"),
    ("<html lang=\"<head>\"><head>x", "<html lang=\"<head>\"><head>|x"),
    ("<head><script>'<head>'</script>", "<head>|<script>'<head>'</script>"),
  ])
  func findsWhereTheHeadBegins(_ page: String, _ expected: String) {
    let bytes = Array(page.utf8)
    let place = HTMLPrologue.end(of: bytes)
    let marked = bytes[..<place] + Array("|".utf8) + bytes[place...]
    #expect(String(decoding: marked, as: UTF8.self) == expected)
  }

  @Test func servesPagesWithTheScriptAndLeavesFilesAlone() async throws {
    let page = "<!doctype html><html><head><title>硯</title></head><body>文</body></html>"
    let files = ["日記/index.html": page, "404.html": page, "a.txt": page]
    try await serving(files, base: "/blog", reloads: true) { served async throws in
      let reply = try await served.get("/blog/%E6%97%A5%E8%A8%98/")
      let generation = served.server.browsers.generation
      let tag =
        "<script async src=\"/_fude/reload.js\" data-generation=\"\(generation)\""
        + " data-file=\"日記/index.html\" data-base=\"/blog\"></script>"
      #expect(reply.text == page.replacingOccurrences(of: "<head>", with: "<head>\(tag)"))
      #expect(reply.fields["content-length"] == "\(reply.body.count)")
      let missing = try await served.get("/blog/nothing")
      #expect(missing.status == 404)
      #expect(missing.text.contains("data-file=\"404.html\""))
      #expect(try await served.get("/blog/a.txt").text == page)
      let onDisk = try String(
        contentsOfFile: served.root + "/日記/index.html", encoding: .utf8)
      #expect(onDisk == page)
    }
  }

  @Test func servesPagesAsTheyAreWithoutReloading() async throws {
    try await serving(["index.html": "<p>x</p>"]) { served async throws in
      #expect(try await served.get("/").text == "<p>x</p>")
      #expect(try await served.get("/_fude/reload.js").status == 404)
      #expect(try await served.get("/_fude/events").status == 404)
    }
  }

  @Test func servesTheScript() async throws {
    try await serving(reloads: true) { served async throws in
      let reply = try await served.get("/_fude/reload.js")
      #expect(reply.status == 200)
      #expect(reply.fields["content-type"] == "text/javascript; charset=utf-8")
      #expect(reply.text == ReloadClient.script)
      #expect(try await served.get("/_fude/other").status == 404)
    }
  }

  @Test func tellsAnewWhenAPageMayBeOlder() async throws {
    try await serving(["index.html": "<p>x</p>"], reloads: true) { served async throws in
      let tag = try #require(try await served.get("/").fields["etag"])
      #expect(try await served.get("/", ["If-None-Match": tag]).status == 304)
      served.server.browsers.tell(BrowserUpdate(changes: .files(["a.css"])))
      #expect(try await served.get("/", ["If-None-Match": tag]).status == 200)
    }
  }

  // MARK: - Events

  /// Connects and gives the lines of data that come while `body` runs.
  private func listen(
    _ served: Served, knowing generation: String?, count: Int,
    _ body: @escaping @Sendable () -> Void
  ) async throws -> [JSONValue] {
    let port = served.port
    let text = try await TCPClient.blocking {
      let client = try TCPClient(port: port)
      let query = generation.map { "?generation=\($0)" } ?? ""
      client.send("GET /_fude/events\(query) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      var text = client.receive(until: "}\n\n")
      body()
      while text.components(separatedBy: "data: ").count <= count {
        guard let more = client.receive(), !more.isEmpty else { break }
        text += String(decoding: more, as: UTF8.self)
      }
      return text
    }
    #expect(text.contains("Content-Type: text/event-stream; charset=utf-8"))
    return try text.components(separatedBy: "data: ").dropFirst().map {
      try JSONValue.parse(Array($0.prefix { $0 != "\n" }.utf8))
    }
  }

  @Test func tellsConnectedBrowsers() async throws {
    try await serving(reloads: true) { served async throws in
      let browsers = served.server.browsers
      let error = Diagnostic.error(
        "no layout named 'pots'",
        at: SourceLocation(path: "content/題.md", line: 3, column: 9, lineText: "layout: pots"),
        hint: "did you mean 'post'?")
      let first = browsers.generation
      let updates = try await listen(served, knowing: nil, count: 4) {
        browsers.tell(BrowserUpdate(changes: .files(["a/index.html"]), destination: "/a/"))
        browsers.tell(BrowserUpdate(problems: [error]))
        browsers.tell(BrowserUpdate(changes: .all))
      }
      try #require(updates.count == 4)
      #expect(updates[0].text == "{\"generation\":\"\(first)\",\"files\":[],\"problems\":[]}")
      #expect(updates[1]["files"]?.text == "[\"a/index.html\"]")
      #expect(updates[1]["destination"] == .string("/a/"))
      #expect(updates[1]["generation"] != updates[0]["generation"])
      #expect(
        updates[2]["problems"]?.text
          == "[{\"severity\":\"error\",\"message\":\"no layout named 'pots'\","
          + "\"file\":\"content/題.md\",\"line\":3,\"column\":9,"
          + "\"hint\":\"did you mean 'post'?\",\"text\":\"layout: pots\"}]")
      #expect(updates[2]["generation"] == updates[1]["generation"])
      #expect(updates[3]["files"] == nil)
      #expect(updates[3]["problems"]?.text == "[]")
    }
  }

  @Test func tellsWhoComesLaterHowThingsStand() async throws {
    try await serving(reloads: true) { served async throws in
      let browsers = served.server.browsers
      let old = browsers.generation
      browsers.tell(BrowserUpdate(changes: .files(["a"])))
      browsers.tell(BrowserUpdate(problems: [.error("墨がない")]))
      let current = browsers.generation
      for (known, files) in [(old, nil), ("another-3", nil), (current, "[]"), (nil, "[]")] {
        let updates = try await listen(served, knowing: known, count: 1) {}
        #expect(updates.count == 1)
        #expect(updates.first?["files"]?.text == files)
        #expect(updates.first?["generation"] == .string(current))
        #expect(
          updates.first?["problems"]?.text
            == "[{\"severity\":\"error\",\"message\":\"墨がない\"}]")
      }
    }
  }

  @Test func forgetsBrowsersThatGo() async throws {
    try await serving(reloads: true) { served async throws in
      let browsers = served.server.browsers
      for _ in 0..<20 { _ = try await listen(served, knowing: nil, count: 1) {} }
      for _ in 0..<200 where browsers.connectionCount > 0 {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(browsers.connectionCount == 0)
    }
  }

  @Test func dropsBrowsersThatDoNotListen() {
    let browsers = Browsers()
    let stream = browsers.join(knowing: nil)
    for _ in 0..<100 { browsers.tell(BrowserUpdate(changes: .all)) }
    #expect(browsers.connectionCount == 0)
    _ = stream
  }

  @Test func namesNoMoreFilesThanABrowserShouldLookAt() {
    let many = BrowserUpdate(changes: .files((0...500).map { "\($0)" }))
    #expect(many.json(generation: "g") == "{\"generation\":\"g\",\"problems\":[]}")
  }
}
