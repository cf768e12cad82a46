import CJKText
import Liquid

/// `relative_url` and `absolute_url`, as Jekyll has them.
enum AddressFilters {
  static func register(in environment: inout Environment, _ configuration: SiteConfiguration) {
    let (origin, basePath) = (configuration.origin, configuration.basePath)
    environment.register(filter: "relative_url", dependsOn: .values) { input, _, _, _ in
      .text(path(input.string, below: basePath))
    }
    environment.register(filter: "absolute_url", dependsOn: .values) { input, _, _, _ in
      let link = input.string
      if AbsoluteLinks.leavesSite(link) { return .text(link) }
      return .text(origin + path(link, below: basePath))
    }
  }

  /// A path of the site with the base path before it; an address or a fragment stays.
  private static func path(_ link: String, below basePath: String) -> String {
    if AbsoluteLinks.leavesSite(link) || link.utf8.first == UInt8(ascii: "#") { return link }
    let encoded = PercentEncoding.path(PathText.beginsWithSlash(link) ? link : "/" + link)
    return basePath.isEmpty ? encoded : basePath + encoded
  }
}
