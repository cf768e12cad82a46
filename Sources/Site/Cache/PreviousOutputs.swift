/// The records of the last build's outputs beside the outputs of this one.
struct PreviousOutputs: Sendable {
  /// For each output of this build the record of the same file.
  private let records: [OutputRecord?]
  /// Whether both builds have the same files in the same order.
  let areSameFiles: Bool

  init(_ old: [OutputRecord], for outputs: [Output]) {
    areSameFiles =
      old.count == outputs.count
      && old.indices.allSatisfy { ByteKey.isSame(old[$0].file, outputs[$0].file) }
    if areSameFiles {
      records = old
      return
    }
    let known = Dictionary(
      old.lazy.map { (ByteKey($0.file), $0) }, uniquingKeysWith: { first, _ in first })
    records = outputs.map { known[ByteKey($0.file)] }
  }

  subscript(place: Int) -> OutputRecord? { records[place] }
}
