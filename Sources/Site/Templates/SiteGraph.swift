/// What the objects of templates share: the index and the settings.
///
/// Objects refer to it and are made as they are asked for, so that nothing refers in a circle.
final class SiteGraph: Sendable {
  let index: SiteIndex
  let configuration: SiteConfiguration
  /// The build's clock, in seconds since 1970.
  let now: Int

  init(index: SiteIndex, configuration: SiteConfiguration, now: Int) {
    self.index = index
    self.configuration = configuration
    self.now = now
  }
}
