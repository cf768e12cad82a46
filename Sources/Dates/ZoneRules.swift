/// The offsets of a zone through time: changes that are listed, then a rule for all later ones.
struct ZoneRules: Sendable, Hashable {
  /// Moments from which another offset holds, ascending.
  let transitions: [Int]
  /// The offset from the transition at the same index on.
  let offsets: [Int]
  /// What held before the first transition.
  let initialOffset: Int
  /// What holds after the last transition; nil: the last offset stays.
  let rule: PosixZoneRule?

  init(offset: Int) {
    self.init(transitions: [], offsets: [], initialOffset: offset, rule: nil)
  }

  init(transitions: [Int], offsets: [Int], initialOffset: Int, rule: PosixZoneRule?) {
    self.transitions = transitions
    self.offsets = offsets
    self.initialOffset = initialOffset
    self.rule = rule
  }

  func offset(at epoch: Int) -> Int {
    if let rule, epoch >= transitions.last ?? Int.min { return rule.offset(at: epoch) }
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= epoch { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initialOffset : offsets[low - 1]
  }
}
