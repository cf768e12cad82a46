import TestSupport
import Testing

@testable import Markdown

@Suite struct ParserMemoryTests {
  @Test("Pieces keep what was written to them and never overlap", arguments: 0..<4)
  func pieces(_ seed: UInt64) {
    var random = SplitMix64(state: seed)
    let memory = ParserMemory(textLength: 100)
    var pieces: [(bytes: UnsafeMutableRawPointer, length: Int, mark: UInt8)] = []
    for step in 0..<20_000 {
      let mark = UInt8(truncatingIfNeeded: step)
      let length = Int.random(in: 0...3, using: &random) == 0 ? step % 9_000 : step % 200
      let index = pieces.indices.randomElement(using: &random)
      switch (Int.random(in: 0...5, using: &random), index) {
      case (0...1, let index?):
        let piece = pieces.remove(at: index)
        #expect(isFilled(piece.bytes, piece.length, with: piece.mark))
        memory.state.pointee.free(piece.bytes)
      case (2, let index?):
        let piece = pieces[index]
        let moved = memory.state.pointee.reallocate(piece.bytes, length)
        #expect(isFilled(moved, min(piece.length, length), with: piece.mark))
        moved.initializeMemory(as: UInt8.self, repeating: mark, count: length)
        pieces[index] = (moved, length, mark)
      default:
        let bytes = memory.state.pointee.allocateZeros(length)
        #expect(Int(bitPattern: bytes) % 8 == 0)
        #expect(isFilled(bytes, length, with: 0))
        bytes.initializeMemory(as: UInt8.self, repeating: mark, count: length)
        pieces.append((bytes, length, mark))
      }
    }
    for piece in pieces { #expect(isFilled(piece.bytes, piece.length, with: piece.mark)) }
  }

  @Test("A freed piece is used again, one larger than all before as well")
  func reuse() {
    let memory = ParserMemory(textLength: 0)
    for length in [0, 1, 8, 9, 24, 25, 1016, 1017, 2048, 2049, 5_000_000] {
      let first = memory.state.pointee.allocate(length)
      memory.state.pointee.free(first)
      #expect(memory.state.pointee.allocateZeros(length) == first, "\(length)")
      memory.state.pointee.free(nil)
    }
    #expect(isFilled(memory.state.pointee.reallocate(nil, 0), 0, with: 0))
  }

  @Test("Many threads render at once, each with its own memory")
  func threads() async {
    let markdown = (0..<200).map { "# 第\($0)章\n\n*甲*`乙`[丙](/\($0))\n\n- <b>丁</b>\n" }.joined()
    let expected = render(markdown).html
    await withTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<64 {
        group.addTask { render(markdown) { render("*\($0)*").text.isEmpty ? "" : nil }.html }
      }
      for await html in group { #expect(html == expected) }
    }
  }
}

private func isFilled(
  _ bytes: UnsafeMutableRawPointer, _ length: Int, with mark: UInt8
) -> Bool {
  UnsafeRawBufferPointer(start: bytes, count: length).allSatisfy { $0 == mark }
}
