import TestSupport
import Testing

@testable import Highlighting

// A lexer counts its steps in debug builds alone; the tests that `make fuzz` builds in release do without.
#if DEBUG
  /// Steps are counted, not seconds, so these hold on any machine.
  @Suite struct LinearTimeTests {
    private static let names = CodeListing.languages.compactMap(\.first)

    @Test("Four times the text takes four times the steps", arguments: names)
    func steps(_ name: String) throws {
      let grammar = try #require(Languages.named(name)?.grammar)
      for piece in Self.pieces(grammar) {
        let short = Self.steps(piece, count: 600, grammar)
        let long = Self.steps(piece, count: 2_400, grammar)
        // Up to six, since a short text cuts off what looks ahead; quadratic ones would be sixteen.
        let isLinear = long < short * 6 + 5_000
        #expect(isLinear, "\(String(decoding: piece, as: UTF8.self)): \(short), \(long)")
      }
    }

    /// Every text a language knows, alone and with things that keep rules searching.
    private static func pieces(_ grammar: Grammar) -> [[UInt8]] {
      let texts = grammar.operations.filter { $0.code == .text || $0.code == .foldedText }.map {
        Array(grammar.texts[$0.start..<$0.start + $0.count])
      }
      let fillers = ["", "漢a ", "\n - "].map { Array($0.utf8) }
      let unique = Set(texts).sorted { $0.lexicographicallyPrecedes($1) }
      return unique.flatMap { text in fillers.map { text + $0 } } + fillers.dropFirst()
    }

    private static func steps(_ piece: [UInt8], count: Int, _ grammar: Grammar) -> Int {
      let code = Array(repeatElement(piece, count: count).joined().prefix(count))
      return code.withUnsafeBufferPointer { code in
        var lexer = Lexer(code, grammar: grammar, sink: NoSink())
        lexer.run()
        return lexer.steps
      }
    }
  }

  private struct NoSink: TokenSink {
    func add(_ kind: TokenKind, upTo end: Int) {}
  }
#endif
