import Testing

@testable import DevServer

/// When a batch is due, by a clock of the test's own.
struct ChangeBatchTests {
  struct Step: Sendable {
    let milliseconds: Int
    let event: ChangeBatch.Event
    let path: String
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [Step]
    /// When the batch is due, in milliseconds; nil when there is none.
    let due: Int?
    let paths: [String]
    var testDescription: String { name }
  }

  private static func step(_ milliseconds: Int, _ event: ChangeBatch.Event, _ path: String) -> Step
  {
    Step(milliseconds: milliseconds, event: event, path: path)
  }

  static let cases = [
    Case(name: "nothing", steps: [], due: nil, paths: []),
    Case(
      name: "written in place",
      steps: [
        step(0, .writing, "題.md"), step(1, .writing, "題.md"), step(2, .written, "題.md"),
      ], due: 6, paths: ["題.md"]),
    Case(
      name: "still open", steps: [step(0, .writing, "a"), step(30, .writing, "a")],
      due: 280, paths: ["a"]),
    Case(
      name: "renamed over",
      steps: [
        step(0, .created, "a.tmp"), step(1, .writing, "a.tmp"), step(2, .written, "a.tmp"),
        step(3, .removed, "a.tmp"), step(3, .written, "a.md"),
      ], due: 7, paths: ["a.md"]),
    Case(
      name: "moved away and written anew",
      steps: [
        step(0, .removed, "a.md"), step(0, .written, "a.bak"), step(1, .created, "a.md"),
        step(20, .writing, "a.md"), step(21, .written, "a.md"),
      ], due: 25, paths: ["a.bak", "a.md"]),
    Case(
      name: "new", steps: [step(0, .created, "a"), step(1, .written, "a")], due: 41, paths: ["a"]),
    Case(name: "removed", steps: [step(5, .removed, "a")], due: 45, paths: ["a"]),
    Case(
      name: "made and removed",
      steps: [
        step(0, .created, "4913"), step(0, .written, "4913"), step(1, .removed, "4913"),
      ], due: nil, paths: []),
    Case(
      name: "removed, made, removed",
      steps: [
        step(0, .removed, "a"), step(1, .created, "a"), step(2, .removed, "a"),
      ], due: 42, paths: ["a"]),
    Case(
      name: "many", steps: (0..<9).map { step($0, .written, "\($0)") }, due: 108,
      paths: (0..<9).map { "\($0)" }),
    Case(
      name: "without end", steps: (0..<300).map { step($0 * 10, .writing, "a") }, due: 2000,
      paths: ["a"]),
  ]

  @Test(arguments: cases)
  func isDueWhenItIsQuiet(_ row: Case) {
    let start = ContinuousClock.now
    var batch = ChangeBatch()
    for step in row.steps {
      batch.add(step.event, step.path, at: start + .milliseconds(step.milliseconds))
    }
    #expect(batch.due == row.due.map { start + .milliseconds($0) })
    #expect(batch.take() == FileChanges(paths: row.paths))
    #expect(batch.due == nil)
  }

  @Test func knowsThatItDoesNotKnow() {
    var batch = ChangeBatch()
    let start = ContinuousClock.now
    batch.addUnknown(at: start)
    #expect(batch.due == start + .milliseconds(100))
    #expect(batch.take() == FileChanges(paths: [], areAll: false))
    #expect(batch.take() == FileChanges(paths: []))
  }
}
