import CJKText
import Foundation
import TestSupport
import Testing

@testable import DevServer

/// What a static host does, over real sockets.
struct ServingTests {
  static let site = [
    "index.html": "<h1>硯</h1>", "404.html": "<p>迷子</p>", "about/index.html": "<p>筆</p>",
    "empty/note.txt": "x", "日記/墨 と 紙/index.html": "<p>紙</p>", "日記/が.txt": "が",
    "100%.txt": "all", "a+b&c.txt": "sum", "assets/style.css": "p { color: red }",
    ".git/config": "x",
    ".well-known/security.txt": "mail", "%2e%2e/x.txt": "odd",
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let target: String
    let status: Int
    var body: String?
    var location: String?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "root", target: "/", status: 200, body: "<h1>硯</h1>"),
    Case(name: "file", target: "/assets/style.css", status: 200, body: "p { color: red }"),
    Case(
      name: "query is no part of the path", target: "/?a=/../b", status: 200, body: "<h1>硯</h1>"),
    Case(name: "folder", target: "/about/", status: 200, body: "<p>筆</p>"),
    Case(name: "folder without slash", target: "/about", status: 301, location: "/about/"),
    Case(name: "query goes along", target: "/about?a=1", status: 301, location: "/about/?a=1"),
    Case(name: "folder without index", target: "/empty/", status: 404, body: "<p>迷子</p>"),
    Case(name: "such a folder without slash", target: "/empty", status: 404, body: "<p>迷子</p>"),
    Case(name: "file as folder", target: "/index.html/", status: 404, body: "<p>迷子</p>"),
    Case(name: "not there", target: "/nothing", status: 404, body: "<p>迷子</p>"),
    // NIO's parser refuses them; browsers encode what is typed.
    Case(name: "characters that are not encoded", target: "/日記/が.txt", status: 400),
    Case(
      name: "encoded, NFC", target: "/%E6%97%A5%E8%A8%98/%E3%81%8C.txt", status: 200, body: "が"),
    Case(
      name: "encoded, NFD", target: "/%E6%97%A5%E8%A8%98/%E3%81%8B%E3%82%99.txt", status: 200,
      body: "が"),
    Case(
      name: "encoded spaces", target: "/%E6%97%A5%E8%A8%98/%E5%A2%A8%20%E3%81%A8%20%E7%B4%99/",
      status: 200, body: "<p>紙</p>"),
    Case(
      name: "the address of a redirect is encoded",
      target: "/%E6%97%A5%E8%A8%98/%e5%a2%a8%20%E3%81%A8%20%E7%B4%99", status: 301,
      location: "/%E6%97%A5%E8%A8%98/%E5%A2%A8%20%E3%81%A8%20%E7%B4%99/"),
    Case(name: "a percent sign", target: "/100%25.txt", status: 200, body: "all"),
    Case(name: "reserved characters", target: "/a+b&c.txt", status: 200, body: "sum"),
    Case(name: "hidden", target: "/.git/config", status: 404, body: "<p>迷子</p>"),
    Case(
      name: "hidden but well known", target: "/.well-known/security.txt", status: 200, body: "mail"),
    Case(name: "encoded twice is a name", target: "/%252e%252e/x.txt", status: 200, body: "odd"),
    Case(name: "two slashes", target: "//evil.example/..", status: 400),
    Case(name: "two slashes inside", target: "/about//", status: 400),
    Case(name: "absolute form", target: "http://127.0.0.1/about/", status: 200, body: "<p>筆</p>"),
    Case(
      name: "name longer than any", target: "/" + String(repeating: "%E3%81%82", count: 2000),
      status: 404,
      body: "<p>迷子</p>"),
  ]

  @Test(arguments: cases)
  func answers(_ row: Case) async throws {
    try await serving(Self.site) { served async throws in
      let reply = try await served.get(row.target)
      #expect(reply.status == row.status)
      if let body = row.body { #expect(reply.text == body) }
      #expect(reply.fields["location"] == row.location)
    }
  }

  @Test func findsNamesThatAreDecomposedOnTheDisk() async throws {
    let nfd = Normalization.nfd("が")
    try await serving(["日/\(nfd).txt": "x"]) { served async throws in
      let reply = try await served.get("/" + PercentEncoding.path("日/が.txt"))
      #expect(reply.status == 200)
      #expect(reply.text == "x")
    }
  }

  @Test(arguments: [
    ("a.html", "text/html; charset=utf-8"), ("a.CSS", "text/css; charset=utf-8"),
    ("a.js", "text/javascript; charset=utf-8"), ("feed.xml", "application/xml; charset=utf-8"),
    ("feed.json", "application/json; charset=utf-8"), ("robots.txt", "text/plain; charset=utf-8"),
    ("a.svg", "image/svg+xml"), ("a.png", "image/png"), ("写真.JPEG", "image/jpeg"),
    ("a.webp", "image/webp"), ("a.woff2", "font/woff2"), ("a.tar.gz", "application/gzip"),
    ("CNAME", "application/octet-stream"), ("a.unknown", "application/octet-stream"),
    ("x.html/CNAME", "application/octet-stream"),
  ])
  func tellsTheType(_ path: String, _ type: String) async throws {
    try await serving([path: "x"]) { served async throws in
      let reply = try await served.get("/" + PercentEncoding.path(path))
      #expect(reply.status == 200)
      #expect(reply.fields["content-type"] == type)
    }
  }

  @Test func answersHeadWithoutABody() async throws {
    try await serving(Self.site) { served async throws in
      let whole = try await served.get("/assets/style.css")
      let head = try await served.get("/assets/style.css", method: "HEAD")
      #expect(head.status == 200)
      #expect(head.body == [])
      #expect(head.fields == whole.fields)
      #expect(head.fields["content-length"] == "16")
      #expect(try await served.get("/nothing", method: "HEAD").status == 404)
    }
  }

  @Test func refusesOtherMethods() async throws {
    try await serving(Self.site) { served async throws in
      for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "PROPFIND"] {
        let reply = try await served.get("/", method: method)
        #expect(reply.status == 405 || (method == "CONNECT" && reply.status == 400))
        if reply.status == 405 { #expect(reply.fields["allow"] == "GET, HEAD") }
      }
    }
  }

  @Test func tellsWhenNothingHasChanged() async throws {
    try await serving(["a.txt": "一"]) { served async throws in
      let first = try await served.get("/a.txt")
      let tag = try #require(first.fields["etag"])
      #expect(first.fields["cache-control"] == "no-cache")
      for field in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
        let same = try await served.get("/a.txt", ["If-None-Match": field])
        #expect(same.status == 304)
        #expect(same.body == [])
        #expect(same.fields["etag"] == tag)
      }
      #expect(try await served.get("/a.txt", ["If-None-Match": "\"x\""]).status == 200)
      try served.write("二二", to: "a.txt")
      let changed = try await served.get("/a.txt", ["If-None-Match": tag])
      #expect(changed.status == 200)
      #expect(changed.text == "二二")
    }
  }

  @Test(arguments: [
    ("bytes=0-3", 206, "0123", "bytes 0-3/10"), ("bytes=4-", 206, "456789", "bytes 4-9/10"),
    ("bytes=-2", 206, "89", "bytes 8-9/10"), ("bytes=-99", 206, "0123456789", "bytes 0-9/10"),
    ("bytes=8-99", 206, "89", "bytes 8-9/10"), ("bytes=9-9", 206, "9", "bytes 9-9/10"),
    ("bytes=10-", 416, "", "bytes */10"), ("bytes=-0", 416, "", "bytes */10"),
    ("bytes=99999999999999999999-", 416, "", "bytes */10"),
    ("bytes=3-1", 200, "0123456789", nil), ("bytes=0-1,3-4", 200, "0123456789", nil),
    ("bytes=a-b", 200, "0123456789", nil), ("bytes=-", 200, "0123456789", nil),
    ("lines=0-1", 200, "0123456789", nil),
  ])
  func servesParts(_ field: String, _ status: Int, _ body: String, _ range: String?) async throws {
    try await serving(["a.bin": "0123456789"]) { served async throws in
      let reply = try await served.get("/a.bin", ["Range": field])
      #expect(reply.status == status)
      #expect(reply.text == body)
      #expect(reply.fields["content-range"] == range)
      #expect(reply.fields["content-length"] == "\(body.utf8.count)")
    }
  }

  @Test func servesPartsOnlyOfWhatTheClientHas() async throws {
    try await serving(["a.bin": "0123456789"]) { served async throws in
      let tag = try #require(try await served.get("/a.bin").fields["etag"])
      let part = try await served.get("/a.bin", ["Range": "bytes=0-0", "If-Range": tag])
      #expect(part.status == 206)
      let whole = try await served.get("/a.bin", ["Range": "bytes=0-0", "If-Range": "\"old\""])
      #expect(whole.status == 200)
      #expect(whole.text == "0123456789")
    }
  }

  @Test func servesLargeFilesWholeAndInParts() async throws {
    let text = String(repeating: "0123456789ABCDEF", count: 200_000)
    try await serving(["a.bin": text]) { served async throws in
      let whole = try await served.get("/a.bin")
      #expect(whole.fields["content-length"] == "3200000")
      #expect(whole.text == text)
      let part = try await served.get("/a.bin", ["Range": "bytes=3199998-"])
      #expect(part.text == "EF")
    }
  }

  @Test(arguments: [
    ("gzip", true), ("br, gzip;q=0.5", true), ("*", true), ("GZIP", true), ("gzip;q=0", false),
    ("br", false), ("*;q=0", false), ("gzip;q=0, *", false),
  ])
  func compressesWhereItIsAllowed(_ field: String, _ isCompressed: Bool) async throws {
    let text = String(repeating: "<p>同じ文。</p>\n", count: 100)
    try await serving(["a.html": text]) { served async throws in
      let plain = try await served.get("/a.html")
      let reply = try await served.get("/a.html", ["Accept-Encoding": field])
      #expect(reply.fields["vary"] == "Accept-Encoding")
      #expect((reply.fields["content-encoding"] == "gzip") == isCompressed)
      #expect((reply.fields["etag"] != plain.fields["etag"]) == isCompressed)
      if isCompressed {
        #expect(reply.body.count < 200)
        #expect(try gunzip(reply.body) == text)
        let tag = try #require(reply.fields["etag"])
        let again = try await served.get(
          "/a.html", ["Accept-Encoding": field, "If-None-Match": tag])
        #expect(again.status == 304)
      } else {
        #expect(reply.text == text)
      }
    }
  }

  @Test func leavesPicturesAndPartsAsTheyAre() async throws {
    let text = String(repeating: "0", count: 4000)
    try await serving(["a.png": text, "a.txt": text]) { served async throws in
      let picture = try await served.get("/a.png", ["Accept-Encoding": "gzip"])
      #expect(picture.fields["content-encoding"] == nil)
      #expect(picture.fields["vary"] == nil)
      let part = try await served.get(
        "/a.txt", ["Accept-Encoding": "gzip", "Range": "bytes=0-9"])
      #expect(part.status == 206)
      #expect(part.fields["content-encoding"] == nil)
    }
  }

  private func gunzip(_ bytes: [UInt8]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.start()
    input.fileHandleForWriting.write(Data(bytes))
    try input.fileHandleForWriting.close()
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  @Test func keepsConnectionsOpen() async throws {
    try await serving(Self.site) { served async throws in
      let port = served.port
      let text = try await TCPClient.blocking {
        let client = try TCPClient(port: port)
        let request = "GET /about/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
        // Two at once, then one more.
        client.send(request + request)
        var text = client.receive(until: "<p>筆</p>")
        if text.components(separatedBy: "<p>筆</p>").count < 3 {
          text += client.receive(until: "<p>筆</p>")
        }
        client.send(request)
        return text + client.receive(until: "<p>筆</p>")
      }
      #expect(text.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
    }
  }

  // MARK: - Base path

  @Test(
    arguments: [
      ("/", 302, nil, "/blog/%E7%AD%86/"), ("/blog/%E7%AD%86", 301, nil, "/blog/%E7%AD%86/"),
      ("/blog/%E7%AD%86/", 200, "<h1>硯</h1>", nil),
      ("/blog/%e7%ad%86/about/", 200, "<p>筆</p>", nil),
      ("/blog/%E7%AD%86/about", 301, nil, "/blog/%E7%AD%86/about/"),
      ("/about/", 404, "<p>迷子</p>", nil),
      ("/blog/", 404, "<p>迷子</p>", nil), ("/blog/%E7%AD%86x/about/", 404, "<p>迷子</p>", nil),
    ] as [(String, Int, String?, String?)])
  func servesUnderABasePath(
    _ target: String, _ status: Int, _ body: String?, _ location: String?
  ) async throws {
    try await serving(Self.site, base: "/blog/筆/") { served async throws in
      let reply = try await served.get(target)
      #expect(reply.status == status)
      if let body { #expect(reply.text == body) }
      #expect(reply.fields["location"] == location)
    }
  }

  // MARK: - Ports

  @Test func takesTheNextPortWhenOneIsTaken() async throws {
    try await serving { served async throws in
      var options = ServerOptions(root: served.root)
      options.port = served.port
      let second = try await DevServer.start(options)
      #expect(second.port > served.port)
      await second.stop()
      options.otherPorts = 0
      let error = await #expect(throws: DevServer.StartError.self) {
        _ = try await DevServer.start(options)
      }
      #expect(error?.message == "the ports \(served.port) to \(served.port) are taken")
    }
  }

  @Test func saysWhenItCannotListen() async throws {
    var options = ServerOptions(root: "/nowhere")
    options.host = "192.0.2.1"
    options.port = 0
    let error = await #expect(throws: DevServer.StartError.self) {
      _ = try await DevServer.start(options)
    }
    #expect(error?.message.hasPrefix("cannot listen on 192.0.2.1:0: ") == true)
  }

  @Test func listensNoMoreWhenStopped() async throws {
    let served = try await Served(Self.site, reloads: true)
    #expect(try await served.get("/").status == 200)
    await served.server.stop()
    let port = served.port
    await #expect(throws: (any Error).self) {
      try await TCPClient.blocking { _ = try TCPClient(port: port) }
    }
  }
}
