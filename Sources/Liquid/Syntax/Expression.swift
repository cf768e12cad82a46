/// What yields a value: a literal, a path from a variable, or a range.
indirect enum Expression {
  case constant(Value)
  case variable(Path)
  case range(Expression, Expression)
}

/// A variable and the members to follow from it: `page.tags[0]`.
struct Path {
  enum Root {
    case name(String)
    /// `[name]`: the variable whose name is computed.
    case computed(Expression)
  }

  enum Step {
    case member(String)
    case element(Expression)
  }

  let root: Root
  let steps: [Step]
  let offset: Int

  /// The names of members; an element by its number is `[]`.
  static func names(of steps: [Step]) -> [String] {
    steps.map { step in
      if case .member(let name) = step { name } else { "[]" }
    }
  }
}

/// A filter with its arguments.
struct FilterUse {
  let name: String
  let offset: Int
  var arguments: [Expression] = []
  var named: [(String, Expression)] = []
  /// For a filter that evaluates an expression for each item.
  var expression: ItemExpression?
}

/// An expression and the filters that it goes through.
struct Pipeline {
  var expression: Expression
  var filters: [FilterUse]
  let offset: Int
}

/// What `if` asks; `and` and `or` group to the right.
indirect enum Condition {
  case value(Expression)
  case comparison(Expression, Comparison, Expression, offset: Int)
  case and(Condition, Condition)
  case or(Condition, Condition)
}

extension Value {
  /// A literal of a template: markup when it has characters that escaping would change.
  ///
  /// Other literals are text, which prints the same and lets filters work on characters. So are
  /// pieces that stop within a tag: what is printed behind them would be taken for a part of it.
  static func literal(_ text: String, escapes: Bool) -> Value {
    guard escapes, HTMLText.hasSpecial(text) else { return .text(text) }
    var context = MarkupContext.text
    for byte in text.utf8 { _ = context.take(byte) }
    return context.isText ? .html(Array(text.utf8)) : .text(text)
  }
}
