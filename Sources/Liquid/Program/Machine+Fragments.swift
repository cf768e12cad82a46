/// Turns of loops whose output is taken from other pages, and kept for them.
extension Machine {
  /// Writes what an equal turn wrote, if that is known; else begins to keep what this one writes.
  mutating func recallTurn(_ plan: FragmentPlan) -> Bool {
    guard let fragments, recording == nil, let loop = loops.last,
      case .object(let item)? = frame[Int(plan.slot)], let identity = item.identity,
      let signature = signature(of: loop, plan)
    else { return false }
    let key = FragmentKey(
      signature: signature, kind: ObjectIdentifier(type(of: item)), item: identity)
    if let bytes = fragments.recall(key) {
      output.append(bytes: bytes)
      return true
    }
    recording = FragmentRecording(
      key: key, start: output.count, findings: diagnostics.count, depth: loops.count)
    fragments.begin()
    return false
  }

  /// Keeps what the turn wrote, unless something was wrong in it, which each page has to say.
  mutating func keepTurn() {
    guard let recording, recording.depth == loops.count else { return }
    self.recording = nil
    let isSound = recording.findings == diagnostics.count
    fragments?.end(isSound ? (recording.key, output.from(recording.start)) : nil)
  }

  private mutating func signature(of loop: LoopState, _ plan: FragmentPlan) -> Int? {
    switch loop.fragments {
    case .kept(let signature): return signature
    case .notKept: return nil
    case .unknown:
      let signature = makeSignature(plan).flatMap { fragments?.number(of: $0) }
      loop.fragments = signature.map { .kept(signature: $0) } ?? .notKept
      return signature
    }
  }

  /// Nil when the turns read something that cannot be told by its text.
  private func makeSignature(_ plan: FragmentPlan) -> FragmentSignature? {
    var values: [String] = []
    for slot in plan.outer {
      switch frame[Int(slot)] {
      case .text(let text)?: values.append("t" + text)
      case .html(let bytes)?: values.append("h" + String(decoding: bytes, as: UTF8.self))
      case .int(let number)?: values.append("i\(number)")
      case .bool(let bool)?: values.append("b\(bool)")
      default: return nil
      }
    }
    return FragmentSignature(
      fragment: plan.number,
      language: plan.readsLanguage ? library.shared.environment.language(context) : "",
      values: values)
  }
}

/// Whether the turns of a running loop are kept.
enum FragmentUse {
  case unknown, notKept
  case kept(signature: Int)
}

/// The turn whose output is going to be kept.
struct FragmentRecording {
  let key: FragmentKey
  /// Where in the output it began.
  let start: Int
  /// How many findings there were.
  let findings: Int
  /// How many loops were running.
  let depth: Int
}
