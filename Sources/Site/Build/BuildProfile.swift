public import Liquid
import Synchronization

/// Where the time of a build's rendering went.
public struct BuildProfile: Sendable {
  /// How long one page took.
  public struct Page: Sendable, Hashable {
    /// The file in the output.
    public let file: String
    /// From start to end, all layouts included.
    public let time: Duration
    /// The size of the page.
    public let bytes: Int
  }

  /// The figures of each template.
  public internal(set) var templates = RenderProfile()
  /// The slowest pages, the slowest first.
  public internal(set) var slowest: [Page] = []

  /// So many pages are kept.
  static let mostPages = 10

  mutating func add(_ page: Page, _ profile: RenderProfile) {
    templates.add(profile)
    if slowest.count == Self.mostPages, let last = slowest.last, last.time >= page.time { return }
    slowest.append(page)
    slowest.sort { ($0.time, $1.file) > ($1.time, $0.file) }
    slowest = Array(slowest.prefix(Self.mostPages))
  }
}

/// Gathers a profile from all workers.
final class ProfileCollector: Sendable {
  private let state = Mutex(BuildProfile())

  var profile: BuildProfile { state.withLock { $0 } }

  func add(_ page: BuildProfile.Page, _ profile: RenderProfile) {
    state.withLock { $0.add(page, profile) }
  }
}
