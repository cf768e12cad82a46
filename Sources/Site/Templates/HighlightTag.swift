import Highlighting
import Liquid

/// `{% highlight ruby linenos %}…{% endhighlight %}`: code as a listing, coloured by its language.
///
/// What stands behind the name is read as the info string of a fenced code block.
enum HighlightTag {
  static func register(in environment: inout Environment) {
    environment.register(tag: "highlight", isBlock: true, isText: true) { call in
      var html: [UInt8] = []
      let code = code(call.body ?? [])
      code.withUnsafeBufferPointer {
        CodeListing(infoString: call.markup).write($0, into: &html)
      }
      return .html(html)
    }
  }

  /// Without the line ends behind the tag and before its end, and with one at the end.
  private static func code(_ body: [UInt8]) -> [UInt8] {
    let isLineEnd: (UInt8) -> Bool = { $0 == 0x0A || $0 == 0x0D }
    let start = body.firstIndex { !isLineEnd($0) } ?? body.count
    let end = body.lastIndex { !isLineEnd($0) }.map { $0 + 1 } ?? start
    return body[start..<max(start, end)] + [0x0A]
  }
}
