import Diagnostics

/// A compiled template: steps and the tables that they point into.
final class Program: Sendable {
  let source: TemplateSource
  let code: [Instruction]
  /// The byte of the source that each step came from.
  let offsets: [Int32]
  let text: [UInt8]
  let tables: Tables

  init(
    source: TemplateSource, code: [Instruction], offsets: [Int32], text: [UInt8], tables: Tables
  ) {
    self.source = source
    self.code = code
    self.offsets = offsets
    self.text = text
    self.tables = tables
  }

  /// The place that a step came from.
  func location(of step: Int) -> SourceLocation {
    source.file.location(at: offsets.indices.contains(step) ? Int(offsets[step]) : 0)
  }
}

/// What steps point to by number.
struct Tables: Sendable {
  var constants: [Value] = []
  var keys: [Key] = []
  var variables: [VariableSlots] = []
  var filters: [FilterCall] = []
  var expressionFilters: [ExpressionFilterCall] = []
  var loops: [LoopPlan] = []
  var fragments: [FragmentPlan] = []
  var partials: [PartialCall] = []
  var customs: [(name: String, tag: CustomTag)] = []
}

/// Where a variable can have its value; -1 where it cannot.
struct VariableSlots: Sendable {
  var scoped: Int32 = -1
  var assigned: Int32 = -1
  var counted: Int32 = -1
  var key: Int32
}

/// A filter and the shape of its arguments at one place.
///
/// A class, so that a step which uses it copies one reference.
final class FilterCall: Sendable {
  let name: String
  let filter: Filter
  /// The arguments when all of them are constants.
  let constants: [Value]?
  let count: Int
  let names: [String]

  init(name: String, filter: Filter, constants: [Value]?, count: Int, names: [String]) {
    self.name = name
    self.filter = filter
    self.constants = constants
    self.count = count
    self.names = names
  }
}

/// What a `for` or `tablerow` does beside its body.
struct LoopPlan: Sendable {
  let slot: Int32
  /// `item-collection`, as `forloop.name` gives it.
  let name: String
  let isReversed: Bool
  /// Whether it is a `tablerow`.
  let isTable: Bool
  /// Whether `cols` is given.
  let hasColumns: Bool
  /// Whether a limit of nil means none at all, as in `tablerow`, or no limit.
  let nilLimits: Bool
  /// Starts where the last loop of that name ended.
  let continues: Bool
  /// The place for the end of this loop, when a later loop continues it.
  let continuation: Int
}

/// An include or render at one place.
struct PartialCall: Sendable {
  enum Style: Sendable { case jekyll, include, render }

  let style: Style
  /// What is called.
  enum Target: Sendable {
    /// A program.
    case fixed(Int)
    /// Whatever the name turns out to be, for a kind of place by its number.
    case computed(context: Int)
  }

  let target: Target
  /// The name as written; empty when it is computed.
  let name: String
  let parameters: [String]
  let slots: [Int32]
  /// Where the value behind `with` or `for` goes; -1 when there is none.
  let binding: Int32
  /// `for`: once for each element.
  let isLoop: Bool
  /// Whether a value is bound at all.
  let isBound: Bool
}
