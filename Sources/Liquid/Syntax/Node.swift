/// A part of a template, as its tag's file defines it.
protocol Node {
  /// Whether it never prints anything that can be seen, so that white space around it in a block
  /// of only such parts is dropped.
  var isBlank: Bool { get }
  /// Writes the steps that render it.
  func write(into assembler: inout Assembler)
}

/// What stands between two tags.
struct Body {
  var nodes: [any Node] = []

  var isBlank: Bool { nodes.allSatisfy { $0.isBlank } }

  /// The body without literal text, for a block that shows nothing.
  var withoutText: Body { Body(nodes: nodes.filter { !($0 is TextNode) }) }

  func write(into assembler: inout Assembler) {
    for node in nodes { node.write(into: &assembler) }
  }
}

/// Literal bytes.
struct TextNode: Node {
  let bytes: ArraySlice<UInt8>
  let isBlank: Bool

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    isBlank = bytes.allSatisfy(\.isSpace)
  }

  func write(into assembler: inout Assembler) {
    assembler.emitText(bytes, at: bytes.startIndex)
  }
}

/// `{{ value | filter }}`, also as the tag `echo`.
struct OutputNode: Node {
  let pipeline: Pipeline
  var isBlank: Bool { false }

  func write(into assembler: inout Assembler) {
    assembler.offset = pipeline.offset
    assembler.emitOutput(pipeline)
  }
}

/// A part that could not be read, or that prints nothing.
struct NothingNode: Node {
  var isBlank: Bool { true }
  func write(into assembler: inout Assembler) {}
}
