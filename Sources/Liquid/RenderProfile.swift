/// How often templates were rendered, how long that took, and how much they wrote.
public struct RenderProfile: Sendable {
  /// The figures of one template.
  public struct Entry: Sendable, Hashable {
    /// How many times it was rendered, on its own or as an include.
    public var renders = 0
    /// The time from start to end of all renders, includes and all.
    public var total = Duration.zero
    /// The same without the time that went into includes.
    public var own = Duration.zero
    /// The bytes written, includes and all.
    public var bytes = 0
  }

  /// By the name of the template.
  public private(set) var entries: [String: Entry] = [:]
  private var open: [(start: ContinuousClock.Instant, inner: Duration)] = []

  /// Makes a profile without figures.
  public init() {}

  mutating func begin() { open.append((ContinuousClock.now, .zero)) }

  mutating func end(_ name: String, bytes: Int) {
    guard let frame = open.popLast() else { return }
    let time = ContinuousClock.now - frame.start
    if !open.isEmpty { open[open.count - 1].inner += time }
    var entry = Entry()
    (entry.renders, entry.total, entry.own, entry.bytes) = (1, time, time - frame.inner, bytes)
    add(entry, to: name)
  }

  private mutating func add(_ other: Entry, to name: String) {
    var entry = entries[name] ?? Entry()
    entry.renders += other.renders
    entry.total += other.total
    entry.own += other.own
    entry.bytes += other.bytes
    entries[name] = entry
  }

  /// Adds the figures of other renders.
  public mutating func add(_ other: RenderProfile) {
    for (name, entry) in other.entries { add(entry, to: name) }
  }
}
