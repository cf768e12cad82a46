/// Makes a filter's result from the items of a list and what an expression gave for each of them.
public typealias ExpressionFilterBody =
  @Sendable (_ items: [Value], _ results: [Value]) throws(FilterError) -> Value

/// The expression of such a filter: `"post", "post.year == 2025"`.
struct ItemExpression {
  enum Body {
    case condition(Condition)
    case pipeline(Pipeline)
  }

  let variable: String
  let body: Body
}

/// A filter with an expression at one place.
struct ExpressionFilterCall: Sendable {
  let name: String
  let slot: Int32
  let body: ExpressionFilterBody
}

/// Such a filter at work.
struct ItemLoop {
  let items: [Value]
  var results: [Value] = []
  /// What the variable held before.
  let saved: Value?
}
