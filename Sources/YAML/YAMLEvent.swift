/// One step through a YAML text.
///
/// Places count code points from the start of the text.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case alias(String)
    case scalar(text: String, isPlain: Bool)
    case sequenceStart
    case mappingStart
    case collectionEnd
    /// The start of the stream or the end of a document: nothing to do.
    case mark
    case streamEnd
    case failure(YAMLFailure)
  }

  let kind: Kind
  var start = 0
  var anchor: String?
  var tag: String?
}

/// Why libyaml went no further.
///
/// Places count code points from the start of the text.
struct YAMLFailure {
  let context: String
  let problem: String
  let contextMark: Int
  let problemMark: Int
}
