/// Renders one page after the other with each engine, in turn, and prints microseconds a page and
/// the ratio to the hand-written page of the same round.
///
/// With the word `liquid`, `hand` or `none` it only renders 20,000 pages with that one, for a profiler.
@main
struct Main {
  static func main() throws {
    let blog = Blog(count: 1_000)
    let hand = HandWritten(blog: blog)
    let liquid = LiquidPage(blog)
    if let only = CommandLine.arguments.dropFirst().first {
      var output: [UInt8] = []
      for round in 0..<20_000 {
        output.removeAll(keepingCapacity: true)
        if only == "liquid" {
          liquid.render(round % 1_000, into: &output)
        } else if only == "hand" {
          hand.render(blog.posts[round % 1_000], into: &output)
        }
      }
      return
    }
    let stencil = StencilPage(blog)
    let mustache = try MustachePage(blog)
    try check(hand, liquid, stencil, mustache, blog)
    var buffer: [UInt8] = []
    let engines: [(String, Int, (Int) throws -> Int)] = [
      (
        "hand-written", 20,
        {
          buffer.removeAll(keepingCapacity: true)
          hand.render(blog.posts[$0], into: &buffer)
          return buffer.count
        }
      ),
      (
        "Liquid", 20,
        {
          buffer.removeAll(keepingCapacity: true)
          liquid.render($0, into: &buffer)
          return buffer.count
        }
      ),
      ("Stencil 0.15.1", 1, { try stencil.render($0).utf8.count }),
      ("swift-mustache 2.1.1", 1, { mustache.render($0).utf8.count }),
    ]
    try report(engines, rounds: 7, pages: blog.posts.count)
  }

  private static func report(
    _ engines: [(String, Int, (Int) throws -> Int)], rounds: Int, pages: Int
  ) throws {
    var times = engines.map { _ in [Double]() }
    for _ in 0..<rounds {
      for (place, engine) in engines.enumerated() {
        let clock = ContinuousClock()
        let start = clock.now
        var bytes = 0
        for _ in 0..<engine.1 { for index in 0..<pages { bytes += try engine.2(index) } }
        precondition(bytes > 0)
        times[place].append((clock.now - start) / .microseconds(1) / Double(engine.1 * pages))
      }
    }
    print("| engine | µs a page, median (min-max) | times the hand-written page | times Liquid |")
    print("|---|---|---|---|")
    for (place, engine) in engines.enumerated() {
      let sorted = times[place].sorted()
      print(
        "| \(engine.0) | \(rounded(median(sorted))) (\(rounded(sorted[0]))-\(rounded(sorted[rounds - 1]))) "
          + "| \(rounded(ratio(times[place], times[0]))) | \(rounded(ratio(times[place], times[1]))) |"
      )
    }
  }

  /// The median of the ratios of each round.
  private static func ratio(_ times: [Double], _ base: [Double]) -> Double {
    median(zip(times, base).map { $0 / $1 }.sorted())
  }

  private static func median(_ sorted: [Double]) -> Double { sorted[sorted.count / 2] }

  private static func rounded(_ number: Double) -> String {
    "\((number * 100).rounded() / 100)"
  }

  /// All must give the same page.
  private static func check(
    _ hand: HandWritten, _ liquid: LiquidPage, _ stencil: StencilPage, _ mustache: MustachePage,
    _ blog: Blog
  ) throws {
    var expected: [UInt8] = []
    hand.render(blog.posts[7], into: &expected)
    var found: [UInt8] = []
    liquid.render(7, into: &found)
    let page = String(decoding: expected, as: UTF8.self)
    precondition(found == expected, String(decoding: found, as: UTF8.self))
    let other = try stencil.render(7)
    precondition(other == page, other)
    precondition(mustache.render(7) == page, mustache.render(7))
  }
}
