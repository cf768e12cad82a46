/// What a server serves, and where.
public struct ServerOptions: Sendable {
  /// The folder; it may come to be while the server runs.
  public var root: String
  /// The path below which the folder is served: empty, or `/blog`.
  public var basePath = ""
  /// The name or address to listen on.
  public var host = "127.0.0.1"
  /// The port to listen on; 0 means any that is free.
  public var port = 4000
  /// How many ports behind the first one are tried when it is taken.
  public var otherPorts = 100
  /// Whether pages are served with the script that keeps them up to date.
  public var reloads = true
  /// How long a connection may say nothing, or stay in the middle of a request.
  public var idleTimeout = Duration.seconds(60)

  /// Makes the options of a server on loopback.
  public init(root: String) {
    self.root = root
  }

  /// Whether only this machine can reach the server.
  public var isLoopback: Bool { HostCheck.isLoopback(host.lowercased()) }
}
