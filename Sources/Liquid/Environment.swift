public import Dates

/// What templates are compiled with: the host's names, filters and tags, the limits, the zone.
public struct Environment: Sendable {
  /// What happens when a template reads a root variable that nothing can have set.
  public enum UndefinedRule: String, Sendable, CaseIterable {
    /// The template does not compile.
    case error
    /// A warning; the variable is `nil`.
    case warn
    /// The variable is `nil`, as in Shopify's engine.
    case ignore
  }

  /// Names of the host at the root: `page`, `site`.
  public let rootVariables: Set<String>
  /// Those of them that are one and the same on all pages that share a `FragmentCache`.
  public var sharedRootVariables: Set<String> = []

  /// Whether a root variable is one of these.
  func isShared(_ key: Key) -> Bool { sharedRootVariables.contains(key.name) }

  /// Whether text is escaped where it is printed or meets markup.
  public var escapes = true
  /// What happens when a template reads a root variable that nothing can have set.
  public var undefined = UndefinedRule.error
  /// Whether templates called by `render` see the host's root variables; in Shopify's engine they
  /// do not see what was handed to the caller.
  public var rendersSeeRoot = true
  /// Bounds for compiling and rendering.
  public var limits = Limits()
  /// The zone in which the filter `date` reads dates without one.
  public var timeZone = TimeZone.utc
  /// The moment that `now` and `today` mean to the filter `date`; nil leaves these words alone.
  public var now: @Sendable (FilterContext) -> DateTime? = { _ in nil }
  /// The language in which the filter `date` names months and weekdays.
  public var language: @Sendable (FilterContext) -> String = { _ in "en" }

  private let vocabulary: [String: Int]
  private(set) var filters: [String: Filter] = StandardFilters.all
  private(set) var tags: [String: CustomTag] = [:]
  private(set) var expressionFilters: [String: ExpressionFilterBody] = [:]
  private(set) var missingFilters: [String: String] = [:]
  private(set) var includeTags: [String: IncludeTag] = [:]

  /// Makes an environment with the standard filters and tags.
  ///
  /// - Parameters:
  ///   - vocabulary: The names that host objects know; a name's index becomes `Key.id`.
  ///   - rootVariables: The names that the root object knows.
  public init(vocabulary: [String], rootVariables: Set<String>) {
    self.rootVariables = rootVariables
    self.vocabulary = Dictionary(
      zip(vocabulary, vocabulary.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The names of all filters.
  public var filterNames: Set<String> { Set(filters.keys).union(missingFilters.keys) }

  /// The names of all tags, without those that only divide or end another.
  public var tagNames: Set<String> {
    Set(StandardTags.simple.keys).union(StandardTags.blocks.keys).union(tags.keys)
      .union(includeTags.keys)
  }

  /// The key of a name, with its id when the vocabulary has it.
  public func key(_ name: String) -> Key { Key(name: name, id: vocabulary[name] ?? -1) }

  /// Adds a filter, or replaces the standard one of that name.
  ///
  /// - Parameters:
  ///   - name: The name behind the bar.
  ///   - arguments: How many positional arguments it takes.
  ///   - named: The names of the arguments that may be given as `name: value`.
  ///   - dependence: What the result depends on; less than the whole page lets the engine compute it
  ///     less often.
  ///   - body: What it does; it may run on several threads at once.
  public mutating func register(
    filter name: String, arguments: ClosedRange<Int> = 0...0, named: Set<String> = [],
    dependsOn dependence: FilterDependence = .page, _ body: @escaping FilterBody
  ) {
    filters[name] = Filter(arguments, named: named, dependsOn: dependence, body: body)
  }

  /// Adds a filter that evaluates an expression for each item of a list.
  ///
  /// It is written `list | name: "item", "item.x > 1"`; the expression is compiled with the template
  /// and sees all its variables.
  ///
  /// - Parameters:
  ///   - name: The name behind the bar.
  ///   - body: Makes the result from the items and what the expression gave for each.
  public mutating func register(
    expressionFilter name: String, _ body: @escaping ExpressionFilterBody
  ) {
    filters[name] = Filter(2...2, dependsOn: .page) { input, _, _, _ in input }
    expressionFilters[name] = body
  }

  /// Makes the use of a filter that the host lacks an error with a hint of its own.
  public mutating func register(missingFilter name: String, hint: String) {
    missingFilters[name] = hint
  }

  /// Adds a tag that includes a template, with parameters as `{% include %}` has them.
  ///
  /// - Parameters:
  ///   - name: The name behind the tag's opening mark.
  ///   - template: The template that is included; nil means that the tag names one relative to the
  ///     folder of the template it stands in.
  public mutating func register(includeTag name: String, of template: String?) {
    includeTags[name] = IncludeTag(template: template)
  }

  /// Adds a tag of the host; standard tags cannot be replaced.
  ///
  /// - Parameters:
  ///   - name: The name behind the tag's opening mark.
  ///   - isBlock: Whether it goes on to an end tag, `end` and its name.
  ///   - isText: Whether what stands in the block is text, such as code, in which nothing is
  ///     escaped; else it is markup.
  ///   - body: What it prints; it may run on several threads at once.
  public mutating func register(
    tag name: String, isBlock: Bool = false, isText: Bool = false, _ body: @escaping TagBody
  ) {
    tags[name] = CustomTag(isBlock: isBlock, isText: isText, body: body)
  }
}
