/// What templates can ask a loop.
enum LoopField: Int32 {
  case whole, index, index0, rindex, rindex0, first, last, length, name
  case col, col0, colFirst, colLast, row
  case unknown

  init?(name: String) {
    switch name {
    case "index": self = .index
    case "index0": self = .index0
    case "rindex": self = .rindex
    case "rindex0": self = .rindex0
    case "first": self = .first
    case "last": self = .last
    case "length": self = .length
    case "name": self = .name
    case "col": self = .col
    case "col0": self = .col0
    case "col_first": self = .colFirst
    case "col_last": self = .colLast
    case "row": self = .row
    default: return nil
    }
  }
}

/// A running loop; a class, so that a turn copies nothing.
final class LoopState {
  /// What the loop goes through, without a copy.
  enum Source {
    case list([Value])
    case numbers(first: Int)
  }

  let source: Source
  let start: Int
  let length: Int
  let isReversed: Bool
  let slot: Int32
  /// What the slot held before.
  let saved: Value?
  let name: String
  /// Columns of a table; 0 for a plain loop.
  var columns = 0
  var index = 0
  /// A loop of `render … for`, which is no loop's parent.
  var isOfRender = false
  /// Under which signature its turns are kept, once that was asked.
  var fragments = FragmentUse.unknown

  init(
    _ source: (Source, count: Int), start: Int = 0, limit: Int? = nil, isReversed: Bool = false,
    slot: Int32, saved: Value?, name: String
  ) {
    self.source = source.0
    self.start = min(max(start, 0), source.count)
    length = min(source.count - self.start, max(limit ?? .max, 0))
    self.isReversed = isReversed
    self.slot = slot
    self.saved = saved
    self.name = name
  }

  var isTable: Bool { columns > 0 }

  /// The element of the current turn.
  var element: Value {
    let place = start + (isReversed ? length - 1 - index : index)
    switch source {
    case .list(let values): return values[place]
    case .numbers(let first): return .int(first &+ place)
    }
  }

  func value(of field: LoopField) -> Value {
    switch field {
    case .index: .int(index + 1)
    case .index0: .int(index)
    case .rindex: .int(length - index)
    case .rindex0: .int(length - index - 1)
    case .first: .bool(index == 0)
    case .last: .bool(index == length - 1)
    case .length: .int(length)
    case .name: isTable ? .null : .text(name)
    case .col: isTable ? .int(index % columns + 1) : .null
    case .col0: isTable ? .int(index % columns) : .null
    case .colFirst: isTable ? .bool(index % columns == 0) : .null
    case .colLast: isTable ? .bool(index % columns == columns - 1) : .null
    case .row: isTable ? .int(index / columns + 1) : .null
    case .whole: .object(LoopSnapshot(self))
    case .unknown: .null
    }
  }
}

/// A loop as a value of its own: `{% assign outer = forloop %}`.
final class LoopSnapshot: LiquidObject {
  private let fields: LiquidDictionary
  private let typeName: String

  init(_ loop: LoopState) {
    let names = [
      "index", "index0", "rindex", "rindex0", "first", "last", "length", "name", "col", "col0",
      "col_first", "col_last", "row",
    ]
    fields = LiquidDictionary(
      names.map { ($0, loop.value(of: LoopField(name: $0) ?? .unknown)) })
    typeName = loop.isTable ? "Liquid::TablerowloopDrop" : "Liquid::ForloopDrop"
  }

  func value(for key: Key) -> Value? { fields[key.name] }

  var printed: Value { .text(typeName) }
}
