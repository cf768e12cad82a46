import DevServer
import Foundation
import TestSupport

/// A folder with files, and a server over it.
final class Served: Sendable {
  let root: String
  let server: DevServer
  var port: Int { server.port }

  /// Starts a server; paths that end with a slash are made as folders.
  init(
    _ files: [String: String] = [:], host: String = "127.0.0.1", base: String = "",
    reloads: Bool = false, idleTimeout: Duration = .seconds(60)
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fude-served-\(UUID().uuidString)", isDirectory: true)
    root = folder.appendingPathComponent("public").path
    for (path, text) in files { try Self.write(text, to: root + "/" + path) }
    var options = ServerOptions(root: root)
    options.host = host
    options.port = 0
    options.basePath = base
    options.reloads = reloads
    options.idleTimeout = idleTimeout
    server = try await DevServer.start(options)
  }

  deinit {
    try? FileManager.default.removeItem(
      at: URL(fileURLWithPath: root).deletingLastPathComponent())
  }

  static func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func write(_ text: String, to path: String) throws { try Self.write(text, to: root + "/" + path) }

  /// Asks and gives the answer.
  func get(
    _ target: String, method: String = "GET", host: String? = "127.0.0.1:4000",
    _ fields: [String: String] = [:]
  ) async throws -> Reply {
    var head = "\(method) \(target) HTTP/1.1\r\nConnection: close\r\n"
    if let host { head += "Host: \(host)\r\n" }
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    return try await send(Array((head + "\r\n").utf8))
  }

  /// Sends bytes as they are and gives the answer.
  func send(_ bytes: [UInt8]) async throws -> Reply {
    let port = port
    let answer = try await TCPClient.blocking {
      let client = try TCPClient(port: port)
      client.send(bytes)
      return client.receiveAll()
    }
    guard let reply = Reply(answer) else {
      throw TCPClient.Failure(
        description: "no answer: \(String(decoding: answer.prefix(200), as: UTF8.self))")
    }
    return reply
  }
}

/// A server for the time of a test.
func serving(
  _ files: [String: String] = [:], host: String = "127.0.0.1", base: String = "",
  reloads: Bool = false, idleTimeout: Duration = .seconds(60),
  _ body: (Served) async throws -> Void
) async throws {
  let served = try await Served(
    files, host: host, base: base, reloads: reloads, idleTimeout: idleTimeout)
  do {
    try await body(served)
  } catch {
    await served.server.stop()
    throw error
  }
  await served.server.stop()
}
