/// Finds the name that was probably meant.
public enum Suggestion {
  /// The candidate nearest to a misspelt name, or nil when none is near.
  ///
  /// Near means an optimal string alignment distance (Levenshtein's with transposed neighbours)
  /// of at most a third of the longer name, and at least one. Ties go to the first in
  /// code-point order, so the answer does not depend on the order of the candidates.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      let limit = max(1, max(wanted.count, scalars.count) / 3)
      guard abs(wanted.count - scalars.count) <= limit else { continue }
      let found = distance(wanted, scalars)
      guard found <= limit else { continue }
      if let best, (best.distance, best.name) <= (found, candidate) { continue }
      best = (found, candidate)
    }
    return best?.name
  }

  /// The words of a hint, `did you mean 'post'?`, or nil when no candidate is near.
  public static func hint(for name: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var twoBack: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1] + Array(repeating: 0, count: right.count)
      for column in 0..<right.count {
        let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
        current[column + 1] = min(substitution, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          current[column + 1] = min(current[column + 1], twoBack[column - 1] + 1)
        }
      }
      twoBack = previous
      previous = current
    }
    return previous[right.count]
  }
}
