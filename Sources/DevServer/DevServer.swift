import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Synchronization

/// A web server for somebody who writes: serves a folder as a static host would, and tells browsers
/// what has changed in it.
///
/// It knows nothing of what makes the folder.
public final class DevServer: Sendable {
  /// The port that it listens on.
  public let port: Int
  /// The browsers that show what is served.
  public let browsers: Browsers
  private let responder: Responder
  private let server: Server<HTTP1Channel>
  private let running: Task<Void, Never>

  /// Why a server did not start.
  public struct StartError: Error, Sendable {
    /// In lower case, without a full stop.
    public let message: String
  }

  private init(
    port: Int, browsers: Browsers, responder: Responder, server: Server<HTTP1Channel>,
    running: Task<Void, Never>
  ) {
    self.port = port
    self.browsers = browsers
    self.responder = responder
    self.server = server
    self.running = running
  }

  /// Starts a server.
  ///
  /// When the port is taken, those behind it are tried.
  ///
  /// - Throws: `StartError` when the host is no address of this machine, or all ports are taken.
  public static func start(_ options: ServerOptions) async throws(StartError) -> DevServer {
    let openFiles = System.raiseOpenFileLimit()
    let last = options.port == 0 ? 0 : min(65535, options.port + options.otherPorts)
    for port in options.port...max(options.port, last) {
      do {
        return try await start(options, port: port, openFiles: openFiles)
      } catch let error as IOError where error.errnoCode == System.addressInUse {
        continue
      } catch {
        throw StartError(message: "cannot listen on \(options.host):\(port): \(reason(error))")
      }
    }
    throw StartError(message: "the ports \(options.port) to \(last) are taken")
  }

  private static func reason(_ error: any Error) -> String {
    if let error = error as? IOError { return System.message(for: error.errnoCode) }
    if error is SocketAddressError { return "this machine does not know the name" }
    return "\(error)"
  }

  private static func start(
    _ options: ServerOptions, port: Int, openFiles: Int
  ) async throws -> DevServer {
    let browsers = Browsers()
    let responder = Responder(
      files: StaticFiles(root: options.root), base: BasePath(options.basePath),
      hosts: HostCheck(bound: options.host), browsers: options.reloads ? browsers : nil)
    let channel = HTTP1Channel(
      responder: { request, writer, _ in
        let response = responder.respond(to: request)
        try await writer.write(response: response.head, body: response.body)
      },
      configuration: .init(idleTimeout: TimeAmount(options.idleTimeout)))
    var logger = Logger(label: "DevServer", factory: { _ in SwiftLogNoOpLogHandler() })
    logger.logLevel = .critical
    let started = Started()
    let server = Server(
      childChannelSetup: channel,
      configuration: ServerConfiguration(
        address: .hostname(options.host, port: port), backlog: 1024,
        // Some are kept back for the files that are served and those of the builds.
        availableConnectionsDelegate: .maximum(max(64, openFiles - 128), logger: logger)),
      onServerRunning: { channel in
        started.tell(.success(channel.localAddress?.port ?? port))
      },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
    let running = Task {
      do { try await server.run() } catch { started.tell(.failure(error)) }
    }
    return DevServer(
      port: try await started.port(), browsers: browsers, responder: responder, server: server,
      running: running)
  }

  /// The path below which the folder is served, percent-encoded: empty, or `/blog`.
  public var basePath: String {
    get { responder.base.text }
    set { responder.base = BasePath(newValue) }
  }

  /// The address on this server of a path of the site, which is encoded and begins with a slash.
  public func address(ofPath path: String) -> String { basePath + path }

  /// Ends all connections and listens no more.
  public func stop() async {
    browsers.close()
    try? await server.shutdownGracefully()
    running.cancel()
    await running.value
  }
}

/// Whether a server has begun to listen, told once.
private final class Started: Sendable {
  private let stream: AsyncStream<Result<Int, any Error>>
  private let continuation: AsyncStream<Result<Int, any Error>>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  func tell(_ result: Result<Int, any Error>) {
    continuation.yield(result)
    continuation.finish()
  }

  func port() async throws -> Int {
    for await result in stream { return try result.get() }
    throw CancellationError()
  }
}
