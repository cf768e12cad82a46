/// A piece of code as it is to be shown: its language, and what its writer asked for.
///
///     let listing = CodeListing(infoString: "swift {1,3-5} title=main.swift linenos=10")
///     listing.write(code, into: &html)
///
/// The HTML is `<pre><code class="language-…">…</code></pre>`, exactly CommonMark's for a language
/// that is not known. In one that is, what has a meaning stands in spans whose classes are the short
/// names of Pygments (`TokenKind`). With numbers or highlighted lines each line is a span, or a mark,
/// of class `line`; numbers are attributes, so they are not copied. A file name makes it a figure.
public struct CodeListing: Sendable, Equatable {
  /// The name of the language as it was written; nil or unknown for plain text.
  public var language: String?
  /// The name of the file, for the caption.
  public var fileName: String?
  /// The lines to highlight, counted from 1 whatever number the first has.
  public var highlightedLines: LineRanges
  /// The number of the first line; nil for no numbers.
  ///
  /// 0 or more.
  public var firstLineNumber: Int?

  /// A listing of code in a language.
  public init(
    language: String? = nil, fileName: String? = nil, highlightedLines: LineRanges = LineRanges(),
    firstLineNumber: Int? = nil
  ) {
    (self.language, self.fileName) = (language, fileName)
    (self.highlightedLines, self.firstLineNumber) = (highlightedLines, firstLineNumber)
  }

  /// The names of each language that is known, in lower case; the first is its usual one.
  public static var languages: [[String]] {
    Languages.all.map { $0.names }
  }

  /// Whether the name of a language, in upper or lower case, is known: `swift`, `C++`, `yml`.
  public static func highlights(_ language: String) -> Bool {
    Languages.named(language) != nil
  }

  /// Appends the listing's HTML.
  ///
  /// Any bytes will do. The text of the HTML is the code, byte for byte; no tag stands within a
  /// character. The time is linear in the code's length.
  public func write(_ code: UnsafeBufferPointer<UInt8>, into html: inout [UInt8]) {
    HTMLBuffer.append(to: &html) { html in
      if let fileName {
        html.append("<figure class=\"highlight\"><figcaption>")
        html.append(escaping: fileName)
        html.append("</figcaption>\n")
      }
      writeBlock(code, into: &html)
      if fileName != nil { html.append("</figure>\n") }
    }
  }

  private func writeBlock(_ code: UnsafeBufferPointer<UInt8>, into html: inout HTMLBuffer) {
    writeOpening(lineCount: code.count { $0 == UInt8(ascii: "\n") }, into: &html)
    let grammar = language.flatMap { Languages.named($0)?.grammar }
    var lexer = Lexer(
      code, grammar: grammar ?? .plain, sink: ListingWriter(code, lines: lines, html: html))
    lexer.run()
    html = lexer.takeSink().takeHTML()
    html.append("</code></pre>\n")
  }

  private var lines: ListingWriter.Lines? {
    guard firstLineNumber != nil || !highlightedLines.isEmpty else { return nil }
    return .init(highlighted: highlightedLines, firstNumber: firstLineNumber)
  }

  private func writeOpening(lineCount: Int, into html: inout HTMLBuffer) {
    html.append("<pre")
    if let firstLineNumber {
      // The width of the column of numbers, for the stylesheet.
      html.append(" class=\"numbered\" data-digits=\"")
      html.append(String(firstLineNumber + lineCount).utf8.count)
      html.append("\"")
    }
    html.append("><code")
    if let language, !language.isEmpty {
      html.append(" class=\"language-")
      html.append(escaping: language)
      html.append("\"")
    }
    html.append(">")
  }
}
