extension [UInt8] {
  /// Appends HTML as it is, but for the tags that GFM disallows when those are filtered
  /// (GFM 0.29, section 6.11): their `<` becomes `&lt;`.
  mutating func append(raw html: UnsafeBufferPointer<UInt8>, filtersTags: Bool) {
    guard filtersTags else { return append(contentsOf: html) }
    var clean = 0
    var index = html.firstIndex(from: 0, of: UInt8(ascii: "<"))
    while index < html.count {
      if Self.isDisallowed(html, at: index) {
        append(contentsOf: html[clean..<index])
        append("&lt;")
        clean = index + 1
      }
      index = html.firstIndex(from: index + 1, of: UInt8(ascii: "<"))
    }
    append(contentsOf: html[clean...])
  }

  private static func isDisallowed(_ html: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let isClosing = start + 1 < html.count && html[start + 1] == UInt8(ascii: "/")
    let name = start + (isClosing ? 2 : 1)
    return disallowed.contains { tag in
      let end = name + tag.utf8CodeUnitCount
      guard html.hasASCII(tag, at: name, ignoringCase: true) else { return false }
      return end < html.count
        && (html[end] <= 0x20 || html[end] == UInt8(ascii: ">") || html.hasASCII("/>", at: end))
    }
  }

  private static let disallowed: [StaticString] = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]
}
