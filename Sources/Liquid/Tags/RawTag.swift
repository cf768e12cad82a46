/// `{% raw %}…{% endraw %}`: literal text that may look like tags.
enum RawTag {
  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    guard markup.isEmpty else {
      throw SyntaxError("unexpected '\(markup.text)'", at: markup.range.lowerBound)
    }
    let range = try parser.skip(to: "endraw", from: offset)
    return RawNode(bytes: parser.source.file.bytes[range])
  }

  private struct RawNode: Node {
    let bytes: ArraySlice<UInt8>
    var isBlank: Bool { bytes.isEmpty }
    func write(into assembler: inout Assembler) {
      assembler.emitText(bytes, at: bytes.startIndex)
    }
  }
}
