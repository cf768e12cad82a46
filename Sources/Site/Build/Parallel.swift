import Synchronization

/// Spreads work over the processors and gives back the results in order, whichever was ready first.
enum Parallel {
  /// The results of `body` for 0..<count.
  ///
  /// - Parameters:
  ///   - count: the number of items.
  ///   - jobs: how many run at once.
  ///   - makeState: makes what one worker keeps from item to item, such as a buffer.
  ///   - body: does the work of one item.
  /// - Returns: the results in the order of the items.
  static func map<Result: Sendable, State>(
    _ count: Int, jobs: Int, makeState: @escaping @Sendable () -> State,
    _ body: @escaping @Sendable (inout State, Int) -> Result
  ) async -> [Result] {
    let next = Counter()
    // Small enough that no worker is left alone with much, large enough to be cheap to ask for.
    let batch = max(1, min(32, count / (jobs * 8)))
    let parts = await withTaskGroup(of: [(Int, [Result])].self) { group in
      for _ in 0..<max(1, min(jobs, count)) {
        group.addTask {
          var state = makeState()
          var results: [(Int, [Result])] = []
          var turn = ContinuousClock.now
          while true {
            let start = next.take(batch)
            guard start < count else { return results }
            results.append((start, (start..<min(count, start + batch)).map { body(&state, $0) }))
            // A server answers in between: there are no more threads than processors. Not after each batch,
            // as that wakes a thread each time.
            if turn.duration(to: .now) > .milliseconds(10) {
              await Task.yield()
              turn = .now
            }
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
  }

  /// The same for work that keeps nothing from item to item.
  static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Result
  ) async -> [Result] {
    await map(count, jobs: jobs, makeState: { () }) { _, index in body(index) }
  }

  private final class Counter: Sendable {
    private let value = Atomic(0)

    /// The first of the next `count` numbers.
    func take(_ count: Int) -> Int {
      value.wrappingAdd(count, ordering: .relaxed).oldValue
    }
  }
}
