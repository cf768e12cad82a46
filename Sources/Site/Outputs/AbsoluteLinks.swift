/// Makes the links of a piece of HTML absolute, for readers that show it elsewhere.
///
/// Looks at the values of `href`, `src`, `poster` and `srcset` in tags, in Markdown's output and in an
/// author's own HTML alike, quoted or not. Text, comments, scripts, styles and other attributes stay
/// as they are. A relative link keeps its `..` parts, which readers resolve (RFC 3986, 5.2).
struct AbsoluteLinks {
  /// Scheme and host: `https://example.com`.
  let origin: String
  /// The page that the HTML belongs to, absolute, as the base of relative links.
  let page: String

  /// The HTML with all its links absolute.
  func apply(to html: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count + 256)
    var copied = 0
    html.withUnsafeBufferPointer { markup in
      var scanner = MarkupScanner(markup)
      while let event = scanner.next() {
        guard case .attribute(let name, _, let range) = event, Self.holdsAddresses(name),
          !LinkPlaceholder.begins(html, at: range.lowerBound)
        else { continue }
        result += markup[copied..<range.lowerBound]
        let text = String(decoding: markup[range], as: UTF8.self)
        result += (name == .srcset ? absoluteList(text) : absolute(text)).utf8
        copied = range.upperBound
      }
      result += markup[copied...]
    }
    return result
  }

  private static func holdsAddresses(_ name: MarkupName) -> Bool {
    name == .href || name == .src || name == .poster || name == .srcset
  }

  /// One address made absolute.
  func absolute(_ link: String) -> String {
    if Self.leavesSite(link) { return link }
    if PathText.beginsWithSlash(link) { return origin + link }
    if link.isEmpty || link.utf8.first == UInt8(ascii: "#") || link.utf8.first == UInt8(ascii: "?")
    {
      return page + link
    }
    let relative =
      link.utf8.starts(with: "./".utf8) ? String(Substring(link.utf8.dropFirst(2))) : link
    return (PathText.parent(page) ?? page) + "/" + relative
  }

  /// The candidates of a `srcset` made absolute.
  private func absoluteList(_ list: String) -> String {
    AddressList(list).candidates.map { absolute($0.address) + $0.descriptors }
      .joined(separator: ", ")
  }

  /// Whether a link names its host, or is none of the site's otherwise: `https:`, `mailto:`, `//host`.
  static func leavesSite(_ link: String) -> Bool {
    let slash = UInt8(ascii: "/")
    // Nearly all links are paths of the site's own, in which there is no scheme to look for.
    if link.utf8.first == slash { return link.utf8.dropFirst().first == slash }
    return hasScheme(link)
  }

  /// Whether a link begins with a scheme (RFC 3986, section 3.1).
  private static func hasScheme(_ link: String) -> Bool {
    guard let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = link.utf8[..<colon]
    return scheme.first?.isASCIILetter == true
      && scheme.allSatisfy { byte in
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "+")
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
  }
}
