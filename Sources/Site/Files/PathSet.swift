/// A set of paths, told apart by their bytes and held in their order.
///
/// Swift's own sets take canonical equivalents for one path, which file systems do not, and look up the normal form of
/// each character beyond ASCII for it. In order, two sets are compared, put together and taken apart in one walk along
/// both.
struct PathSet: Sendable {
  private let paths: [String]

  /// Makes a set of paths in any order, of which some may be equal.
  init(_ paths: some Sequence<String>) {
    let sorted = paths.sorted(by: PathText.precedes)
    let areDistinct = zip(sorted, sorted.dropFirst()).allSatisfy { !ByteKey.isSame($0, $1) }
    self.paths = areDistinct ? sorted : Self.distinct(sorted)
  }

  private init(inOrder paths: [String]) {
    self.paths = paths
  }

  private static func distinct(_ sorted: [String]) -> [String] {
    sorted.reduce(into: []) { paths, path in
      if let last = paths.last, ByteKey.isSame(last, path) { return }
      paths.append(path)
    }
  }

  /// Whether a path is one of them.
  func contains(_ path: String) -> Bool {
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if PathText.precedes(paths[middle], path) { low = middle + 1 } else { high = middle }
    }
    return low < paths.count && ByteKey.isSame(paths[low], path)
  }

  /// The paths that are in either.
  func union(_ other: PathSet) -> PathSet {
    other.isEmpty ? self : merged(other, alone: true, shared: true, others: true)
  }

  /// The paths that are in both.
  func intersection(_ other: PathSet) -> PathSet {
    merged(other, alone: false, shared: true, others: false)
  }

  /// The paths that are not in the other.
  func subtracting(_ other: PathSet) -> PathSet {
    other.isEmpty ? self : merged(other, alone: true, shared: false, others: false)
  }

  /// The paths that are here alone, in both, and in the other alone, each where it is wanted.
  private func merged(
    _ other: PathSet, alone: Bool, shared: Bool, others: Bool
  ) -> PathSet {
    var merged: [String] = []
    var (here, there) = (0, 0)
    while here < count || there < other.count {
      if here < count, there < other.count, ByteKey.isSame(paths[here], other.paths[there]) {
        if shared { merged.append(paths[here]) }
        (here, there) = (here + 1, there + 1)
      } else if there == other.count
        || (here < count && PathText.precedes(paths[here], other.paths[there]))
      {
        if alone { merged.append(paths[here]) }
        here += 1
      } else {
        if others { merged.append(other.paths[there]) }
        there += 1
      }
    }
    return PathSet(inOrder: merged)
  }
}

extension PathSet: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { paths.count }
  subscript(index: Int) -> String { paths[index] }
}

extension PathSet: ExpressibleByArrayLiteral {
  init(arrayLiteral paths: String...) { self.init(paths) }
}

extension PathSet: Equatable {
  static func == (left: PathSet, right: PathSet) -> Bool {
    left.count == right.count
      && zip(left.paths, right.paths).allSatisfy { ByteKey.isSame($0, $1) }
  }
}
