import Processes

/// A command of the user's that tells a cache what has changed.
public struct PurgeCommand: Sendable {
  private let command: String

  /// Makes a command for the shell.
  public init(_ command: String) {
    self.command = command
  }

  /// Runs it.
  ///
  /// - Parameters:
  ///   - addresses: what it reads on standard input, an address a line.
  ///   - isKept: whether the target remembers them until a command succeeds.
  /// - Throws: when it fails.
  public func run(addresses: String, isKept: Bool) async throws(PublicationError) {
    let shell = Tool(program: "sh", package: "a shell", secrets: [])
    let result = try await shell.run(
      ["-c", command], input: Array(addresses.utf8), to: "run the command of --purge",
      allowed: Set(0...255))
    guard result.status == 0 else {
      throw shell.failure(
        of: result, to: "run the command of --purge",
        hint: isKept
          ? "the site is published; publish again with --purge to purge what is left"
          : "the site is published; purge the whole cache")
    }
  }
}
