/// Makes the links of a piece of HTML absolute, for readers that show it elsewhere.
///
/// Looks at the values of `href`, `src`, `poster` and `srcset` in tags, in Markdown's output and
/// in an author's own HTML alike; text, comments and other attributes stay as they are.
struct AbsoluteLinks {
  /// Scheme and host: `https://example.com`.
  let origin: String
  /// The page that the HTML belongs to, absolute, as the base of relative links (RFC 3986, 5.2).
  let page: String

  private enum Attribute {
    case address
    case list
  }

  /// The HTML with all its links absolute.
  func apply(to html: some Collection<UInt8>) -> [UInt8] {
    let html = Array(html)
    var result: [UInt8] = []
    result.reserveCapacity(html.count + 256)
    var copied = 0
    var index = 0
    var isInTag = false
    while index < html.count {
      let byte = html[index]
      index += 1
      if byte == UInt8(ascii: "<") {
        isInTag = index < html.count && (0x61...0x7A).contains(html[index] | 0x20)
      } else if byte == UInt8(ascii: ">") {
        isInTag = false
      } else if isInTag, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let end = html[index...].firstIndex(of: byte) ?? html.count
        if let kind = Self.attribute(before: index - 1, in: html) {
          result += html[copied..<index]
          result += absolute(html[index..<end], kind)
          copied = end
        }
        index = min(end + 1, html.count)
      }
    }
    result += html[copied...]
    return result
  }

  /// What the attribute before a quote holds, nil when it holds no address.
  private static func attribute(before quote: Int, in html: [UInt8]) -> Attribute? {
    guard quote > 0, html[quote - 1] == UInt8(ascii: "=") else { return nil }
    var start = quote - 1
    while start > 0, (0x61...0x7A).contains(html[start - 1] | 0x20) { start -= 1 }
    guard start > 0, [0x20, 0x09, 0x0A, 0x0D].contains(html[start - 1]) else { return nil }
    switch String(decoding: html[start..<quote - 1], as: UTF8.self).lowercased() {
    case "href", "src", "poster": return .address
    case "srcset": return .list
    default: return nil
    }
  }

  private func absolute(_ value: ArraySlice<UInt8>, _ kind: Attribute) -> [UInt8] {
    let text = String(decoding: value, as: UTF8.self)
    switch kind {
    case .address: return Array(absolute(text).utf8)
    case .list:
      let candidates = text.split(separator: ",").map { candidate in
        let parts = candidate.split(separator: " ", omittingEmptySubsequences: true)
        return ([absolute(String(parts.first ?? ""))] + parts.dropFirst().map(String.init))
          .joined(separator: " ")
      }
      return Array(candidates.joined(separator: ", ").utf8)
    }
  }

  /// One address made absolute.
  func absolute(_ link: String) -> String {
    if link.hasPrefix("//") || Self.hasScheme(link) { return link }
    if link.hasPrefix("/") { return origin + link }
    if link.isEmpty || link.hasPrefix("#") || link.hasPrefix("?") { return page + link }
    let folder = page.lastIndex(of: "/").map { String(page[...$0]) } ?? page
    return folder + (link.hasPrefix("./") ? String(link.dropFirst(2)) : link)
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
