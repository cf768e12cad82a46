import Foundation
import Synchronization
import TestSupport

/// The built program, run as a user runs it.
struct Program {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Where it is.
  static let path = BuiltProgram.path("fude")

  /// The environment of a run: nothing of the machine's but what a process needs, and a fixed clock.
  static func environment(_ more: [String: String] = [:]) -> [String: String] {
    ["PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1767225600"].merging(more) { $1 }
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], in folder: String? = nil, input: String = "",
    environment more: [String: String] = [:], through launcher: [String] = []
  ) throws -> Result {
    try finish(
      process(launcher + [path] + arguments, in: folder, environment(more)), input: input)
  }

  /// Runs a shell script that finds the program as `$FUDE`.
  static func shell(_ script: String, in folder: String? = nil) throws -> Result {
    let more = ["FUDE": path, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    return try finish(process(["/bin/sh", "-c", script], in: folder, environment(more)), input: "")
  }

  /// Whether the tests may make file systems of their own.
  static let canMount: Bool = {
    guard getuid() == 0 else { return false }
    let probe = try? shell("unshare -m sh -c 'mount -t tmpfs none /mnt'")
    return probe?.status == 0
  }()

  /// Where a tool is; nil, and said, when it is nowhere.
  ///
  /// - Parameters:
  ///   - name: the tool's name.
  ///   - purpose: what cannot be tested without it.
  /// - Returns: its path.
  static func tool(_ name: String, for purpose: String) -> String? {
    let places = [testTools, "/usr/local/bin", "/usr/bin", "/usr/sbin", "/bin"].map {
      "\($0)/\(name)"
    }
    if let path = places.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) {
      return path
    }
    print("skipped: \(purpose) needs \(name), which 'scripts/setup tests' installs")
    return nil
  }

  /// Tools that are no packages of the system, where `scripts/setup tests` puts them.
  private static let testTools = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../.build/test-tools/bin").standardized.path

  /// Starts the program, kills it without warning, and gives what it said until then.
  static func kill(_ arguments: [String], in folder: String, after seconds: Double) throws -> String
  {
    let process = process([path] + arguments, in: folder, environment())
    let stderr = Pipe()
    process.standardError = stderr
    process.standardOutput = FileHandle.nullDevice
    try process.start()
    Thread.sleep(forTimeInterval: seconds)
    _ = Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return String(decoding: stderr.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  private static func process(
    _ command: [String], in folder: String?, _ environment: [String: String]
  ) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = environment
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    return process
  }

  /// Runs a process to its end, reading both of its outputs as they come.
  private static func finish(_ process: Process, input: String) throws -> Result {
    // A program that ends before it has read its input must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.start()
    let writer = Thread {
      stdin.fileHandleForWriting.write(Data(input.utf8))
      try? stdin.fileHandleForWriting.close()
    }
    writer.start()
    let collected = Collected()
    let reader = Thread {
      collected.set(stderr.fileHandleForReading.readDataToEndOfFile())
    }
    reader.start()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    let errors = collected.wait()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// What a second thread read.
  private final class Collected: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let data = Mutex(Data())

    func set(_ value: Data) {
      data.withLock { $0 = value }
      done.signal()
    }

    func wait() -> Data {
      done.wait()
      return data.withLock { $0 }
    }
  }
}
