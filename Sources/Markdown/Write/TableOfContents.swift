/// A table of contents as nested lists of links.
///
/// A heading that is more than one level below the one before lies one list below it all the same, and
/// one that is less far below follows it in that list.
struct TableOfContents {
  private let headings: [RenderedMarkdown.Heading]

  /// Makes the table of those of some headings that are listed, in their order.
  init(_ headings: some Sequence<RenderedMarkdown.Heading>) {
    self.headings = headings.filter(\.isListed)
  }

  /// Writes the table; nothing without headings.
  func write(into html: inout [UInt8]) {
    guard !headings.isEmpty else { return }
    html.append("<nav class=\"toc\">\n")
    var levels: [Int] = []
    for heading in headings {
      while levels.count > 1, levels[levels.count - 2] >= heading.level {
        html.append("</li>\n</ul>\n")
        levels.removeLast()
      }
      if let last = levels.last, last >= heading.level {
        html.append("</li>\n")
        levels[levels.count - 1] = heading.level
      } else {
        html.append(levels.isEmpty ? "<ul>\n" : "\n<ul>\n")
        levels.append(heading.level)
      }
      entry(heading, into: &html)
    }
    for _ in levels { html.append("</li>\n</ul>\n") }
    html.append("</nav>\n")
  }

  private func entry(_ heading: RenderedMarkdown.Heading, into html: inout [UInt8]) {
    html.append("<li>")
    var text = heading.plainText
    guard var id = heading.id else { return text.withUTF8 { html.append(escapingHTML: $0) } }
    html.append("<a href=\"#")
    id.withUTF8 { html.append(escapingURL: $0) }
    html.append("\">")
    text.withUTF8 { html.append(escapingHTML: $0) }
    html.append("</a>")
  }
}
