/// Two values that have no order.
public struct IncomparableValues: Error {
  /// The one that was looked at first.
  public let left: Value
  /// The other.
  public let right: Value
}

extension Array<Value> {
  /// The positions of the values in their order; those that are equal keep theirs.
  ///
  /// - Parameter nilFirst: whether what is nil comes before all else, or behind it.
  /// - Returns: a position for each value.
  /// - Throws: two that have no order and are not equal, such as a number and a list.
  public func sortedPositions(nilFirst: Bool) throws(IncomparableValues) -> [Int] {
    var fault: IncomparableValues?
    let positions = indices.sorted { left, right in
      let (a, b) = (self[left], self[right])
      if a.isNull || b.isNull {
        return a.isNull == b.isNull ? left < right : a.isNull == nilFirst
      }
      switch a.order(b) {
      case .before: return true
      case .after: return false
      case .same: return left < right
      case nil:
        if !a.equals(b) { fault = IncomparableValues(left: a, right: b) }
        return left < right
      }
    }
    if let fault { throw fault }
    return positions
  }
}
