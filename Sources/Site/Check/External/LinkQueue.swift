import Processes
import Synchronization

/// Asks for many addresses: at most four at a time of one host, and sixteen in all.
struct LinkQueue: Sendable {
  /// At once of one host.
  static let perHost = 4
  /// At once in all.
  static let most = 16
  /// How often an address is asked for before the answer counts.
  private static let attempts = 3
  /// In seconds: a host that wants to be left alone for longer is not waited for.
  static let longestWait = 60

  let asker: LinkAsker
  /// What hosts want to be left alone, and until when.
  private let pauses = Pauses()

  init(_ asker: LinkAsker) {
    self.asker = asker
  }

  /// The answer to each address.
  ///
  /// - Throws: when curl cannot be started.
  func answers(to addresses: [String]) async throws(ChildProcess.Failure) -> [String: LinkAnswer] {
    let lanes = Self.lanes(addresses)
    let found = await withTaskGroup(
      of: Result<[(String, LinkAnswer)], ChildProcess.Failure>.self
    ) { group in
      var waiting = lanes.makeIterator()
      var found: [Result<[(String, LinkAnswer)], ChildProcess.Failure>] = []
      for _ in 0..<Self.most {
        if let lane = waiting.next() { group.addTask { await self.run(lane) } }
      }
      while let result = await group.next() {
        found.append(result)
        if case .failure = result { break }
        if let lane = waiting.next() { group.addTask { await self.run(lane) } }
      }
      return found
    }
    var answers: [String: LinkAnswer] = [:]
    for result in found {
      for (address, answer) in try result.get() { answers[address] = answer }
    }
    return answers
  }

  /// The addresses of each host in at most four rows, each of which is gone through one by one.
  private static func lanes(_ addresses: [String]) -> [[String]] {
    let hosts = Dictionary(grouping: addresses, by: { host(of: $0) })
    return hosts.keys.sorted().flatMap { host -> [[String]] in
      let all = hosts[host] ?? []
      return (0..<min(perHost, all.count)).map { lane in
        stride(from: lane, to: all.count, by: perHost).map { all[$0] }
      }
    }
  }

  /// Host and port.
  private static func host(of address: String) -> String {
    let rest = address.utf8.drop { $0 != UInt8(ascii: "/") }.drop { $0 == UInt8(ascii: "/") }
    return String(Substring(rest.prefix { !"/?#".utf8.contains($0) })).lowercased()
  }

  private func run(
    _ lane: [String]
  ) async -> Result<[(String, LinkAnswer)], ChildProcess.Failure> {
    var answers: [(String, LinkAnswer)] = []
    for address in lane {
      do throws(ChildProcess.Failure) {
        answers.append((address, try await answer(to: address)))
      } catch {
        return .failure(error)
      }
    }
    return .success(answers)
  }

  /// HEAD first; before an address is called bad it is asked for as a browser would.
  private func answer(to address: String) async throws(ChildProcess.Failure) -> LinkAnswer {
    let host = Self.host(of: address)
    var isHead = true
    var left = Self.attempts
    var wait = 1
    while true {
      await pauses.wait(for: host, asker.sleep)
      let response = try await asker.ask(address, isHead: isHead)
      if response.answer.problem == nil { return response.answer }
      if isHead, case .status(let status) = response.answer, status != 429 {
        isHead = false
        continue
      }
      left -= 1
      guard left > 0, response.mayPass else { return response.answer }
      let seconds = response.retryAfter ?? wait
      guard seconds <= Self.longestWait else { return response.answer }
      wait *= 2
      if response.answer == .status(429) || response.retryAfter != nil {
        pauses.pause(host, seconds)
      } else {
        await asker.sleep(.seconds(seconds))
      }
    }
  }

  /// Until when hosts want to be left alone, in units of what has been slept: the clock of tests is
  /// another.
  private final class Pauses: Sendable {
    private let seconds = Mutex<[String: Int]>([:])

    func pause(_ host: String, _ wanted: Int) {
      seconds.withLock { $0[host] = max($0[host] ?? 0, wanted) }
    }

    /// Waits for as long as a host wants; all rows of the host do.
    func wait(for host: String, _ sleep: @Sendable (Duration) async -> Void) async {
      guard let wanted = seconds.withLock({ $0[host] }), wanted > 0 else { return }
      await sleep(.seconds(wanted))
      seconds.withLock { if $0[host] == wanted { $0[host] = nil } }
    }
  }
}

extension LinkResponse {
  /// Whether the next answer may be another: the server is busy or out of order, or was not reached.
  fileprivate var mayPass: Bool {
    switch answer {
    case .status(429), .status(500...599): true
    case .status: false
    case .none: true
    }
  }
}
