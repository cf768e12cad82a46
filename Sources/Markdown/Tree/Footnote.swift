/// A footnote: what its label is, and how often it is referred to.
struct Footnote {
  /// As the author wrote it at the definition.
  let label: [UInt8]
  /// The line of its definition, from 1.
  let line: Int32
  /// From 1, in the order of the first references; 0 for one that none refers to.
  var number = 0
  var references = 0
  /// Whether its label was defined before, so that nothing can refer to it.
  var isRepeated = false
}
