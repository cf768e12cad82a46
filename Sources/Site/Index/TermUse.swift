/// Which terms of one taxonomy each post has, in one piece of memory.
struct TermUse: Sendable {
  private(set) var terms: [Int] = []
  /// For each post where its terms end.
  private(set) var ends: [Int] = []

  init() {}

  init(terms: [Int], ends: [Int]) {
    self.terms = terms
    self.ends = ends
  }

  /// Adds the next post's terms.
  mutating func append(_ names: [String], _ number: (String) -> Int) {
    for name in names { terms.append(number(name)) }
    ends.append(terms.count)
  }

  /// Gives terms other numbers.
  mutating func renumber(_ places: [Int]) {
    for index in terms.indices { terms[index] = places[terms[index]] }
  }

  /// The terms of a post, in its own order.
  subscript(post: Int) -> ArraySlice<Int> {
    terms[(post == 0 ? 0 : ends[post - 1])..<ends[post]]
  }
}
