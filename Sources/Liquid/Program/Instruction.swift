/// One step of a compiled template: an operation on the accumulator and up to three numbers,
/// which are indices into the tables of the program.
struct Instruction {
  var operation: Operation
  /// How a value that the step writes is made safe.
  var escaper = Escaper.raw
  var a: Int32
  var b: Int32
  var c: Int32
  /// The literal bytes that are written before the step, as a part of the program's text; most
  /// steps of a template have some.
  var textStart: Int32 = 0
  var textCount: Int32 = 0
}

/// What a step does.
///
/// "The value" is the accumulator; "pops" takes from the stack of operands.
enum Operation: UInt8 {
  /// Does nothing beyond writing its literal bytes.
  case text
  /// Writes the value as its escaper says.
  case output
  /// Ends the value of an attribute that has no quotes, and must not be empty.
  case unquotedEnd
  /// Takes back an address whose scheme, to which a colon is now added, could run a script.
  case schemeEnd

  /// The value becomes constant `a`.
  case constant
  /// The value becomes root variable `key a`.
  case root
  /// The value becomes slot `a`, or root variable `key b` while the slot is unset.
  case slot
  /// The value becomes what variable `a` names: scoped, assigned, counted, or of the root.
  case variable
  /// The value becomes the variable whose name is the value.
  case computedVariable
  /// The value becomes its member `key a`.
  case member
  /// The value becomes member `key b` of root variable `key a`.
  case rootMember
  /// The value becomes member `key b` of slot `a`, or of root variable `key c` while it is unset.
  case slotMember
  /// Writes member `key a` of the value; the value is spent.
  case memberOutput
  /// Writes member `key b` of root variable `key a`.
  case rootMemberOutput
  /// Writes member `key b` of slot `a`, or of root variable `key c` while it is unset.
  case slotMemberOutput
  /// Pops a collection; the value becomes its element at the value.
  case element
  /// The value becomes field `a` of the loop `b` levels up; `c` is 1 for tables.
  case loopField
  /// Pops the first number; the value becomes the range from it to the value.
  case range
  /// Pushes the value.
  case push
  /// Drops `a` operands.
  case drop
  /// Sends the value through filter call `a`, which pops its arguments.
  case filter

  /// Starts to go through the items of the value for expression filter `a`; to `b` without any.
  case itemsBegin
  /// Keeps the value as the result for an item, and goes to `b` for the next one of filter `a`.
  case itemsNext
  /// The value becomes what expression filter `a` makes of the items and their results.
  case itemsEnd

  /// Pops the left operand; the value becomes the outcome of comparison `a`.
  case compare
  /// The same with constant `b` on the right.
  case compareConstant
  case jump
  case jumpIfFalse
  case jumpIfTrue

  /// Slot `a` becomes the value.
  case assign
  /// What is written from here on is collected.
  case capture
  /// Slot `a` becomes the markup collected.
  case captureToSlot
  /// The value becomes the markup collected, as text when `a` is 1.
  case captureToValue
  /// Keeps what was collected only if it differs from the last time.
  case ifChanged
  /// Writes counter `a` and adds `c`; a first value may come from root variable `key b`.
  case increment
  /// Goes to the jump for the turn of cycle `a` (-1: named by the value) of `b` values.
  case cycle

  /// Pops collection, limit and offset, and starts loop `a`, or goes to `b` when it is empty.
  case loopBegin
  /// Goes to `a` for the next turn.
  case loopNext
  case loopEnd
  /// Writes what an equal turn of fragment `a` wrote, and goes to `b`, if that is known; -1 is none.
  case turnBegin
  /// Keeps what the turn wrote.
  case turnEnd
  /// Like `loopBegin` for a table; goes to `b` when there is nothing to write any more.
  case tableBegin
  case tableNext

  /// Adds one to the top operand if the value equals the subject two below it.
  case caseCompare
  /// Goes to `a` when the count on top is zero, else counts down and marks the case as matched.
  case caseRepeat
  /// Goes to `a` if the case has matched.
  case caseElse

  /// Calls partial `a`.
  case partial
  /// Goes on at the next step unless the partial broke a loop: to `a` for break, `b` for continue;
  /// `c` is 1 when a loop there deals with it.
  case interrupted
  /// Leaves the template, breaking (`a` = 1) or continuing (2) a loop of its includer.
  case interrupt
  /// Leaves the template with the interrupt that its partial left behind.
  case passInterrupt
  /// Calls custom tag `a`; pops the body if `b` is 1, then the markup.
  case custom
}
