import Synchronization

/// The browsers that show the site, and what they have to know.
///
/// Each change of the served files begins a new generation. A page knows the one that it was served
/// in, so that a browser that connects later is told when it shows something older.
public final class Browsers: Sendable {
  private struct State {
    var count = 0
    /// What the site's folder cannot show: the errors of the last build.
    var update = BrowserUpdate()
    var connections: [Int: AsyncStream<String>.Continuation] = [:]
    var nextConnection = 0
    var isClosed = false
  }

  private let state = Mutex(State())
  /// Tells this server from the one that ran before it at the same address.
  private let start = String(UInt64.random(in: .min ... .max), radix: 36)

  init() {}

  /// The name of the present generation.
  var generation: String { state.withLock { name($0.count) } }

  private func name(_ count: Int) -> String { "\(start)-\(count)" }

  /// How many browsers are connected.
  public var connectionCount: Int { state.withLock { $0.connections.count } }

  /// Tells all browsers.
  ///
  /// The served folder must hold the files already that the update names.
  public func tell(_ update: BrowserUpdate) {
    // One that does not take what it is sent begins anew when it is back.
    let deaf = state.withLock { state -> [AsyncStream<String>.Continuation] in
      if update.changes != .files([]) { state.count += 1 }
      state.update = update
      let json = update.json(generation: name(state.count))
      var deaf: [AsyncStream<String>.Continuation] = []
      for (number, connection) in state.connections {
        if case .enqueued = connection.yield(json) { continue }
        state.connections[number] = nil
        deaf.append(connection)
      }
      return deaf
    }
    // Not under the lock, which the end of a connection takes as well.
    for connection in deaf { connection.finish() }
  }

  /// Adds a browser.
  ///
  /// - Parameter known: the generation that it shows; nil when it shows nothing yet.
  /// - Returns: updates as JSON, beginning with how things stand.
  func join(knowing known: String?) -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingOldest(64))
    let number = state.withLock { state -> Int? in
      if state.isClosed { return nil }
      let generation = name(state.count)
      let isCurrent = known == nil || known == generation
      let now = BrowserUpdate(
        changes: isCurrent ? .files([]) : .all, problems: state.update.problems)
      continuation.yield(now.json(generation: generation))
      state.nextConnection += 1
      state.connections[state.nextConnection] = continuation
      return state.nextConnection
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.connections[number] = nil }
    }
    return stream
  }

  /// Ends all connections, and lets no new one begin.
  func close() {
    let connections = state.withLock { state in
      state.isClosed = true
      defer { state.connections = [:] }
      return state.connections
    }
    for connection in connections.values { connection.finish() }
  }
}
