import CJKText
import JSON
import Liquid
import Markdown

/// Filters between text, markup and data: `jsonify`, `markdownify`, `slugify`, `xml_escape`.
enum MarkupFilters {
  static func register(in environment: inout Environment, _ configuration: SiteConfiguration) {
    environment.register(filter: "jsonify") { input, _, _, _ in
      // Markup, so that quotes stay quotes in a script; `<`, `>` and `&` are written as \u00XX, so that
      // no value ends the script.
      var bytes: [UInt8] = []
      input.appendJSON(to: &bytes, depth: 0)
      return .html(bytes)
    }
    environment.register(filter: "slugify") { input, _, _, _ in .text(Slug.slug(input.string)) }
    environment.register(filter: "xml_escape") { input, _, _, _ in
      var bytes: [UInt8] = []
      bytes.append(text: input.string)
      return .html(bytes)
    }
    var options = MarkdownOptions()
    options.rawHTML = configuration.rawHTML
    options.language = configuration.language
    let renderer = MarkdownRenderer(options: options)
    environment.register(filter: "markdownify") { input, _, _, _ in
      .html(renderer.render(Array(input.string.utf8)[...]).html)
    }
  }
}

extension Value {
  /// Appends the value as JSON that may stand in a script element.
  ///
  /// Lists and dictionaries more than 64 deep, which only data files can bring about, are `null`.
  fileprivate func appendJSON(to bytes: inout [UInt8], depth: Int) {
    switch self {
    case .null, .blank, .empty: bytes.append(markup: "null")
    case .bool(let value): bytes.append(markup: value ? "true" : "false")
    case .int(let value): JSONValue.int(value).write(into: &bytes)
    case .double(let value): JSONValue.double(value).write(into: &bytes)
    case .array(let items) where depth < 64: Self.appendJSON(items, to: &bytes, depth)
    case .dictionary(let dictionary) where depth < 64:
      bytes.append(UInt8(ascii: "{"))
      for (index, pair) in dictionary.pairs.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONText.appendString(pair.0, to: &bytes, htmlSafe: true)
        bytes.append(UInt8(ascii: ":"))
        pair.1.appendJSON(to: &bytes, depth: depth + 1)
      }
      bytes.append(UInt8(ascii: "}"))
    case .array, .dictionary: bytes.append(markup: "null")
    case .text, .html, .date, .object, .range:
      JSONText.appendString(string, to: &bytes, htmlSafe: true)
    }
  }

  private static func appendJSON(_ items: [Value], to bytes: inout [UInt8], _ depth: Int) {
    bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      item.appendJSON(to: &bytes, depth: depth + 1)
    }
    bytes.append(UInt8(ascii: "]"))
  }
}
