import Foundation
import Synchronization
import TestSupport

/// A program that goes on until it is told to end, and what it has said so far.
final class RunningProgram: Sendable {
  private let process: Process
  private let said = Mutex("")

  struct Silence: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - arguments: of the command line.
  ///   - folder: the working folder.
  ///   - program: another program's path.
  ///   - environment: variables beside those that each test has.
  ///   - openFiles: how many files it may have open at first; nil for as many as the tests.
  /// - Throws: when it cannot be started.
  init(
    _ arguments: [String], in folder: String, program: String = Program.path,
    environment: [String: String] = [:], openFiles: Int? = nil
  ) throws {
    process = Process()
    let limit = openFiles.map { "ulimit -Sn \($0);" } ?? ""
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\(limit) exec \"$0\" \"$@\"", program] + arguments
    process.environment = Program.environment(environment)
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.start()
    let thread = Thread { [weak self] in
      while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
        self?.hear(String(decoding: data, as: UTF8.self))
      }
    }
    thread.start()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  private func hear(_ text: String) { said.withLock { $0 += text } }

  var output: String { said.withLock { $0 } }

  /// Waits until the program has said a text, for at most 30 seconds.
  func wait(for text: String) async throws {
    for _ in 0..<3000 {
      if output.contains(text) { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw Silence(description: "'\(text)' was not said, but:\n\(output)")
  }

  /// Sends a signal and waits for the end.
  ///
  /// - Returns: the exit status; nil when it does not end within a minute.
  func end(_ signal: Int32 = SIGINT) async throws -> Int32? {
    kill(process.processIdentifier, signal)
    return try await ended()
  }

  /// Kills it and all that it runs, as when the power goes.
  func killAll() async throws {
    kill(process.processIdentifier, SIGSTOP)
    _ = try Program.shell("pkill -KILL -P \(process.processIdentifier)")
    _ = try await end(SIGKILL)
  }

  func ended() async throws -> Int32? {
    for _ in 0..<6000 {
      if !process.isRunning { return process.terminationStatus }
      try await Task.sleep(for: .milliseconds(10))
    }
    return nil
  }

  /// The port in the address that `fude serve` says.
  func port() async throws -> Int {
    try await wait(for: "(Ctrl-C ends)")
    let address = output.components(separatedBy: "serving http://").last ?? ""
    let host = address.prefix { $0 != "/" }
    guard let port = Int(host.split(separator: ":").last ?? "") else {
      throw Silence(description: "no port in '\(address)'")
    }
    return port
  }
}
