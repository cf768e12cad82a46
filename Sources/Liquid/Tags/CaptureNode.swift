/// `{% capture name %}…{% endcapture %}`.
struct CaptureNode: Node {
  let name: String
  let body: Body
  let offset: Int
  var isBlank: Bool { true }

  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    var text = markup.text[...]
    if let quote = text.first, quote == "'" || quote == "\"", text.count > 1, text.last == quote {
      text = text.dropFirst().dropLast()
    }
    let body = try parser.block("capture", at: offset)
    guard !text.isEmpty, text.utf8.allSatisfy(\.continuesName) else {
      throw SyntaxError(
        text.isEmpty ? "'capture' without the name of a variable" : "'\(text)' is not a name",
        at: offset, hint: "write it like {% capture name %}")
    }
    parser.declarations.assigned.append(String(text))
    parser.declarations.captured.insert(String(text))
    return CaptureNode(name: String(text), body: body, offset: offset)
  }

  func write(into assembler: inout Assembler) {
    let slot = Int(assembler.symbols.assigned[name] ?? 0)
    assembler.emit(.capture)
    assembler.enclosed(by: (.captureToSlot, slot)) { assembler in
      assembler.separate("capture", at: offset) { body.write(into: &$0) }
    }
    assembler.emit(.captureToSlot, slot)
  }
}
