import Foundation
import Testing

#if os(Linux)
  @Suite("the program's own name in the cache")
  struct ProgramPrintTests {
    /// A note of an ELF file: lengths of owner and value, the kind NT_GNU_BUILD_ID, the owner.
    private static let note = Data([4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0] + Array("GNU\0".utf8))

    @Test("a copy takes the cache of its original, a program with another id builds all anew")
    func copies() throws {
      let site = try Workshop(posts: 3)
      #expect(try Program.run(["build"], in: site.root).status == 0)
      #expect(try parsed(by: "copy", of: site) { _ in } == 0)
      let parsed = try parsed(by: "other", of: site) { program in
        let note = try #require(program.range(of: Self.note))
        program[note.upperBound] ^= 0xFF
      }
      #expect(parsed == 3)
    }

    /// How many files a changed copy of the program parses.
    private func parsed(
      by name: String, of site: Workshop, _ change: (inout Data) throws -> Void
    ) throws -> Int {
      let path = site.root + "/" + name
      var program = try Data(contentsOf: URL(fileURLWithPath: Program.path))
      try change(&program)
      try program.write(to: URL(fileURLWithPath: path))
      let result = try Program.shell("chmod +x \(name) && ./\(name) build --json", in: site.root)
      let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      let work = try #require((json as? [String: Any])?["work"] as? [String: Any])
      return try #require(work["parsed"] as? Int)
    }
  }
#endif
