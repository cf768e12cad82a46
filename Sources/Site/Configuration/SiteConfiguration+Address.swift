extension SiteConfiguration {
  /// The absolute address of a path of the site.
  func address(of url: URLPath) -> String { origin + basePath + url.encoded }
}
