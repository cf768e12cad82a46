import Foundation

/// One connection to a server on this machine, over a socket of its own.
public final class TCPClient: Sendable {
  private let descriptor: Int32

  /// What went wrong with a connection.
  public struct Failure: Error, CustomStringConvertible {
    /// In words.
    public let description: String

    /// Makes one.
    public init(description: String) {
      self.description = description
    }
  }

  /// Connects to a port of 127.0.0.1.
  public init(port: Int) throws {
    #if canImport(Darwin)
      let stream = SOCK_STREAM
    #else
      let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    descriptor = socket(AF_INET, stream, 0)
    guard descriptor >= 0 else { throw Failure(description: "no socket") }
    signal(SIGPIPE, SIG_IGN)
    var wait = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    // All properties are set, so `deinit` runs and closes the socket.
    guard result == 0 else { throw Failure(description: "cannot connect: \(errno)") }
  }

  deinit { close(descriptor) }

  /// Sends bytes; false when the server takes no more.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let rest = Array(bytes[done...])
      let count = write(descriptor, rest, rest.count)
      if count <= 0 { return false }
      done += count
    }
    return true
  }

  /// Sends text.
  @discardableResult
  public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// What comes next; empty when the server has closed, nil when nothing comes in time.
  public func receive(upTo count: Int = 1 << 16) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: count)
    let got = read(descriptor, &buffer, count)
    if got < 0 { return errno == EAGAIN || errno == EWOULDBLOCK ? nil : [] }
    return Array(buffer[..<got])
  }

  /// Everything until the server closes.
  public func receiveAll() -> [UInt8] {
    var bytes: [UInt8] = []
    while let more = receive(), !more.isEmpty { bytes += more }
    return bytes
  }

  /// Reads until the text has come, or nothing more does.
  public func receive(until text: String) -> String {
    var bytes: [UInt8] = []
    while !String(decoding: bytes, as: UTF8.self).contains(text) {
      guard let more = receive(), !more.isEmpty else { break }
      bytes += more
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Runs blocking work beside the threads that the server needs.
  public static func blocking<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      // A thread of its own: the server's work may run on any that are shared.
      Thread { continuation.resume(with: Swift.Result { try body() }) }.start()
    }
  }
}

/// An answer, taken apart.
public struct Reply: Sendable {
  /// The status code.
  public let status: Int
  /// By name in lower case.
  public let fields: [String: String]
  /// What stands behind the fields.
  public let body: [UInt8]

  /// The body as text.
  public var text: String { String(decoding: body, as: UTF8.self) }

  /// Takes an answer as it came; nil when it is none.
  public init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    let head = lines[0].split(separator: " ")
    guard head.count >= 2, let status = Int(head[1]) else { return nil }
    self.status = status
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      fields[line[..<colon].lowercased()] = line[line.index(after: colon)...]
        .trimmingCharacters(in: .whitespaces)
    }
    self.fields = fields
    body = Array(bytes[end.upperBound...])
  }
}
