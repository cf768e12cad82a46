import Dates
import Liquid

/// Jekyll's filters for dates.
///
/// A value that is no date comes out as it went in.
enum DateFilters {
  static func register(in environment: inout Environment, _ zone: TimeZone) {
    let standards: [(String, @Sendable (DateTime) -> String)] = [
      ("date_to_xmlschema", { $0.xmlSchema }), ("date_to_rfc822", { $0.rfc822 }),
    ]
    for (name, format) in standards {
      environment.register(filter: name, dependsOn: .values) { input, _, _, _ in
        moment(input, zone).map { .text(format($0)) } ?? input
      }
    }
    for (name, month) in [("date_to_string", "%b"), ("date_to_long_string", "%B")] {
      environment.register(filter: name, arguments: 0...2, dependsOn: .values) {
        input, arguments, _, _ throws(FilterError) in
        guard let date = moment(input, zone) else { return input }
        return .text(try english(date, month, arguments.map(\.string), filter: name))
      }
    }
  }

  /// `07 Nov 2008`; `7th Nov 2008` with `ordinal`, `Nov 7th, 2008` with `ordinal` and `US`.
  private static func english(
    _ date: DateTime, _ month: String, _ arguments: [String], filter: String
  ) throws(FilterError) -> String {
    guard let type = arguments.first, !type.isEmpty else {
      return date.formatted("%d \(month) %Y")
    }
    guard type == "ordinal", arguments.count < 2 || ["", "US", "UK"].contains(arguments[1]) else {
      throw FilterError(
        "the filter '\(filter)' has no form '\(arguments.joined(separator: "', '"))'",
        hint: "use 'ordinal', or 'ordinal', 'US'")
    }
    let day = ordinal(Int(date.formatted("%-d")) ?? 0)
    return arguments.last == "US"
      ? date.formatted("\(month) \(day), %Y") : date.formatted("\(day) \(month) %Y")
  }

  private static func ordinal(_ day: Int) -> String {
    if (11...13).contains(day) { return "\(day)th" }
    switch day % 10 {
    case 1: return "\(day)st"
    case 2: return "\(day)nd"
    case 3: return "\(day)rd"
    default: return "\(day)th"
    }
  }

  private static func moment(_ value: Value, _ zone: TimeZone) -> DateTime? {
    switch value {
    case .date(let date): date
    case .int(let epoch): zone.dateTime(atEpoch: epoch)
    case .text(let text): try? DateTime.parse(text, zone: zone)
    default: nil
    }
  }
}
