import Dispatch

/// The wish of a person or another process that this process ends: SIGINT and SIGTERM.
public actor Interruption {
  private var sources: [any DispatchSourceSignal] = []
  private let (signals, continuation) = AsyncStream.makeStream(of: Void.self)

  /// From now on these signals do not end the process by themselves.
  public init() async {
    for number in [System.interrupt, System.termination] {
      System.ignore(signal: number)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: DispatchQueue(label: "signals"))
      let continuation = continuation
      source.setEventHandler { continuation.yield() }
      source.activate()
      sources.append(source)
    }
  }

  /// Waits for the next signal.
  public nonisolated func wait() async {
    for await _ in signals { return }
  }
}
