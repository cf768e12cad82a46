/// How the cells of a column stand.
enum Alignment: UInt8 {
  case none
  case left
  case center
  case right

  /// The value of the attribute `align`.
  var name: StaticString {
    switch self {
    case .none: ""
    case .left: "left"
    case .center: "center"
    case .right: "right"
    }
  }
}
