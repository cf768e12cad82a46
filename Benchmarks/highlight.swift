import Foundation

/// `highlight LANGUAGE ROUNDS FILE` prints megabytes a second and the size of the HTML.
@main
struct HighlightBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let rounds = Int(arguments[2]) else { exit(64) }
    let code = try [UInt8](Data(contentsOf: URL(filePath: arguments[3])))
    let listing = CodeListing(language: arguments[1])
    var html: [UInt8] = []
    var fastest = Double.infinity
    for _ in 0..<rounds {
      html.removeAll(keepingCapacity: true)
      let start = processorTime()
      code.withUnsafeBufferPointer { listing.write($0, into: &html) }
      fastest = min(fastest, processorTime() - start)
    }
    let speed = Int(Double(code.count) / fastest / 1_000_000)
    print(speed, (Double(html.count) / Double(code.count) * 10).rounded() / 10)
  }

  /// The processor time of this process, in seconds.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
