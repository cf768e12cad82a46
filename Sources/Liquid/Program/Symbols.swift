/// The names that the templates of a library set, each with a place in the frame of a render.
struct Symbols: Sendable {
  private(set) var scoped: [String: Int32] = [:]
  private(set) var assigned: [String: Int32] = [:]
  private(set) var counted: [String: Int32] = [:]
  private(set) var cycles: [String: Int32] = [:]
  private(set) var continuations: [String: Int] = [:]
  /// How many places a frame has.
  private(set) var count: Int32 = 0

  mutating func add(_ declarations: Declarations) {
    for name in declarations.scoped { add(name, to: \.scoped) }
    for name in declarations.assigned { add(name, to: \.assigned) }
    for name in declarations.counted { add(name, to: \.counted) }
    for key in declarations.cycles where cycles[key] == nil { cycles[key] = Int32(cycles.count) }
    for name in declarations.continuations where continuations[name] == nil {
      continuations[name] = continuations.count
    }
  }

  private mutating func add(_ name: String, to table: WritableKeyPath<Symbols, [String: Int32]>) {
    guard self[keyPath: table][name] == nil else { return }
    self[keyPath: table][name] = count
    count += 1
  }
}

/// What one template declares and refers to, as the parser finds it.
struct Declarations {
  /// Loop variables and parameters of includes.
  var scoped: [String] = []
  /// Names set by `assign` and `capture`, and parameters of `render`.
  var assigned: [String] = []
  var counted: [String] = []
  var cycles: [String] = []
  var continuations: [String] = []
  var reads: [(name: String, offset: Int)] = []
  var references: [Reference] = []
  var members: [MemberRead] = []
  var rawUses: [RawUse] = []
  /// Names set by `capture`.
  var captured: Set<String> = []
}

/// A value of a variable that is printed as it is, by `| raw`.
struct RawUse {
  /// The names from the variable on; an element of a list is `[]`.
  let path: [String]
  /// The filters before, in their order.
  let filters: [String]
  let offset: Int
}

/// A member that an expression reads.
struct MemberRead {
  /// The names from the root variable on; an element of a list, such as the variable of a loop
  /// over it, is `[]`.
  let path: [String]
  let offset: Int
}

/// A use of another template.
struct Reference {
  /// The name as written; nil when it is computed.
  let name: String?
  let offset: Int
  /// Whether it need not be rendered, so that a template may include itself there.
  let isConditional: Bool
  /// `render`: nothing of the includer is seen.
  let isIsolated: Bool
  /// The names that the included template sees from this place.
  let visible: Set<String>
}
