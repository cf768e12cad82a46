import CJKText
import Liquid
import Markdown

/// `page.toc`: the headings of a text, each with those below it.
///
///     [{title, level, id, url, children}, …]
///
/// A heading that is more than one level below the one before is its child all the same, as in
/// `page.toc_html`.
extension Document {
  /// Nested headings; `false` where front matter says `toc: false`, and what it says where there are no
  /// headings, so that themes of Jekyll can ask for it.
  var tableOfContents: Value {
    let headings = body.headings
    guard features.saysTableOfContents != false, !headings.isEmpty else {
      return features.saysTableOfContents.map { .bool($0) } ?? .null
    }
    var open = [HeadingBranch(level: 0, value: [])]
    for heading in headings {
      while let last = open.last, last.level >= heading.level, open.count > 1 {
        Self.close(&open)
      }
      open.append(HeadingBranch(level: heading.level, value: heading.pairs))
    }
    while open.count > 1 { Self.close(&open) }
    return .array(open[0].children)
  }

  /// The same as HTML: nested lists of links in `nav`; empty without headings.
  var tableOfContentsHTML: [UInt8] { body.headings.tableOfContents }

  /// Hands the innermost open heading, which has all its children, to the one around it.
  private static func close(_ open: inout [HeadingBranch]) {
    let done = open.removeLast()
    open[open.count - 1].children.append(
      .dictionary(LiquidDictionary(done.value + [("children", .array(done.children))])))
  }
}

/// A heading whose children are being gathered.
private struct HeadingBranch {
  let level: Int
  let value: [(String, Value)]
  var children: [Value] = []
}

extension RenderedMarkdown.Heading {
  fileprivate var pairs: [(String, Value)] {
    [
      ("title", .text(plainText)), ("level", .int(level)), ("id", id.map { .text($0) } ?? .null),
      ("url", id.map { .text("#" + PercentEncoding.path($0)) } ?? .null),
    ]
  }
}
