import Dates

extension StandardFilters {
  /// The filter `date`.
  static let dates: [String: Filter] = [
    "date": Filter(1...1, dependsOn: .language) { (input, arguments, _, context) in
      let format = arguments[0].string
      guard !format.isEmpty, let date = DateReader.read(input, context) else {
        return input
      }
      let language = context.shared.environment.language(context)
      return .text(date.formatted(format, language: language))
    }
  ]
}

/// Reads what people write for dates, more widely than front matter allows.
enum DateReader {
  static func read(_ value: Value, _ context: FilterContext) -> DateTime? {
    switch value {
    case .date(let date): return date
    case .int(let seconds): return moment(seconds, context.environment)
    case .text, .html, .script: return read(value.string, context)
    case .object(let object):
      if case .object = object.printed { return nil }
      return read(object.printed, context)
    default: return nil
    }
  }

  private static func moment(_ seconds: Int, _ environment: Environment) -> DateTime {
    // Brought into the range that dates have.
    environment.timeZone.dateTime(atEpoch: DateTime(epoch: seconds).epoch)
  }

  private static func read(_ text: String, _ context: FilterContext) -> DateTime? {
    let environment = context.environment
    if text.utf8.allSatisfy(\.isDigit), let seconds = Int(text) {
      return moment(seconds, environment)
    }
    if text == "now" || text == "today" { return environment.now(context) }
    if let date = try? DateTime.parse(text, zone: environment.timeZone) { return date }
    return readWords(text.split { $0 == " " || $0 == "," }, environment.timeZone)
  }

  /// The parts of `14/03/2016` and `14.3.2016`, the day first as Ruby takes them.
  private static func dayFirst(_ word: Substring) -> (year: Int, month: Int, day: Int)? {
    let parts = word.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "." }
    guard parts.count == 3, parts[2].utf8.count == 4, let day = Int(parts[0]),
      let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return (year, month, day)
  }

  /// `03:04:05` in the afternoon as `15:04:05`.
  private static func clock(_ time: Substring, isAfternoon: Bool) -> Substring {
    let digits = time.prefix { $0 != ":" }
    guard time.contains(":"), let hour = Int(digits), (1...12).contains(hour) else { return time }
    let shifted = hour % 12 + (isAfternoon ? 12 : 0)
    return padded(shifted, 2) + time.dropFirst(digits.count)
  }

  /// `March 14, 2016`, `14 Mar 2016`, `Mon, 14 Mar 2016 10:30:00 +0900`: the month by its name,
  /// the day and year as the first numbers of their length, then a time.
  private static func readWords(_ words: [Substring], _ zone: TimeZone) -> DateTime? {
    guard words.count <= 8 else { return nil }
    var (year, month, day): (Int?, Int?, Int?)
    var rest: [Substring] = []
    for word in words {
      let digits = word.prefix { $0.isASCII && $0.isNumber }
      if let half = ["am", "pm"].firstIndex(of: word.lowercased()), let time = rest.popLast() {
        rest.append(clock(time, isAfternoon: half == 1))
      } else if year == nil, let date = dayFirst(word) {
        (year, month, day) = (date.year, date.month, date.day)
      } else if month == nil, let found = monthNumber(word) {
        month = found
      } else if day == nil, digits.count <= 2, let number = Int(digits),
        digits.count == word.count
          || ["st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
      {
        day = number
      } else if year == nil, word.count == 4, let number = Int(word) {
        year = number
      } else if !isWeekday(word) {
        rest.append(word)
      }
    }
    guard let year, let month else { return nil }
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day ?? 1, 2))"
    let full = ([Substring(date)] + rest).joined(separator: " ")
    return try? DateTime.parse(full, zone: zone)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func monthNumber(_ word: Substring) -> Int? {
    let word = word.lowercased()
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
  }

  private static func isWeekday(_ word: Substring) -> Bool {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let word = word.lowercased()
    return word.count >= 3 && names.contains { $0.hasPrefix(word) }
  }
}
