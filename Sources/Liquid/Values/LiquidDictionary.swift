/// Named values in the order in which they were written.
public struct LiquidDictionary: Sendable {
  /// The names and values, in order; each name once.
  public let pairs: [(String, Value)]
  private let places: [String: Int]?

  /// Makes a dictionary; of two equal names the last value wins, in the place of the first.
  public init(_ pairs: [(String, Value)]) {
    if pairs.count <= Self.scanned, Self.areDistinct(pairs) {
      self.pairs = pairs
      places = nil
      return
    }
    var kept: [(String, Value)] = []
    var places: [String: Int] = [:]
    kept.reserveCapacity(pairs.count)
    for pair in pairs {
      if let place = places[pair.0] {
        kept[place].1 = pair.1
      } else {
        places[pair.0] = kept.count
        kept.append(pair)
      }
    }
    self.pairs = kept
    self.places = kept.count > Self.scanned ? places : nil
  }

  /// Makes a dictionary of names that are known to be distinct.
  init(distinct names: [String], _ values: [Value]) {
    pairs = Array(zip(names, values))
    places =
      names.count > Self.scanned ? Dictionary(uniqueKeysWithValues: zip(names, names.indices)) : nil
  }

  /// How many names it has.
  public var count: Int { pairs.count }

  /// The value of a name, or nil; one hash, or a short scan when there are few names.
  public subscript(name: String) -> Value? {
    if let places { return places[name].map { pairs[$0].1 } }
    for pair in pairs where pair.0 == name { return pair.1 }
    return nil
  }

  /// Up to this many names comparing is quicker than hashing.
  private static var scanned: Int { 16 }

  private static func areDistinct(_ pairs: [(String, Value)]) -> Bool {
    for later in pairs.indices {
      for earlier in 0..<later where pairs[earlier].0 == pairs[later].0 { return false }
    }
    return true
  }
}
