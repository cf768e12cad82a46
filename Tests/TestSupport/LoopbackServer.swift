import Foundation
import Synchronization

/// A small HTTP server on this machine, which answers as a test tells it to.
public final class LoopbackServer: Sendable {
  /// A request that came.
  public struct Request: Sendable, Hashable {
    /// `HEAD` or `GET`.
    public let method: String
    /// As the client wrote it.
    public let path: String
  }

  /// What to answer.
  public struct Response: Sendable {
    let status: Int
    let headers: [String]
    let delay: Double

    /// Makes a response without a body, after a delay in seconds.
    public init(_ status: Int, _ headers: [String] = [], delay: Double = 0) {
      self.status = status
      self.headers = headers
      self.delay = delay
    }
  }

  private struct State {
    var requests: [Request] = []
    var open = 0
    var most = 0
  }

  /// The port of 127.0.0.1 that it listens on.
  public let port: Int
  private let descriptor: Int32
  private let state = Mutex(State())
  private let answer: @Sendable (Request, Int) -> Response

  /// Listens on a free port.
  ///
  /// - Parameter answer: gets a request, and how many came before it for the same path and method.
  /// - Throws: when there is no port to listen on.
  public init(_ answer: @escaping @Sendable (Request, Int) -> Response) throws {
    self.answer = answer
    #if canImport(Darwin)
      let stream = SOCK_STREAM
    #else
      let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    signal(SIGPIPE, SIG_IGN)
    descriptor = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    guard isBound else { throw TCPClient.Failure(description: "no port to listen on") }
    Thread.detachNewThread { [weak self] in
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0, let server = self else { return }
        Thread.detachNewThread { server.serve(client) }
      }
    }
  }

  /// Stops listening.
  public func close() {
    shutdown(descriptor, Int32(2))
    Foundation.close(descriptor)
  }

  /// All requests in the order in which they came.
  public var requests: [Request] { state.withLock { $0.requests } }

  /// How many were open at once at most.
  public var mostAtOnce: Int { state.withLock { $0.most } }

  private func serve(_ client: Int32) {
    defer { Foundation.close(client) }
    var head: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
      let count = read(client, &chunk, chunk.count)
      guard count > 0 else { return }
      head += chunk[..<count]
    }
    let words = String(decoding: head, as: UTF8.self).split(separator: " ", maxSplits: 2)
    guard words.count == 3 else { return }
    let request = Request(method: String(words[0]), path: String(words[1]))
    let before = state.withLock { state -> Int in
      state.open += 1
      state.most = max(state.most, state.open)
      state.requests.append(request)
      return state.requests.count { $0 == request } - 1
    }
    let response = answer(request, before)
    if response.delay > 0 { Thread.sleep(forTimeInterval: response.delay) }
    state.withLock { $0.open -= 1 }
    // Zero means that the connection breaks.
    guard response.status > 0 else { return }
    let lines = ["HTTP/1.1 \(response.status) -", "Content-Length: 0", "Connection: close"]
    let text = (lines + response.headers).joined(separator: "\r\n") + "\r\n\r\n"
    _ = write(client, text, text.utf8.count)
  }
}
