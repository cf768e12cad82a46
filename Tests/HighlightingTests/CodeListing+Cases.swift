import Highlighting

extension CodeListing {
  /// The listing's HTML.
  func html(_ code: [UInt8]) -> [UInt8] {
    var html: [UInt8] = []
    code.withUnsafeBufferPointer { write($0, into: &html) }
    return html
  }

  func html(_ code: String) -> String {
    String(decoding: html(Array(code.utf8)), as: UTF8.self)
  }
}

extension String {
  /// The code of a listing in the notation of the case files: `‹k let›` for a span of class `k`.
  var inCaseNotation: String {
    var text = replacing(/^<pre><code[^>]*>/, with: "").replacing("</code></pre>\n", with: "")
    text = text.replacing("</span>", with: "›").replacing(/<span class="([a-z0-9]+)">/) {
      "‹\($0.1) "
    }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }
}
