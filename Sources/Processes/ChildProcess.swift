import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Another program that this one runs: the one place that starts any.
///
/// It is looked for on the PATH and shares the terminal, so that it can ask for a passphrase.
public struct ChildProcess: Sendable {
  /// What a program left when it ended.
  public struct Result: Sendable {
    /// The exit status; 128 and the signal's number when a signal ended it, as shells count.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: [UInt8]
    /// What it wrote to standard error.
    public let errors: [UInt8]
  }

  /// A program that could not be started, or a system without room for what it writes.
  public struct Failure: Error, Sendable, Hashable {
    /// The name by which it was called.
    public let program: String
    /// The system's error number.
    public let code: Int32

    /// Whether there is no such program.
    public var isMissing: Bool { code == ENOENT }
    /// The system's words for the number.
    public var reason: String { String(cString: strerror(code)) }
  }

  private let arguments: [String]
  private let environment: [String: String]

  /// Makes a call; nothing runs yet.
  ///
  /// - Parameters:
  ///   - arguments: the program's name and what it is given.
  ///   - environment: what its environment has beside this process's own, or in its place.
  public init(_ arguments: [String], environment: [String: String] = [:]) {
    self.arguments = arguments
    self.environment = environment
  }

  /// Starts the program and does not wait for it.
  ///
  /// - Returns: whether it could be started.
  public func start() -> Bool { (try? spawn(nil)) != nil }

  /// Runs the program to its end; a task that is cancelled ends it with SIGTERM.
  ///
  /// - Parameter input: what it reads on standard input.
  /// - Returns: its exit status and what it wrote.
  /// - Throws: when it cannot be started.
  public func run(input: [UInt8] = []) async throws(Failure) -> Result {
    let running = Running()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A thread that may block; those of tasks must not.
        DispatchQueue.global().async {
          continuation.resume(returning: self.runBlocking(input, running))
        }
      }
    } onCancel: {
      running.terminate()
    }
    return try result.get()
  }

  private func runBlocking(_ input: [UInt8], _ running: Running) -> Swift.Result<Result, Failure> {
    Swift.Result { () throws(Failure) -> Result in
      let streams = try Streams(program: arguments.first ?? "", input: input)
      let status = running.wait(for: try spawn(streams))
      return Result(
        status: status, output: streams.output.contents, errors: streams.errors.contents)
    }
  }

  private func spawn(_ streams: Streams?) throws(Failure) -> pid_t {
    var process = pid_t()
    let code = Self.withPointers(arguments) { arguments in
      Self.withPointers(environmentLines) { lines in
        withActions(streams) { actions, attributes in
          guard let program = arguments[0] else { return ENOENT }
          return posix_spawnp(&process, program, actions, attributes, arguments, lines)
        }
      }
    }
    guard code == 0 else { throw Failure(program: arguments.first ?? "", code: code) }
    return process
  }

  private func withActions(
    _ streams: Streams?,
    _ body: (
      UnsafePointer<posix_spawn_file_actions_t>?, UnsafePointer<posix_spawnattr_t>
    ) -> Int32
  ) -> Int32 {
    #if canImport(Darwin)
      var (actions, attributes) = (posix_spawn_file_actions_t?.none, posix_spawnattr_t?.none)
    #else
      var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // What this program ignores, or this thread blocks, another must not have to.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    guard let streams else { return body(nil, &attributes) }
    for (number, file) in [streams.input, streams.output, streams.errors].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file.descriptor, Int32(number))
    }
    return body(&actions, &attributes)
  }

  private var environmentLines: [String] {
    var lines: [String] = []
    var next = environ
    while let line = next.pointee {
      let text = String(cString: line)
      let name = text.utf8.prefix { $0 != UInt8(ascii: "=") }
      if environment[String(Substring(name))] == nil { lines.append(text) }
      next += 1
    }
    return lines + environment.map { "\($0)=\($1)" }
  }

  private static func withPointers<Value>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return body(pointers)
  }
}

/// A process that is waited for, and can be told to end meanwhile.
private final class Running: Sendable {
  private let state = Mutex<(process: pid_t?, isUnwanted: Bool)>((nil, false))

  func wait(for process: pid_t) -> Int32 {
    let isUnwanted = state.withLock { state in
      state.process = process
      return state.isUnwanted
    }
    if isUnwanted { kill(process, SIGTERM) }
    // Seen to have ended before it is collected: no other process can have its number meanwhile.
    var seen = siginfo_t()
    while waitid(P_PID, id_t(process), &seen, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    state.withLock { $0.process = nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  func terminate() {
    state.withLock { state in
      state.isUnwanted = true
      if let process = state.process { kill(process, SIGTERM) }
    }
  }
}

/// What a program reads and writes: files without names, so that nobody has to read and write at
/// the same time.
private final class Streams {
  let input: NamelessFile
  let output: NamelessFile
  let errors: NamelessFile

  init(program: String, input bytes: [UInt8]) throws(ChildProcess.Failure) {
    input = try NamelessFile(program)
    output = try NamelessFile(program)
    errors = try NamelessFile(program)
    try input.fill(bytes, program)
  }
}

/// A temporary file that is gone when nobody has it open.
private final class NamelessFile {
  private let stream: UnsafeMutablePointer<FILE>

  init(_ program: String) throws(ChildProcess.Failure) {
    guard let stream = tmpfile() else {
      throw ChildProcess.Failure(program: program, code: errno)
    }
    self.stream = stream
    _ = fcntl(fileno(stream), F_SETFD, FD_CLOEXEC)
  }

  deinit { fclose(stream) }

  var descriptor: Int32 { fileno(stream) }

  func fill(_ bytes: [UInt8], _ program: String) throws(ChildProcess.Failure) {
    let count = fwrite(bytes, 1, bytes.count, stream)
    guard count == bytes.count, fflush(stream) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw ChildProcess.Failure(program: program, code: errno)
    }
  }

  var contents: [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, size, 0))
    }
  }
}
