import CJKText
import Liquid

/// Jekyll's filters over text.
enum TextFilters {
  static func register(in environment: inout Environment) {
    environment.register(filter: "cgi_escape", dependsOn: .values) { input, _, _, _ in
      .text(PercentEncoding.component(input.string).replacing("%20", with: "+"))
    }
    environment.register(filter: "uri_escape", dependsOn: .values) { input, _, _, _ in
      .text(PercentEncoding.address(input.string))
    }
    environment.register(filter: "slugify", arguments: 0...1, dependsOn: .values) {
      input, arguments, _, _ throws(FilterError) in
      .text(try SlugMode.named(arguments.first).slug(input.string))
    }
    environment.register(filter: "normalize_whitespace", dependsOn: .values) { input, _, _, _ in
      let text = input.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return input.isHTML ? .html(text) : .text(text)
    }
    environment.register(filter: "number_of_words", arguments: 0...1, dependsOn: .values) {
      input, arguments, _, _ throws(FilterError) in
      .int(try WordCount.count(input.string, mode: arguments.first))
    }
    environment.register(filter: "strip_index", dependsOn: .values) { input, _, _, _ in
      let text = input.string
      guard let end = ["index.html", "index.htm"].first(where: { text.hasSuffix("/" + $0) }) else {
        return input
      }
      return .text(String(text.dropLast(end.count)))
    }
    environment.register(filter: "to_integer", dependsOn: .values) { input, _, _, _ in
      integer(input)
    }
    environment.register(filter: "inspect", dependsOn: .values) { input, _, _, _ in
      .text(input.inspected)
    }
    for name in ["sassify", "scssify"] {
      environment.register(
        missingFilter: name,
        hint: "compile style sheets before the build, and put the CSS into templates/assets")
    }
  }

  /// A whole number; of text its leading digits, 1 and 0 for true and false.
  private static func integer(_ value: Value) -> Value {
    switch value {
    case .bool(let bool): return .int(bool ? 1 : 0)
    case .int: return value
    case .double(let number):
      return Int(exactly: number.rounded(.towardZero)).map { .int($0) } ?? .int(0)
    default:
      let text = value.string.drop(while: \.isWhitespace)
      let sign = text.prefix { $0 == "-" || $0 == "+" }
      let digits = text.dropFirst(sign.count).prefix { $0.isASCII && $0.isNumber }
      return .int(sign.count > 1 ? 0 : Int(sign + digits) ?? 0)
    }
  }
}

/// How `slugify` makes slugs; the modes are Jekyll's.
enum SlugMode: String, CaseIterable {
  /// Only lower case.
  case none
  /// Blanks become hyphens.
  case raw
  /// As the site's own addresses are made.
  case `default`
  /// Also keeps `._~!$&'()+,;=@`.
  case pretty
  /// Letters and digits of ASCII only.
  case ascii
  /// Accents go first, then as `default`.
  case latin

  static func named(_ value: Value?) throws(FilterError) -> SlugMode {
    guard let value, !value.isNull else { return .default }
    guard let mode = SlugMode(rawValue: value.string) else {
      throw FilterError(
        "the filter 'slugify' has no mode '\(value.string)'",
        hint: "use \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return mode
  }

  func slug(_ text: String) -> String {
    switch self {
    case .none: text.lowercased()
    case .raw: joined(text) { !$0.properties.isWhitespace }
    case .default: Slug.slug(text)
    case .pretty: joined(text) { Self.isLetter($0) || "._~!$&'()+,;=@".unicodeScalars.contains($0) }
    case .ascii: joined(text) { $0.isASCII && Self.isLetter($0) }
    case .latin: Slug.slug(Self.withoutAccents(text))
    }
  }

  /// Runs of what is kept, in lower case, with hyphens between.
  private func joined(_ text: String, _ isKept: (Unicode.Scalar) -> Bool) -> String {
    let parts = text.unicodeScalars.split { !isKept($0) || $0 == "-" }
    return parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-").lowercased()
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber:
      true
    default: false
    }
  }

  /// Latin letters without the marks on them; kana keep theirs.
  private static func withoutAccents(_ text: String) -> String {
    var result = ""
    for character in text {
      guard let first = Normalization.nfd(String(character)).unicodeScalars.first,
        first.script == .latin
      else {
        result.append(character)
        continue
      }
      result.unicodeScalars.append(first)
    }
    return result
  }
}

/// How `number_of_words` counts.
enum WordCount {
  /// Words between blanks; with the modes `cjk` and `auto` each Chinese or Japanese character and
  /// each syllable of Hangul is one.
  static func count(_ text: String, mode: Value?) throws(FilterError) -> Int {
    switch mode?.string ?? "" {
    case "": return text.split(whereSeparator: \.isWhitespace).count
    case "cjk", "auto": return countCharacters(text)
    case let mode:
      throw FilterError(
        "the filter 'number_of_words' has no mode '\(mode)'", hint: "use 'cjk' or 'auto'")
    }
  }

  private static func countCharacters(_ text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      switch scalar.script {
      case .han, .hiragana, .katakana, .hangul:
        count += 1
        isInWord = false
      default:
        let isBlank = scalar.properties.isWhitespace
        if !isBlank, !isInWord { count += 1 }
        isInWord = !isBlank
      }
    }
    return count
  }
}
