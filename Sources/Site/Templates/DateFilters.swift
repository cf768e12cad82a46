import Dates
import Liquid

/// Jekyll's filters for dates.
///
/// They are `date_to_xmlschema`, `date_to_rfc822`, `date_to_string` and `date_to_long_string`. A
/// value that is no date comes out as it went in.
enum DateFilters {
  static func register(in environment: inout Environment, _ zone: TimeZone) {
    let formats: [(String, @Sendable (DateTime) -> String)] = [
      ("date_to_xmlschema", { $0.xmlSchema }), ("date_to_rfc822", { $0.rfc822 }),
      ("date_to_string", { $0.formatted("%d %b %Y") }),
      ("date_to_long_string", { $0.formatted("%d %B %Y") }),
    ]
    for (name, format) in formats {
      environment.register(filter: name) { input, _, _, _ in
        moment(input, zone).map { .text(format($0)) } ?? input
      }
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
