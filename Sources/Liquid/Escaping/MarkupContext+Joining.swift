extension MarkupContext {
  /// The place that two branches come out at, as far as it is known then; nil when they disagree.
  func joined(with other: MarkupContext) -> MarkupContext? {
    if self == other || other.part == .unreachable { return self }
    if part == .unreachable { return other }
    var (left, right) = (self, other)
    left.meetNames(&right)
    right.meetNames(&left)
    let first = left
    left.meet(right)
    right.meet(first)
    return left == right ? left : nil
  }

  /// The same place without what has no meaning there.
  var settled: MarkupContext {
    var context = self
    context.meet(self)
    return context
  }

  /// The place where a loop begins: what its turns may change is forgotten.
  var loosened: MarkupContext {
    var context = settled
    context.script.forget()
    context.style.recent = []
    guard context.part == .value else { return context }
    (context.isValueEmpty, context.hasOutput) = (false, true)
    context.valueText = ""
    if case .address(.scheme) = valueKind {
      context.valueKind = .address(.scheme(isDynamic: true))
    }
    return context
  }

  /// Forgets what may differ from another branch without harm.
  private mutating func meet(_ other: MarkupContext) {
    guard part == other.part else { return }
    switch part {
    case .value: meetValues(other)
    case .element:
      script.meet(other.script)
      style.recent = []
      if tail != other.tail { tail = [] }
    case .comment: if tail != other.tail { tail = [] }
    case .tag, .afterAttributeName:
      forgetAttribute()
      if element == .plain { elementName = "" }
    case .text:
      tail = []
      forgetAttribute()
      (tagName, isEndTag, elementName, element) = ("", false, "", .plain)
    default: break
    }
  }

  private mutating func meetNames(_ other: inout MarkupContext) {
    switch (part, other.part) {
    case (.tagName, .tag), (.tagName, .afterAttributeName): finishTagName()
    case (.tagName, .tagName):
      guard tagName != other.tagName else { return }
      let isSpecial = [tagName, other.tagName].contains { name in
        name.map { Self.element(named: $0) != .plain } ?? false
      }
      if !isSpecial { tagName = nil }
    case (.attributeName, .tag), (.attributeName, .afterAttributeName):
      attribute = nil
      other.part = .attributeName
      other.attribute = nil
    case (.attributeName, .attributeName): if attribute != other.attribute { attribute = nil }
    case (.afterAttributeName, .tag): part = .tag
    default: break
    }
  }

  private mutating func forgetAttribute() {
    (attribute, quote, valueKind, valueText) = ("", nil, .plain, "")
    (isValueEmpty, hasOutput) = (true, false)
    tail = []
    script = ScriptContext()
    style = StyleContext()
    tagName = ""
  }

  private mutating func meetValues(_ other: MarkupContext) {
    isValueEmpty = isValueEmpty && other.isValueEmpty
    hasOutput = hasOutput || other.hasOutput
    if tail != other.tail { tail = [] }
    if valueText != other.valueText {
      valueText = ""
      hasOutput = true
    }
    script.meet(other.script)
    style.recent = []
    guard case .address(let mine) = valueKind, case .address(let theirs) = other.valueKind,
      mine != theirs
    else { return }
    switch (mine, theirs) {
    case (.script, _), (_, .script): valueKind = .address(.script)
    case (.scheme, _), (_, .scheme): valueKind = .address(.scheme(isDynamic: true))
    default: valueKind = .address(.path)
    }
  }
}

extension ScriptContext {
  /// Forgets what another branch may have left otherwise.
  mutating func meet(_ other: ScriptContext) {
    guard self != other else { return }
    isLost = isLost || other.isLost
    hasCommentOpening = hasCommentOpening || other.hasCommentOpening
    isLineBlank = isLineBlank && other.isLineBlank
    if slash != other.slash { slash = .unknown }
    if word != other.word { word = "" }
    recent = []
    if pending != other.pending, pending == UInt8(ascii: "$") || other.pending == UInt8(ascii: "$")
    {
      pending = nil
    }
  }

  /// Forgets what the turns of a loop may change.
  mutating func forget() {
    slash = .unknown
    word = ""
    recent = []
    isLineBlank = false
  }
}
