import JSON

/// The `--batch` form of a command: one JSON object a line in, one a line out, in order.
enum BatchLines {
  /// Answers every line of standard input.
  ///
  /// A line that is no JSON object is answered with an error.
  static func run(_ answer: (JSONValue) -> Result<JSONMember, BatchError>) {
    let input = Console.readAll()
    var output: [UInt8] = []
    for line in input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      var member: JSONMember
      do throws(JSONError) {
        switch answer(try JSONValue.parse(Array(line))) {
        case .success(let result): member = result
        case .failure(let error): member = JSONMember(key: "error", value: .string(error.message))
        }
      } catch {
        member = JSONMember(key: "error", value: .string("not a JSON object: \(error.message)"))
      }
      JSONValue.object([member]).write(into: &output)
      output.append(UInt8(ascii: "\n"))
      if output.count > 1 << 16 {
        Console.print(bytes: output)
        output.removeAll(keepingCapacity: true)
      }
    }
    Console.print(bytes: output)
  }
}

/// Why one line of a batch has no result.
struct BatchError: Error {
  let message: String
}
