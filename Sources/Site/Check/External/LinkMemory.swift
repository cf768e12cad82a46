/// What other sites answered, kept for a week in `.fude/links`.
///
/// Only good answers are kept: a link that was bad is asked for again, so that a mend shows at once. A
/// text file, one address a line behind the time of its answer and its status.
struct LinkMemory: Sendable {
  private static let header = "fude-links 1"
  /// In seconds.
  static let lifetime = 7 * 86_400

  private struct Entry {
    let time: Int
    let status: Int
  }

  private let path: String
  private let now: Int
  private var entries: [String: Entry] = [:]

  /// Reads what is kept; a file that is no such one counts as none.
  init(root: String, now: Int) {
    path = "\(root)/\(OutputFolder.stateFolderName)/links"
    self.now = now
    let text = (try? POSIX.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let lines = text.split(separator: "\n")
    guard lines.first.map(String.init) == Self.header else { return }
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, let time = Int(parts[0]), let status = Int(parts[1]),
        (0..<Self.lifetime).contains(now - time)
      else { continue }
      entries[String(parts[2])] = Entry(time: time, status: status)
    }
  }

  /// The answer that is kept for an address.
  subscript(address: String) -> LinkAnswer? { entries[address].map { .status($0.status) } }

  /// Keeps the good ones of some answers, and writes them in one step.
  mutating func keep(_ answers: [String: LinkAnswer]) throws(FileError) {
    for (address, answer) in answers {
      guard case .status(let status) = answer, answer.problem == nil,
        !address.utf8.contains(where: \.isASCIIBlank)
      else { continue }
      entries[address] = Entry(time: now, status: status)
    }
    let lines = entries.keys.sorted().compactMap { address in
      entries[address].map { "\($0.time) \($0.status) \(address)" }
    }
    try POSIX.createParent(of: path)
    let text = ([Self.header] + lines).joined(separator: "\n") + "\n"
    try POSIX.write(Array(text.utf8), to: path + ".new")
    try POSIX.rename(path + ".new", to: path)
  }
}
