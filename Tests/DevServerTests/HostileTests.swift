import Foundation
import TestSupport
import Testing

@testable import DevServer

/// What must not leave the folder, and what must not stop the server.
struct HostileTests {
  static let escapes = [
    "/../secret.txt", "/a/../../secret.txt", "/%2e%2e/secret.txt", "/.%2E/secret.txt",
    "/a/%2e%2e/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
    "/%252e%252e/secret.txt", "/%252e%252e%252fsecret.txt", "/..\\secret.txt",
    "/..%5csecret.txt", "/%5c..%5c..%5csecret.txt", "/%c0%ae%c0%ae/secret.txt",
    "/%e0%80%ae%e0%80%ae/secret.txt", "/index.html%00.txt", "/%00", "/link.txt",
    "/folder/secret.txt",
    "/chain.txt", "/absolute", "//secret.txt", "/./../secret.txt", "/%2f%2e%2e%2fsecret.txt",
    "/..;/secret.txt", "/%uff0e%uff0e/secret.txt", "/．．/secret.txt",
    "/%EF%BC%8E%EF%BC%8E/secret.txt", "/%ff%fe", "/..%CC%81/secret.txt", "/a%0d%0aX-Evil:%201",
    "secret.txt", "../secret.txt", "*", "/%2e%2e/public/../secret.txt", "/pipe",
  ]

  /// A folder whose neighbour must not be read, with links that lead there.
  private func trap(_ served: Served) throws {
    let files = FileManager.default
    let parent = URL(fileURLWithPath: served.root).deletingLastPathComponent().path
    try Served.write("secret", to: parent + "/secret.txt")
    try Served.write("secret", to: parent + "/public-2/secret.txt")
    let links = [
      ("link.txt", "../secret.txt"), ("folder", "../public-2"), ("chain.txt", "link.txt"),
      ("absolute", parent + "/secret.txt"), ("inside.txt", "a/b.txt"), ("loop", "loop"),
    ]
    for (name, target) in links {
      try files.createSymbolicLink(
        atPath: served.root + "/" + name, withDestinationPath: target)
    }
    mkfifo(served.root + "/pipe", 0o644)
  }

  @Test(arguments: escapes)
  func neverLeavesTheFolder(_ target: String) async throws {
    try await serving(["index.html": "<p>x</p>", "a/b.txt": "inside"]) { served async throws in
      try trap(served)
      let reply = try await served.get(target)
      #expect(reply.status == 400 || reply.status == 404)
      #expect(!reply.text.contains("secret"))
      #expect(reply.fields["x-evil"] == nil)
    }
  }

  @Test func followsLinksThatStay() async throws {
    try await serving(["a/b.txt": "inside"]) { served async throws in
      try trap(served)
      #expect(try await served.get("/inside.txt").text == "inside")
      #expect(try await served.get("/loop").status == 404)
    }
  }

  @Test func servesWhatALinkToTheRootLeadsTo() async throws {
    let served = try await Served(["a.txt": "x"])
    let link = URL(fileURLWithPath: served.root).deletingLastPathComponent().path + "/link"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: served.root)
    var options = ServerOptions(root: link)
    options.port = 0
    let server = try await DevServer.start(options)
    let port = server.port
    let text = try await TCPClient.blocking {
      let client = try TCPClient(port: port)
      client.send("GET /a.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      return String(decoding: client.receiveAll(), as: UTF8.self)
    }
    #expect(text.hasPrefix("HTTP/1.1 200 OK"))
    await server.stop()
    await served.server.stop()
  }

  // MARK: - Host

  static let hosts: [(String?, Int)] = [
    ("localhost:4000", 200), ("LOCALHOST", 200), ("localhost.", 200), ("127.0.0.1", 200),
    ("127.1.2.3:80", 200), ("[::1]:4000", 200), ("blog.localhost:4000", 200), ("evil.example", 403),
    ("evil.example:4000", 403), ("127.0.0.1.evil.example", 403), ("localhost.evil.example", 403),
    ("evil-localhost", 403), ("127.0.0.999", 403), ("0.0.0.0", 403), ("192.168.0.2", 403),
    ("", 403),
    ("[::1", 403), (nil, 400), ("localhost\r\nHost: evil.example", 400),
  ]

  @Test(arguments: hosts)
  func answersToItsOwnNamesOnly(_ host: String?, _ status: Int) async throws {
    try await serving(["index.html": "x"], reloads: true) { served async throws in
      for target in ["/", "/_fude/reload.js"] {
        #expect(try await served.get(target, host: host).status == status)
      }
    }
  }

  @Test func answersToAnyNameWhereOthersMayCome() async throws {
    try await serving(["index.html": "x"], host: "0.0.0.0") { served async throws in
      #expect(try await served.get("/", host: "blog.lan:4000").status == 200)
    }
  }

  // MARK: - Bad requests

  @Test(arguments: [
    "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "\u{0}\u{1}\u{2}\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nBad Name: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nxx",
    "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "日本語\r\n\r\n",
  ])
  func survivesBadRequests(_ text: String) async throws {
    try await serving(["index.html": "好"], idleTimeout: .milliseconds(500)) { served async throws in
      let port = served.port
      let answer = try await TCPClient.blocking {
        let client = try TCPClient(port: port)
        client.send(text)
        return String(decoding: client.receiveAll(), as: UTF8.self)
      }
      #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"))
      #expect(try await served.get("/").text == "好")
    }
  }

  @Test func refusesAMegabyteOfFields() async throws {
    try await serving(["index.html": "好"]) { served async throws in
      let port = served.port
      let long = String(repeating: "a", count: 1 << 20)
      let many = String(repeating: "X-A: b\r\n", count: 1 << 17)
      for fields in ["X: \(long)\r\n", many, "Cookie: \(long)\r\n"] {
        let answer = try await TCPClient.blocking {
          let client = try TCPClient(port: port)
          client.send("GET / HTTP/1.1\r\nHost: localhost\r\n")
          client.send(fields + "\r\n")
          return client.receive() ?? []
        }
        // Either the word that the request is bad, or the connection is gone before that is read.
        #expect(answer.isEmpty || String(decoding: answer, as: UTF8.self).contains("400"))
      }
      #expect(try await served.get("/").text == "好")
    }
  }

  @Test func endsRequestsThatDoNotGoOn() async throws {
    try await serving(["index.html": "好"], idleTimeout: .milliseconds(200)) { served async throws in
      let port = served.port
      for half in [
        "", "GET", "GET / HTTP/1.1\r\nHost: loc", "GET / HTTP/1.1\r\nHost: localhost\r\n",
      ] {
        let answer = try await TCPClient.blocking {
          let client = try TCPClient(port: port)
          client.send(half)
          return client.receive()
        }
        #expect(answer == [])
      }
      #expect(try await served.get("/").text == "好")
    }
  }

  @Test func servesOthersWhileClientsAreSlow() async throws {
    let text = String(repeating: "0123456789ABCDEF", count: 1 << 19)
    try await serving(["large.bin": text, "index.html": "好"]) { served async throws in
      let port = served.port
      // They ask for 8 MB each and read nothing.
      let slow = try await TCPClient.blocking {
        try (0..<50).map { _ in
          let client = try TCPClient(port: port)
          client.send("GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
          return client
        }
      }
      for _ in 0..<20 { #expect(try await served.get("/").text == "好") }
      // And one of them still gets all of it.
      let first = slow[0]
      let end = try await TCPClient.blocking {
        var count = 0
        while count < text.utf8.count, let more = first.receive(), !more.isEmpty {
          count += more.count
        }
        return count
      }
      #expect(end >= text.utf8.count)
    }
  }

  /// As many as a test process should have.
  ///
  /// With more than some 1,300 open files Foundation's `Process` reads beyond its memory when another
  /// test starts a program. `ServeLimitTests` has a thousand.
  @Test func servesWhileHundredsOfConnectionsAreOpen() async throws {
    try await serving(["index.html": "好"], reloads: false) { served async throws in
      let port = served.port
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      // Both ends of a connection are files of this process.
      let count = min(200, (Int(limit.rlim_cur) - 300) / 2)
      let open = try await TCPClient.blocking {
        try (0..<count).map { _ in try TCPClient(port: port) }
      }
      #expect(try await served.get("/").text == "好")
      let last = open[count - 1]
      let answer = try await TCPClient.blocking {
        last.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        return last.receive(until: "好")
      }
      #expect(answer.hasSuffix("好"))
    }
  }

  // MARK: - Files that change

  @Test func servesOldOrNewWhileFilesAreReplaced() async throws {
    let texts = ["一", "二"].map { String(repeating: $0, count: 20_000) }
    try await serving(["a.txt": texts[0]]) { served async throws in
      let root = served.root
      let writer = Task.detached {
        for round in 0..<400 {
          try Served.write(texts[round % 2], to: root + "/new.txt")
          guard rename(root + "/new.txt", root + "/a.txt") == 0 else { return false }
        }
        return true
      }
      for _ in 0..<100 {
        let reply = try await served.get("/a.txt")
        #expect(reply.status == 200)
        #expect(texts.contains(reply.text))
      }
      #expect(try await writer.value)
    }
  }

  @Test func neverSendsAPartAsTheWhole() async throws {
    try await serving(["a.bin": ""]) { served async throws in
      let port = served.port
      let path = served.root + "/a.bin"
      // More than the system keeps on the way between two sockets.
      truncate(path, 256 << 20)
      let (announced, got) = try await TCPClient.blocking { () -> (Int, Int) in
        let client = try TCPClient(port: port)
        client.send("GET /a.bin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        var bytes = client.receive(upTo: 4096) ?? []
        truncate(path, 1 << 20)
        bytes += client.receiveAll()
        let reply = Reply(bytes)
        return (Int(reply?.fields["content-length"] ?? "") ?? 0, reply?.body.count ?? 0)
      }
      #expect(announced == 256 << 20)
      // The connection ends early, so that the client knows.
      #expect(got < announced)
    }
  }

  @Test func answersWhenTheFolderIsNotThere() async throws {
    try await serving(reloads: true) { served async throws in
      let reply = try await served.get("/")
      #expect(reply.status == 404)
      #expect(reply.text.contains("/_fude/reload.js"))
    }
  }
}
