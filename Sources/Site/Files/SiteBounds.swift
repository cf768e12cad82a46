/// What lies in a site's folder and may be read.
struct SiteBounds {
  /// The site's root without symbolic links.
  let root: String

  /// Why a symbolic link is not followed to a place, nil when it is.
  ///
  /// The target is a path without symbolic links.
  func problem(withTarget target: String) -> String? {
    guard PathText.isAtOrBelow(target, root) else { return "this symbolic link leaves the site" }
    let inside = PathText.parts(PathText.below(target, root))
    if inside.first?.utf8.first == UInt8(ascii: ".") {
      return "this symbolic link leads to a hidden folder of the site"
    }
    return nil
  }
}
