/// Comments: `{% comment %}…{% endcomment %}`, `{% doc %}…{% enddoc %}` and `{% # … %}`.
enum CommentNode {
  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    _ = try parser.skip(to: "endcomment", nesting: "comment", from: offset)
    return NothingNode()
  }

  static let parseDoc: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    guard markup.isEmpty else {
      throw SyntaxError("unexpected '\(markup.text)'", at: markup.range.lowerBound)
    }
    let range = try parser.skip(to: "enddoc", from: offset)
    if let inner = Tokenizer.firstTag(named: "doc", in: parser.source.file.bytes, range) {
      throw SyntaxError("'doc' within 'doc'", at: inner)
    }
    return NothingNode()
  }

  /// Each line of an inline comment has to start with `#`, so that no tag gets lost in one.
  static let parseInline: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    var start = markup.range.lowerBound
    while let newline = markup.bytes[start..<markup.range.upperBound].firstIndex(of: 0x0A) {
      let line = markup.from(newline + 1).trimmed
      start = newline + 1
      guard line.isEmpty || markup.bytes[line.range.lowerBound] == UInt8(ascii: "#") else {
        throw SyntaxError(
          "a line of a comment that does not start with '#'", at: line.range.lowerBound,
          hint: "start each line of the comment with '#'")
      }
    }
    return NothingNode()
  }
}
