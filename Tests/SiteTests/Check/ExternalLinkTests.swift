import CJKText
import Processes
import Synchronization
import TestSupport
import Testing

@testable import Site

private let hasCurl =
  POSIX.environment("PATH")?.split(separator: ":").contains {
    (try? POSIX.status($0 + "/curl")) != nil
  } ?? false

/// Links to other sites, against a server of the test's own.
@Suite(.enabled(if: hasCurl, "needs the program curl"))
struct ExternalLinkTests {
  /// What was slept, in place of sleeping.
  private final class Sleeper: Sendable {
    private let all = Mutex<[Duration]>([])
    var slept: [Duration] { all.withLock { $0 } }
    func sleep(_ time: Duration) { all.withLock { $0.append(time) } }
  }

  private static func check(
    _ site: TemporarySite, _ sleeper: Sleeper = Sleeper(), timeout: Int = 20
  ) async -> [String] {
    await site.check { _ in
    } wanted: {
      $0.asksOtherSites = true
      $0.linkAsker.timeout = timeout
      $0.linkAsker.sleep = { sleeper.sleep($0) }
    }.diagnostics.map(\.whole)
  }

  private static func site(_ body: String) throws -> TemporarySite {
    try TemporarySite(["content/posts/2025-01-01-a.md": post("題", date: "2025-01-01", body: body)])
  }

  private static let place = "content/posts/2025-01-01-a.md:6:"

  @Test func goodAndBad() async throws {
    let server = try LoopbackServer { request, _ in
      switch request.path {
      case "/%E7%AD%86", "/ok": .init(200)
      case "/moved": .init(301, ["Location: /ok"])
      case "/round": .init(302, ["Location: /round"])
      case "/get": .init(request.method == "GET" ? 200 : 405)
      case "/shy": .init(request.method == "GET" ? 200 : 403)
      case "/없음": .init(404)
      default: .init(404)
      }
    }
    defer { server.close() }
    let address = "http://127.0.0.1:\(server.port)"
    let site = try Self.site(
      "[筆](\(address)/筆)[移](\(address)/moved#章)[取](\(address)/get)[羞](\(address)/shy)"
        + "[無](\(address)/無)![없](\(address)/없음.png)[環](\(address)/round)")
    let found = await Self.check(site)
    #expect(found.count == 3)
    #expect(found.contains { $0.contains("warning: '\(address)/無' answers 404 {external-link}") })
    #expect(
      found.contains { $0.contains("warning: '\(address)/없음.png' answers 404 {external-link}") })
    #expect(found.contains { $0.contains("/round' cannot be reached: Maximum (10) redirects") })
    #expect(found.allSatisfy { $0.hasPrefix(Self.place) })
    let asked = server.requests
    #expect(asked.filter { $0.path == "/get" }.map(\.method) == ["HEAD", "GET"])
    #expect(asked.filter { $0.path == "/%E7%AD%86" }.map(\.method) == ["HEAD"])
  }

  @Test(arguments: [("筆", "無"), ("笔", "没有"), ("붓", "없음"), ("brush", "nothing")])
  func inFourLanguages(_ good: String, _ bad: String) async throws {
    let found = PercentEncoding.path("/" + good)
    let server = try LoopbackServer { request, _ in .init(request.path == found ? 200 : 410) }
    defer { server.close() }
    let address = "http://127.0.0.1:\(server.port)/"
    let before = "[\(good)](\(address)\(good))と[\(bad)]("
    let site = try Self.site(before + "\(address)\(bad))")
    #expect(
      await Self.check(site) == [
        "\(Self.place)\(before.count + 1): warning: '\(address)\(bad)' answers 410 {external-link}"
      ])
  }

  @Test func goodAnswersAreKeptForAWeek() async throws {
    let server = try LoopbackServer { request, _ in .init(request.path == "/ok" ? 200 : 410) }
    defer { server.close() }
    let address = "http://127.0.0.1:\(server.port)"
    let site = try Self.site("[甲](\(address)/ok) [을](\(address)/gone)")
    func found(daysLater days: Int) async -> (ok: Int, gone: Int) {
      let before = server.requests.count
      let found = await site.check {
        $0.now = TemporarySite.now + days * 86_400
      } wanted: {
        $0.asksOtherSites = true
      }.diagnostics
      #expect(found.map(\.message) == ["'\(address)/gone' answers 410"])
      let asked = server.requests.dropFirst(before)
      return (asked.count { $0.path == "/ok" }, asked.count { $0.path == "/gone" })
    }
    #expect(await found(daysLater: 0) == (1, 2))
    #expect(await found(daysLater: 6) == (0, 2))
    #expect(await found(daysLater: 7) == (1, 2))
    let kept = site.files(in: ".fude")["links"]
    #expect(kept == "fude-links 1\n\(TemporarySite.now + 7 * 86_400) 200 \(address)/ok\n")
    try site.write("damaged\n", to: ".fude/links")
    #expect(await found(daysLater: 7) == (1, 2))
  }

  @Test func busyServersAreAskedAgain() async throws {
    let server = try LoopbackServer { request, count in
      switch request.path {
      case "/busy": count == 0 ? .init(429, ["Retry-After: 7"]) : .init(200)
      case "/broken": count < 2 ? .init(503) : .init(200)
      case "/late": .init(429, ["Retry-After: 3600"])
      case "/date": .init(429, ["Retry-After: Wed, 21 Oct 2035 07:28:00 GMT"])
      default: .init(count == 0 ? 0 : 200)
      }
    }
    defer { server.close() }
    let address = "http://127.0.0.1:\(server.port)"
    for (path, expected, slept) in [
      ("/busy", nil, [7]), ("/broken", nil, [1, 2]), ("/切", nil, [1]),
      ("/late", "wants to be asked less often (429)", []),
      ("/date", "wants to be asked less often (429)", []),
    ] as [(String, String?, [Int])] {
      let sleeper = Sleeper()
      let found = await Self.check(try Self.site("[연](\(address)\(path))"), sleeper)
      #expect(
        found
          == [expected].compactMap { $0 }.map {
            Self.place + "5: warning: '\(address)\(path)' \($0) {external-link}"
          }, "\(path)")
      #expect(sleeper.slept == slept.map { .seconds($0) }, "\(path)")
    }
  }

  @Test func fourAtOnceOfOneHost() async throws {
    let server = try LoopbackServer { _, _ in .init(200, delay: 0.05) }
    defer { server.close() }
    let links = (0..<24).map { "[字](http://127.0.0.1:\(server.port)/\($0))" }.joined(separator: " ")
    #expect(await Self.check(try Self.site(links)) == [])
    #expect(server.requests.count == 24)
    #expect((2...4).contains(server.mostAtOnce))
  }

  @Test func whatNeverAnswers() async throws {
    let server = try LoopbackServer { _, _ in .init(200, delay: 30) }
    defer { server.close() }
    let found = await Self.check(
      try Self.site("[遅](http://127.0.0.1:\(server.port)/)"), timeout: 1)
    #expect(
      found.count == 1 && found.allSatisfy { $0.contains("cannot be reached: Operation timed out") }
    )
  }

  @Test func nothingIsAskedUnlessWanted() async throws {
    let server = try LoopbackServer { _, _ in .init(404) }
    defer { server.close() }
    let site = try Self.site("[無](http://127.0.0.1:\(server.port)/)")
    #expect(await site.check().diagnostics == [])
    #expect(server.requests == [])
    #expect(site.files(in: ".fude") == [:])
  }
}
