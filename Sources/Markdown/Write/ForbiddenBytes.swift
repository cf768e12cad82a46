/// Control characters and broken bytes that no page or feed may hold.
///
/// libcmark 0.30.2 writes `&#xFFFE;` and `&#xFFFF;` as the single bytes FE and FF, which are no UTF-8,
/// and `&#1;` as the control character, which XML 1.0 (section 2.2) forbids.
enum ForbiddenBytes {
  /// Whether a text may bring any: it holds one, or a numeric entity.
  ///
  /// With `keepsControls` those that stand in the text itself stay, as in CommonMark.
  static func mayArise(
    from text: UnsafeBufferPointer<UInt8>, _ occurring: ByteSet, keepsControls: Bool
  ) -> Bool {
    if !keepsControls, controls.contains(where: { occurring.contains($0) }) { return true }
    guard occurring.contains("&"), occurring.contains("#") else { return false }
    var index = text.firstIndex(from: 0, of: UInt8(ascii: "&"))
    while index + 1 < text.count {
      if text[index + 1] == UInt8(ascii: "#") { return true }
      index = text.firstIndex(from: index + 1, of: UInt8(ascii: "&"))
    }
    return false
  }

  /// Without NUL, which libcmark replaces.
  private static let controls: [UInt8] = (1..<0xFF).filter { $0 < 0x80 && isForbidden($0) }

  static func isForbidden(_ byte: UInt8) -> Bool {
    byte >= 0xF8 || byte == 0x7F || (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D)
  }
}

extension RenderedMarkdown {
  /// The same without forbidden bytes in its markup.
  func withoutForbiddenBytes() -> RenderedMarkdown {
    RenderedMarkdown(
      html: html.filter { !ForbiddenBytes.isForbidden($0) },
      excerpt: excerpt.map { excerpt in
        Excerpt(
          html: excerpt.html.filter { !ForbiddenBytes.isForbidden($0) },
          plainText: excerpt.plainText,
          isMarked: excerpt.isMarked)
      },
      counts: counts, headings: headings, features: features, findings: findings)
  }
}
