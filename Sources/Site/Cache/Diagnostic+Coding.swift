import Diagnostics

extension ByteWriter {
  mutating func write(_ diagnostic: Diagnostic) {
    write(diagnostic.severity == .error)
    write(diagnostic.message)
    write(diagnostic.location)
    write(diagnostic.hint)
    write(diagnostic.notes) { writer, note in
      writer.write(note.message)
      writer.write(note.location)
    }
    write(diagnostic.rule)
  }

  mutating func write(_ link: DocumentLink) {
    write(link.target)
    write(link.file)
    write(link.suffix)
    write(link.place)
  }

  private mutating func write(_ location: SourceLocation?) {
    write(location) { writer, location in
      writer.write(location.path)
      writer.write(location.line) { $0.write($1) }
      writer.write(location.column) { $0.write($1) }
      writer.write(location.lineText)
    }
  }
}

extension ByteReader {
  mutating func diagnostic() throws(DamagedBytes) -> Diagnostic {
    let isError = try flag()
    let message = try text()
    let location = try location()
    let hint = try optionalText()
    let notes = try list { (reader) throws(DamagedBytes) in
      Diagnostic.Note(try reader.text(), at: try reader.location())
    }
    var diagnostic = Diagnostic(
      isError ? .error : .warning, message, at: location, hint: hint, notes: notes)
    diagnostic.rule = try optionalText()
    return diagnostic
  }

  mutating func documentLink() throws(DamagedBytes) -> DocumentLink {
    let (target, file, suffix) = (try text(), try optionalText(), try text())
    guard let place = try location() else { throw DamagedBytes() }
    return DocumentLink(target: target, file: file, suffix: suffix, place: place)
  }

  private mutating func location() throws(DamagedBytes) -> SourceLocation? {
    try optional { (reader) throws(DamagedBytes) in
      let path = try reader.text()
      let line = try reader.optional { (reader) throws(DamagedBytes) in try reader.integer() }
      let column = try reader.optional { (reader) throws(DamagedBytes) in try reader.integer() }
      return SourceLocation(
        path: path, line: line, column: column, lineText: try reader.optionalText())
    }
  }
}
