internal import CYAML

/// Owner of a libyaml parser; the only place that knows libyaml.
struct LibYAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Makes a parser over bytes that must outlive it; nil when memory is short.
  ///
  /// They must be valid UTF-8 without characters that YAML forbids.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; after a failure or the end of the stream there is none to ask for.
  mutating func next() -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      return YAMLEvent(kind: .failure(failure), start: Int(parser.pointee.problem_mark.index))
    }
    defer { yaml_event_delete(&event) }
    let start = Int(event.start_mark.index)
    switch event.type {
    case YAML_STREAM_END_EVENT: return YAMLEvent(kind: .streamEnd, start: start)
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, start: start)
    case YAML_ALIAS_EVENT:
      return YAMLEvent(kind: .alias(Self.text(event.data.alias.anchor) ?? ""), start: start)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let kind = YAMLEvent.Kind.scalar(
        text: String(decoding: bytes, as: UTF8.self),
        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
      return YAMLEvent(
        kind: kind, start: start, anchor: Self.text(scalar.anchor), tag: Self.text(scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      return YAMLEvent(
        kind: .sequenceStart, start: start, anchor: Self.text(sequence.anchor),
        tag: Self.text(sequence.tag))
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return YAMLEvent(
        kind: .mappingStart, start: start, anchor: Self.text(mapping.anchor),
        tag: Self.text(mapping.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return YAMLEvent(kind: .collectionEnd, start: start)
    default: return YAMLEvent(kind: .mark, start: start)
    }
  }

  private var failure: YAMLFailure {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "out of memory"
    return YAMLFailure(
      context: state.context.map { String(cString: $0) } ?? "", problem: problem,
      contextMark: Int(state.context_mark.index), problemMark: Int(state.problem_mark.index))
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let pointer else { return nil }
    return String(cString: pointer)
  }
}
