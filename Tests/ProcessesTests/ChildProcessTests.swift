import Processes
import Testing

@Suite struct ChildProcessTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: [
    ("cat", "墨\n筆", Int32(0), "墨\n筆", ""),
    ("echo 誤り >&2; exit 3", "", 3, "", "誤り\n"),
    ("kill -9 $$", "", 137, "", ""),
    ("printf %s \"$FUDE_TEST\"", "", 0, "値", ""),
    ("printf x; exec <&-; exit 0", String(repeating: "長", count: 100_000), 0, "x", ""),
  ])
  func runs(script: String, input: String, status: Int32, output: String, errors: String)
    async throws
  {
    let result = try await ChildProcess(["sh", "-c", script], environment: ["FUDE_TEST": "値"])
      .run(input: Array(input.utf8))
    #expect(result.status == status)
    #expect(text(result.output) == output)
    #expect(text(result.errors) == errors)
  }

  @Test func muchOfBothOutputs() async throws {
    let script = "head -c 300000 /dev/zero >&2; head -c 200000 /dev/zero"
    let result = try await ChildProcess(["sh", "-c", script]).run()
    #expect((result.output.count, result.errors.count) == (200_000, 300_000))
  }

  @Test func aProgramThatIsNotThere() async {
    let failure = await #expect(throws: ChildProcess.Failure.self) {
      try await ChildProcess(["fude-無い"]).run()
    }
    #expect(failure?.program == "fude-無い")
    #expect(failure?.isMissing == true)
    #expect(failure?.reason == "No such file or directory")
  }

  @Test func cancelled() async throws {
    let task = Task { try await ChildProcess(["sleep", "60"]).run() }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    #expect(try await task.value.status == 128 + 15)
  }

  @Test func started() {
    #expect(ChildProcess(["true"]).start())
    #expect(!ChildProcess(["fude-無い"]).start())
  }
}
