import Site
import Synchronization

/// The line that tells what a longer build is doing: shown on a terminal after half a second,
/// with --verbose always and line by line.
final class BuildProgress: Sendable {
  private let isQuiet: Bool
  private let isVerbose: Bool
  private let start = ContinuousClock.now
  private let current = Mutex<(text: String, isShown: Bool, isEnded: Bool)>(("", false, false))

  init(isQuiet: Bool, isVerbose: Bool) {
    self.isQuiet = isQuiet
    self.isVerbose = isVerbose
    guard !isQuiet, !isVerbose, Console.isErrorTerminal else { return }
    Task {
      try? await Task.sleep(for: .milliseconds(500))
      self.redraw(isLate: true)
    }
  }

  func tell(_ event: BuildEvent) {
    let text =
      switch event {
      case .waiting: "another build is running here; waiting for it to end"
      case .loading(let files): "reading \(Count(files, "file"))"
      case .rendering(let files): "rendering \(Count(files, "file"))"
      case .committing(let files): "moving \(Count(files, "file")) into place"
      }
    if event == .waiting, !isQuiet { Console.printError(text) }
    if isVerbose {
      if event != .waiting { Console.printError(text) }
      return
    }
    current.withLock { $0.text = event == .waiting ? "waiting for another build" : text }
    redraw(isLate: ContinuousClock.now - start > .milliseconds(500))
  }

  private func redraw(isLate: Bool) {
    guard isLate, !isQuiet, !isVerbose, Console.isErrorTerminal else { return }
    current.withLock { state in
      guard !state.isEnded, !state.text.isEmpty else { return }
      Console.printProgress("\r\u{1B}[K\(state.text) …")
      state.isShown = true
    }
  }

  /// Clears the line.
  func end() {
    current.withLock { state in
      if state.isShown { Console.printProgress("\r\u{1B}[K") }
      state.isEnded = true
    }
  }
}
