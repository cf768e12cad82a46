/// Fields of a request that list values between commas.
enum FieldList {
  /// Whether an `Accept-Encoding` field allows gzip (RFC 9110, section 12.5.3).
  static func acceptsGzip(_ field: String?) -> Bool {
    guard let field else { return false }
    var any = false
    for item in items(field) {
      let parts = item.split(separator: ";").map { trimmed($0).lowercased() }
      guard let coding = parts.first else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap {
        Double($0.dropFirst(2))
      }
      let isAccepted = (weight ?? 1) > 0
      if coding == "gzip" || coding == "x-gzip" { return isAccepted }
      if coding == "*" { any = isAccepted }
    }
    return any
  }

  /// Whether an `If-None-Match` field names an entity tag, compared weakly (RFC 9110, section 13.1.2).
  static func matches(_ field: String?, _ tag: String) -> Bool {
    guard let field else { return false }
    return items(field).contains { item in
      item == "*" || (item.hasPrefix("W/") ? item.dropFirst(2) : item[...]) == tag
    }
  }

  private static func items(_ field: String) -> [String] {
    field.split(separator: ",").map { trimmed($0) }
  }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    let front = text.drop(while: isBlank)
    let back = front.reversed().prefix(while: isBlank).count
    return String(front.dropLast(back))
  }
}
