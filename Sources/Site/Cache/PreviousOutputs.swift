/// The records of the last build's outputs beside the outputs of this one.
struct PreviousOutputs: Sendable {
  /// A record, and whether the output folder still holds what it says.
  struct Known: Sendable {
    let record: OutputRecord
    let verified: VerifiedOutput?
  }

  private let old: [OutputRecord]
  private let verified: [VerifiedOutput?]
  /// For each output of this build the place of the record of the same address; nil when all have
  /// their own place.
  private let places: [Int?]?

  init(_ old: [OutputRecord], verified: [VerifiedOutput?], for outputs: [Output]) {
    self.old = old
    self.verified = verified
    let areSame =
      old.count == outputs.count
      && old.indices.allSatisfy { ByteKey.isSame(old[$0].url.text, outputs[$0].url.text) }
    if areSame {
      places = nil
      return
    }
    let known = Dictionary(
      old.enumerated().lazy.map { (ByteKey($1.url.text), $0) },
      uniquingKeysWith: { first, _ in first })
    places = outputs.map { known[ByteKey($0.url.text)] }
  }

  /// Records with what is known of their files, for outputs in the same order.
  init(_ known: [(OutputRecord, VerifiedOutput?)]) {
    old = known.map(\.0)
    verified = known.map(\.1)
    places = nil
  }

  /// Whether both builds have the same files in the same order.
  var areSameFiles: Bool { places == nil }

  /// What is known of an output; nil for a file that is new.
  subscript(place: Int) -> Known? {
    guard let place = places.map({ $0[place] }) ?? place else { return nil }
    return Known(record: old[place], verified: verified[place])
  }
}
