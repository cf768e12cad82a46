import Liquid

extension ArchiveYear {
  /// The year as templates see it.
  func value(_ view: SiteView) -> Value {
    .dictionary(
      LiquidDictionary([
        ("year", .int(year)), ("url", .text(url.encoded)), ("count", .int(count)),
        ("months", .array(months.map { $0.value(view) })),
      ]))
  }
}

extension ArchiveMonth {
  /// The month as templates see it.
  func value(_ view: SiteView) -> Value {
    .dictionary(
      LiquidDictionary([
        ("year", .int(year)), ("month", .int(month)), ("url", .text(url.encoded)),
        ("count", .int(posts.count)), ("posts", .array(posts.map { view.post($0) })),
      ]))
  }
}
