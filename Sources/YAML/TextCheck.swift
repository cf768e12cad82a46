public import Diagnostics

/// What in a file is not text: bytes that are not UTF-8, NUL and other control characters.
public struct TextCheck: Sendable, Hashable {
  /// Errors for invalid UTF-8 and NUL, warnings for other control characters; one for each line
  /// and kind, so that a binary file does not bring thousands, and 20 at most.
  public let diagnostics: [Diagnostic]
  /// The bytes that are not text, ascending and apart; empty for nearly all files.
  public let rejected: [Range<Int>]

  private static let diagnosticLimit = 20

  /// Checks a part of a file.
  ///
  /// Rejected are what is not UTF-8 (RFC 3629), the control characters C0 save tab, LF and CR, DEL, C1,
  /// the line and paragraph separators U+2028 and U+2029, and U+FFFE and U+FFFF.
  public init(_ file: SourceFile, in range: Range<Int>) {
    let findings = file.bytes.withUnsafeBufferPointer { bytes in
      TextScanner(UnsafeBufferPointer(rebasing: bytes[range])).findings()
    }
    guard !findings.isEmpty else {
      (diagnostics, rejected) = ([], [])
      return
    }
    rejected = findings.map { $0.start + range.lowerBound..<$0.end + range.lowerBound }
    diagnostics = Self.diagnose(findings, in: file, from: range.lowerBound)
  }

  private static func diagnose(
    _ findings: [TextFinding], in file: SourceFile, from base: Int
  ) -> [Diagnostic] {
    var result: [Diagnostic] = []
    var kindsInLine: Set<TextFinding.Kind> = []
    var lastEnd = base
    for finding in findings {
      if file.bytes[lastEnd..<finding.start + base].contains(where: LineBounds.isEnd) {
        kindsInLine = []
      }
      lastEnd = finding.end + base
      if result.count < diagnosticLimit, kindsInLine.insert(finding.kind).inserted {
        result.append(finding.diagnostic(at: file.location(at: finding.start + base)))
      }
      // What is not shown is mended with the one before it.
      if case .control = finding.kind, let last = result.lastIndex(where: { $0.rule != nil }) {
        result[last].fix.append(
          Diagnostic.Edit(finding.start + base..<finding.end + base, ""))
      }
    }
    return result
  }
}

struct TextFinding {
  enum Kind: Hashable {
    case invalid, null, control(UInt32)
  }

  let kind: Kind
  let start: Int
  let end: Int

  func diagnostic(at location: SourceLocation) -> Diagnostic {
    switch kind {
    case .invalid:
      return .error("this is not valid UTF-8", at: location, hint: "save the file as UTF-8")
    case .null:
      return .error("a NUL character", at: location, hint: "remove it; is this a text file?")
    case .control(let value):
      let digits = String(value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      var warning = Diagnostic.warning("the control character \(name) was removed", at: location)
      warning.rule = "control-character"
      return warning
    }
  }
}

/// Goes through bytes at nearly the speed of reading them while these are text.
private struct TextScanner {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  func findings() -> [TextFinding] {
    var found: [TextFinding] = []
    var index = 0
    let count = bytes.count
    while index < count {
      let next = skipASCII(from: skipLongCharacters(from: index))
      if next > index {
        index = next
        continue
      }
      let byte = bytes[index]
      if byte < 0x80 {
        // Printable characters and ends of lines were skipped.
        if byte != 0x0D, byte != 0x09 {
          let kind = byte == 0 ? TextFinding.Kind.null : .control(UInt32(byte))
          found.append(TextFinding(kind: kind, start: index, end: index + 1))
        }
        index += 1
      } else {
        index = check(at: index, &found)
      }
    }
    return found
  }

  /// Skips characters from U+0020 to U+007E and ends of lines.
  @inline(__always)
  private func skipASCII(from start: Int) -> Int {
    guard let memory = UnsafeRawPointer(bytes.baseAddress) else { return start }
    var index = start
    while index &+ 8 <= bytes.count {
      let word = memory.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A high bit is that of a byte beyond ASCII, of one below 0x20, or of 0x7F.
      let others = word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)
      guard others & 0x8080_8080_8080_8080 == 0 else { break }
      index &+= 8
    }
    while index < bytes.count, bytes[index] &- 0x20 < 0x5F || bytes[index] == 0x0A { index &+= 1 }
    return index
  }

  /// Skips characters from U+3000 to U+CFFF, which CJK text is made of: three bytes each, of which
  /// the first cannot begin anything that is no text.
  @inline(__always)
  private func skipLongCharacters(from start: Int) -> Int {
    guard let memory = UnsafeRawPointer(bytes.baseAddress) else { return start }
    var index = start
    // Five characters and a byte behind them: from the least bytes, 0xE3 and 0x80, how far others are above.
    let least = SIMD16<UInt8>(
      0xE3, 0x80, 0x80, 0xE3, 0x80, 0x80, 0xE3, 0x80, 0x80, 0xE3, 0x80, 0x80, 0xE3, 0x80, 0x80, 0)
    let spans = SIMD16<UInt8>(
      9, 0x3F, 0x3F, 9, 0x3F, 0x3F, 9, 0x3F, 0x3F, 9, 0x3F, 0x3F, 9, 0x3F, 0x3F, 0xFF)
    while index &+ 16 <= bytes.count {
      let vector = memory.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      guard all(vector &- least .<= spans) else { break }
      index &+= 15
    }
    // One load holds a character and a byte behind it.
    while index &+ 4 <= bytes.count {
      let word = UInt32(
        littleEndian: memory.loadUnaligned(fromByteOffset: index, as: UInt32.self))
      guard word & 0xC0C0F0 == 0x8080E0, (word & 0xF) &- 3 < 0xA else { break }
      index &+= 3
    }
    return index
  }

  /// Checks one character beyond ASCII; the place behind it.
  private func check(at index: Int, _ found: inout [TextFinding]) -> Int {
    guard let (value, length) = decode(at: index) else {
      found.append(TextFinding(kind: .invalid, start: index, end: index + 1))
      return index + 1
    }
    switch value {
    case 0x80...0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF:
      found.append(TextFinding(kind: .control(value), start: index, end: index + length))
    default: break
    }
    return index + length
  }

  /// The sequences of RFC 3629, section 4.
  private func decode(at index: Int) -> (value: UInt32, length: Int)? {
    let first = bytes[index]
    let length: Int
    let least: UInt32
    switch first {
    case 0xC2...0xDF: (length, least) = (2, 0x80)
    case 0xE0...0xEF: (length, least) = (3, 0x800)
    case 0xF0...0xF4: (length, least) = (4, 0x1_0000)
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for position in index + 1..<index + length {
      guard bytes[position] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(bytes[position] & 0x3F)
    }
    guard value >= least, Unicode.Scalar(value) != nil else { return nil }
    return (value, length)
  }
}
