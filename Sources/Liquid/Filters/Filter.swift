/// Why a filter or custom tag could not do its work, in the words of a diagnostic.
public struct FilterError: Error, Sendable, Hashable {
  /// One sentence in lower case without a full stop.
  public let message: String
  /// What to do about it.
  public let hint: String?

  /// Makes an error; the engine adds the place.
  public init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}

/// What a filter can know beside its values.
public struct FilterContext: Sendable {
  /// The environment that the template was compiled with.
  public var environment: Environment { shared.environment }
  let shared: SharedEnvironment
  /// The object that the template is rendered with.
  public let object: any LiquidObject

  /// What a filter over lists goes through: a list flattened, the values of a dictionary, the numbers
  /// of a range; any other value alone, nothing for `nil`.
  ///
  /// - Throws: For a range that is longer than a loop may be.
  public func elements(of value: Value) throws(FilterError) -> [Value] {
    try StandardFilters.elements(value, self)
  }

  /// The property of an item by its name or by names joined with dots; `nil` when it has none.
  ///
  /// - Throws: When the item is of a kind that cannot have that property, such as a number.
  public func property(_ name: Value, of item: Value) throws(FilterError) -> Value {
    if case .value(let value) = try Property(name, self).read(item) { return value }
    return .null
  }

  /// The value of a root variable of the host, or nil; variables that templates assign are not seen.
  public func root(_ key: Key) -> Value? { object.value(for: key) }

  /// The value of the root variable of that name, or nil.
  public func root(_ name: String) -> Value? { object.value(for: environment.key(name)) }
}

/// Turns a value into another.
///
/// It gets the value, the positional and the named arguments as evaluated, and the context.
public typealias FilterBody =
  @Sendable (
    _ input: Value, _ arguments: [Value], _ named: [(String, Value)], _ context: FilterContext
  ) throws(FilterError) -> Value

/// What the result of a filter depends on.
public enum FilterDependence: Sendable {
  /// On its value and arguments alone: constants are filtered once, when the template is compiled.
  case values
  /// On these, and on `Environment.language` and `Environment.now`: it is the same on all pages of one
  /// language.
  case language
  /// On what it reads of the page through its context.
  case page
}

/// A filter as it is known to the compiler.
struct Filter: Sendable {
  let arguments: ClosedRange<Int>
  let named: Set<String>
  let dependence: FilterDependence
  let body: FilterBody

  init(
    _ arguments: ClosedRange<Int> = 0...0, named: Set<String> = [],
    dependsOn dependence: FilterDependence = .values, body: @escaping FilterBody
  ) {
    self.arguments = arguments
    self.named = named
    self.dependence = dependence
    self.body = body
  }
}

/// An environment behind one reference, so that a render that is handed it copies nothing.
final class SharedEnvironment: Sendable {
  let environment: Environment

  init(_ environment: Environment) { self.environment = environment }
}
