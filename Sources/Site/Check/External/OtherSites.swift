import Processes

/// The sites that a site's pages link to.
struct OtherSites: Sendable {
  let root: String
  let asker: LinkAsker
  /// In seconds since 1970.
  let now: Int

  /// The answer to each address, as it is kept from the last week or given now.
  func answers(to addresses: [String]) async -> Result<[String: LinkAnswer], CheckProblem> {
    var memory = LinkMemory(root: root, now: now)
    var answers: [String: LinkAnswer] = [:]
    var unknown: [String] = []
    for address in Set(addresses).sorted() {
      if let kept = memory[address] { answers[address] = kept } else { unknown.append(address) }
    }
    if unknown.isEmpty { return .success(answers) }
    do throws(ChildProcess.Failure) {
      let given = try await LinkQueue(asker).answers(to: unknown)
      // Without a place to write the next check asks again.
      try? memory.keep(given)
      return .success(answers.merging(given) { $1 })
    } catch {
      return .failure(CheckProblem(Self.problem(error)))
    }
  }

  private static func problem(_ failure: ChildProcess.Failure) -> CheckFinding {
    failure.isMissing
      ? CheckFinding(
        "--external needs the program curl, which is not there", at: nil,
        hint: "install curl, with apt-get or brew")
      : CheckFinding("--external cannot start curl: \(failure.reason)", at: nil)
  }
}

/// A finding in place of what was asked for.
struct CheckProblem: Error {
  let finding: CheckFinding

  init(_ finding: CheckFinding) {
    self.finding = finding
  }
}
