/// How much of the site a build had to look at and make, and how long each stage took.
public struct BuildWork: Sendable, Hashable {
  /// Markdown files that were read.
  public internal(set) var read = 0
  /// Markdown files that were parsed.
  public internal(set) var parsed = 0
  /// Outputs that were made; not counted are files that are copied.
  public internal(set) var rendered = 0
  /// Seconds by stage, in the order in which they ran.
  public internal(set) var stages: [Stage] = []

  /// One stage of a build.
  public struct Stage: Sendable, Hashable {
    /// One word, such as `scan` or `load`.
    public let name: String
    /// By the clock on the wall.
    public let seconds: Double
  }

  /// Counts what rendering made.
  ///
  /// - Parameters:
  ///   - outputs: what became of each output.
  ///   - texts: for how many of them a Markdown file was read and parsed that loading knew.
  mutating func add(_ outputs: [OutputStage.Made], texts: Int) {
    read += texts
    parsed += texts
    rendered += outputs.count { $0.isRendered }
  }
}

/// Takes the time of one stage after the other.
struct StageClock {
  private(set) var stages: [BuildWork.Stage] = []
  private var last = ContinuousClock.now

  /// Ends a stage.
  mutating func end(_ name: String) {
    let now = ContinuousClock.now
    stages.append(.init(name: name, seconds: (now - last) / .seconds(1)))
    last = now
  }
}
