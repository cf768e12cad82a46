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
    var scanner = LinkScanner(html)
    var copied = 0
    while let value = scanner.next() {
      result += html[copied..<value.range.lowerBound]
      let text = String(decoding: html[value.range], as: UTF8.self)
      result += (value.isList ? absoluteList(text) : absolute(text)).utf8
      copied = value.range.upperBound
    }
    result += html[copied...]
    return result
  }

  /// One address made absolute.
  func absolute(_ link: String) -> String {
    if link.utf8.starts(with: "//".utf8) || Self.hasScheme(link) { return link }
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
  ///
  /// An address is a run without blanks (WHATWG HTML, "srcset"); it may hold commas, as those of image
  /// services do, and ends its candidate when a comma stands at its end.
  private func absoluteList(_ list: String) -> String {
    var candidates: [String] = []
    var rest = list.utf8[...]
    while true {
      rest = rest.drop { Self.isBlank($0) || $0 == UInt8(ascii: ",") }
      if rest.isEmpty { return candidates.joined(separator: ", ") }
      var address = rest.prefix { !Self.isBlank($0) }
      rest = rest[address.endIndex...]
      let endsHere = address.last == UInt8(ascii: ",")
      while address.last == UInt8(ascii: ",") { address.removeLast() }
      var candidate = absolute(String(Substring(address)))
      if !endsHere {
        let descriptor = rest.prefix { $0 != UInt8(ascii: ",") }
        rest = rest[descriptor.endIndex...]
        for part in descriptor.split(whereSeparator: Self.isBlank) {
          candidate += " " + String(Substring(part))
        }
      }
      candidates.append(candidate)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Whether a link begins with a scheme (RFC 3986, section 3.1).
  static func hasScheme(_ link: String) -> Bool {
    guard let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = link.utf8[..<colon]
    return scheme.first.map { (0x61...0x7A).contains($0 | 0x20) } == true
      && scheme.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
          || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
  }
}
