extension StandardFilters {
  /// Filters over characters.
  ///
  /// Where text meets markup, the text is escaped and the result is markup.
  static let text: [String: Filter] = [
    "append": Filter(1...1) { (input, arguments, _, context) in
      joined([input, arguments[0]], context)
    },
    "prepend": Filter(1...1) { (input, arguments, _, context) in
      joined([arguments[0], input], context)
    },
    "capitalize": Filter { (input, _, _, _) in
      mapped(input) { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
    },
    "downcase": Filter { (input, _, _, _) in mapped(input) { $0.lowercased() } },
    "upcase": Filter { (input, _, _, _) in mapped(input) { $0.uppercased() } },
    "strip": Filter { (input, _, _, _) in stripped(input, left: true, right: true) },
    "lstrip": Filter { (input, _, _, _) in stripped(input, left: true, right: false) },
    "rstrip": Filter { (input, _, _, _) in stripped(input, left: false, right: true) },
    "strip_newlines": Filter { (input, _, _, _) in withoutNewlines(input) },
    "remove": Filter(1...1) { (input, arguments, _, context) throws(FilterError) in
      try replaced(input, arguments[0], .null, .all, context)
    },
    "remove_first": Filter(1...1) { (input, arguments, _, context) throws(FilterError) in
      try replaced(input, arguments[0], .null, .first, context)
    },
    "remove_last": Filter(1...1) { (input, arguments, _, context) throws(FilterError) in
      try replaced(input, arguments[0], .null, .last, context)
    },
    "replace": Filter(1...2) { (input, arguments, _, context) throws(FilterError) in
      try replaced(input, arguments[0], arguments.at(1) ?? .null, .all, context)
    },
    "replace_first": Filter(1...2) { (input, arguments, _, context) throws(FilterError) in
      try replaced(input, arguments[0], arguments.at(1) ?? .null, .first, context)
    },
    "replace_last": Filter(2...2) { (input, arguments, _, context) throws(FilterError) in
      try replaced(input, arguments[0], arguments[1], .last, context)
    },
    "truncate": Filter(0...2) { (input, arguments, _, context) throws(FilterError) in
      try truncated(input, arguments, context)
    },
    "truncatewords": Filter(0...2) { (input, arguments, _, context) throws(FilterError) in
      try truncatedWords(input, arguments, context)
    },
    "split": Filter(1...1) { (input, arguments, _, _) in split(input, arguments[0]) },
    "slice": Filter(1...2) { (input, arguments, _, _) throws(FilterError) in
      try slice(input, arguments)
    },
  ]

  /// Values one behind the other; markup as soon as one of them is.
  static func joined(_ values: [Value], _ context: FilterContext) -> Value {
    var bytes: [UInt8] = []
    guard context.environment.escapes, values.contains(where: { $0.hasMarkup }) else {
      for value in values { value.writeText(into: &bytes, escaping: false) }
      return .text(String(decoding: bytes, as: UTF8.self))
    }
    for value in values { value.writeText(into: &bytes, escaping: true) }
    return .html(bytes)
  }

  private static func mapped(_ input: Value, _ change: (String) -> String) -> Value {
    let changed = change(input.string)
    return input.isHTML ? .html(changed) : .text(changed)
  }

  private static func stripped(_ input: Value, left: Bool, right: Bool) -> Value {
    let bytes = input.utf8
    var (start, end) = (0, bytes.count)
    if left { while start < end, bytes[start].isSpace { start += 1 } }
    if right { while end > start, bytes[end - 1].isSpace { end -= 1 } }
    return input.like(Array(bytes[start..<end]))
  }

  private static func withoutNewlines(_ input: Value) -> Value {
    let bytes = input.utf8
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A || (byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
        continue
      }
      result.append(byte)
    }
    return input.like(result)
  }

  private enum Occurrence { case all, first, last }

  private static func replaced(
    _ input: Value, _ old: Value, _ new: Value, _ which: Occurrence, _ context: FilterContext
  ) throws(FilterError) -> Value {
    let isMarkup = context.environment.escapes && (input.isHTML || new.isHTML)
    let bytes = isMarkup ? input.markupBytes : input.utf8
    let needle = isMarkup && !input.isHTML ? Value.text(old.string).markupBytes : old.utf8
    let new = isMarkup ? new.markupBytes : new.utf8
    let limit = context.environment.limits.outputBytes
    if which == .all, new.count > 0, bytes.count / max(needle.count, 1) + 1 > limit / new.count {
      throw FilterError("the filter 'replace' makes too large a value")
    }
    var result: [UInt8]
    switch which {
    case _ where needle.isEmpty: result = replacedEmpty(bytes, new, which)
    case .all: result = Bytes.replacing(needle, with: new, in: bytes)
    case .first, .last:
      let found =
        which == .first ? Bytes.find(needle, in: bytes) : Bytes.findLast(needle, in: bytes)
      result = bytes
      if let found { result.replaceSubrange(found..<(found + needle.count), with: new) }
    }
    return isMarkup ? .html(result) : .text(String(decoding: result, as: UTF8.self))
  }

  /// Nothing stands before, between and behind all characters.
  private static func replacedEmpty(
    _ bytes: [UInt8], _ new: [UInt8], _ which: Occurrence
  ) -> [UInt8] {
    switch which {
    case .first: return new + bytes
    case .last: return bytes + new
    case .all:
      var result = new
      for character in String(decoding: bytes, as: UTF8.self).characters {
        result += Array(character.utf8) + new
      }
      return result
    }
  }

  private static func truncated(
    _ input: Value, _ arguments: [Value], _ context: FilterContext
  ) throws(FilterError) -> Value {
    if input.isNull { return .null }
    let limit = try (arguments.at(0) ?? .int(50)).integer()
    let ending = arguments.at(1) ?? .text("...")
    let text = input.string
    // Each character has at least one byte, so short text need not be counted.
    if text.utf8.count <= limit || text.count <= limit { return input.isText ? input : .text(text) }
    let kept = max(0, max(0, limit) - ending.string.count)
    let start = input.like(Array(text.prefix(kept).utf8))
    return joined([start, ending], context)
  }

  private static func truncatedWords(
    _ input: Value, _ arguments: [Value], _ context: FilterContext
  ) throws(FilterError) -> Value {
    if input.isNull { return .null }
    let limit = max(1, try (arguments.at(0) ?? .int(15)).integer())
    let ending = arguments.at(1) ?? .text("...")
    let bytes = input.utf8
    let words = bytes.split(whereSeparator: \.isSpace)
    // Blanks behind the last word count as the start of one more, as in Ruby's `split`.
    let isCut = words.count > limit || (words.count == limit && bytes.last?.isSpace == true)
    guard isCut else { return input.isText ? input : .text(input.string) }
    let start = words.prefix(limit).joined(separator: [0x20])
    return joined([input.like(Array(start)), ending], context)
  }

  private static func split(_ input: Value, _ separator: Value) -> Value {
    let separator = separator.utf8
    let bytes = input.utf8
    if bytes.isEmpty { return .array([]) }
    if separator == [0x20] {
      return .array(bytes.split(whereSeparator: \.isSpace).map { input.like(Array($0)) })
    }
    if separator.isEmpty {
      return .array(input.string.characters.map { input.like(Array(String($0).utf8)) })
    }
    var parts: [[UInt8]] = []
    var start = 0
    while let found = Bytes.find(separator, in: bytes, from: start) {
      parts.append(Array(bytes[start..<found]))
      start = found + separator.count
    }
    parts.append(Array(bytes[start...]))
    while parts.last?.isEmpty == true { parts.removeLast() }
    return .array(parts.map { input.like($0) })
  }

  private static func slice(_ input: Value, _ arguments: [Value]) throws(FilterError) -> Value {
    let offset = try arguments[0].integer()
    let length =
      try arguments.at(1).map { (value) throws(FilterError) in
        value.isNull ? 1 : try value.integer()
      } ?? 1
    if case .array(let values) = input {
      return .array(Array(part(of: values, offset, length) ?? []))
    }
    let characters = input.string.characters
    let part = part(of: characters, offset, length) ?? []
    return input.like(Array(String(part).utf8))
  }

  private static func part<Element>(
    of elements: [Element], _ offset: Int, _ length: Int
  ) -> ArraySlice<Element>? {
    let start = offset < 0 ? elements.count + offset : offset
    guard start >= 0, start <= elements.count, length > 0 else { return nil }
    return elements[start..<min(elements.count, start + min(length, elements.count))]
  }
}
