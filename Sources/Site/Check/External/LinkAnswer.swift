/// What another site says to a request.
enum LinkAnswer: Sendable, Hashable {
  /// The status of the last response, behind all redirects.
  case status(Int)
  /// No response, with the reason as curl puts it.
  case none(String)

  /// The rest of a sentence that begins with the address; nil when all is well.
  var problem: String? {
    switch self {
    case .status(200..<400): nil
    case .status(429): "wants to be asked less often (429)"
    case .status(let status): "answers \(status)"
    case .none(let reason): "cannot be reached: \(reason)"
    }
  }
}

/// A response as `LinkAsker` reads it.
struct LinkResponse: Sendable, Hashable {
  let answer: LinkAnswer
  /// How many seconds the site wants to be left alone (RFC 9110, section 10.2.3).
  var retryAfter: Int?
}
