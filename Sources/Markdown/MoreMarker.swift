/// The comment that ends an excerpt: `<!--more-->` or `<!-- more -->`.
enum MoreMarker {
  /// Whether a text may hold the marker. A quick look that code and the like can deceive.
  static func mayStand(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let word: StaticString = "more"
    var index = 0
    while index + 11 <= text.count {
      guard text[index] == UInt8(ascii: "<"), text[index + 1] == UInt8(ascii: "!") else {
        index += 1
        continue
      }
      var next = index + 4
      while next < text.count, text[next] == UInt8(ascii: " ") { next += 1 }
      let isWord = word.withUTF8Buffer { word in
        next + word.count <= text.count && (0..<word.count).allSatisfy { text[next + $0] == word[$0] }
      }
      if isWord { return true }
      index += 2
    }
    return false
  }

  /// Whether an HTML node is the marker and nothing else.
  static func isMarker(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
    guard html.count >= 11, html.count < 64 else { return false }
    let text = String(decoding: html, as: UTF8.self).filter { !$0.isWhitespace }
    return text == "<!--more-->"
  }
}
