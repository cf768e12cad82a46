import Foundation
import TestSupport
import Testing

/// A server on this machine that sites are published to, for as long as a test holds it.
final class PublishServer {
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case folder
    case rsync
    case ssh
    case sftp
    case webdav
    case s3
    var testDescription: String { rawValue }
  }

  let kind: Kind
  let port: Int
  private let files: Workshop
  /// What no site is published into: keys of SSH.
  private let keys: Workshop
  private var process: RunningProgram?

  /// Starts a server; nil when a tool for it is not installed.
  init?(_ kind: Kind) async throws {
    guard let rclone = Program.tool("rclone", for: "publishing by rclone") else { return nil }
    self.kind = kind
    port = try Self.freePort()
    files = try Workshop(posts: 0)
    try FileManager.default.removeItem(atPath: files.root + "/site.yml")
    keys = try Workshop(posts: 0)
    let needed: [Kind: [String]] = [
      .s3: ["moto_server"], .rsync: ["rsync"], .ssh: ["rsync", "sshd", "ssh-keygen", "ssh"],
    ]
    for tool in needed[kind] ?? [] {
      guard Program.tool(tool, for: "publishing to \(kind.rawValue)") != nil else { return nil }
    }
    self.rclone = rclone
    try await start()
    if kind == .s3 {
      let made = try Program.shell(
        "\(environment.map { "\($0)='\($1)'" }.joined(separator: " ")) RCLONE_CONFIG_T_NO_CHECK_BUCKET=false "
          + "'\(rclone)' mkdir t:blog")
      guard made.status == 0 else { throw TCPClient.Failure(description: made.errors) }
    }
  }

  private let rclone: String

  /// What `fude publish` is given.
  var address: String {
    switch kind {
    case .folder: "rclone:\(files.root)"
    case .rsync: "rsync:\(files.root)"
    case .ssh: "rsync:127.0.0.1:\(files.root)/"
    case .sftp, .webdav: "rclone:t:"
    case .s3: "rclone:t:blog"
    }
  }

  /// The remote `t` of rclone.
  var environment: [String: String] { environment(password: "合言葉") }

  func environment(password: String) -> [String: String] {
    let settings: [String: String] =
      switch kind {
      case .folder, .rsync, .ssh: [:]
      case .sftp:
        [
          "TYPE": "sftp", "HOST": "127.0.0.1", "PORT": "\(port)", "USER": "u",
          "PASS": obscured(password), "SHELL_TYPE": "none",
        ]
      case .webdav:
        [
          "TYPE": "webdav", "URL": "http://127.0.0.1:\(port)", "VENDOR": "other", "USER": "u",
          "PASS": obscured(password),
        ]
      case .s3:
        [
          "TYPE": "s3", "PROVIDER": "Other", "ENDPOINT": "http://127.0.0.1:\(port)",
          "ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b", "NO_CHECK_BUCKET": "true",
          "ACL": "public-read",
        ]
      }
    var environment = ["RCLONE_CONFIG": "/dev/null", "HOME": files.root]
    environment["RSYNC_RSH"] =
      "ssh -p \(port) -i \(keys.root)/user -o StrictHostKeyChecking=no -o BatchMode=yes "
      + "-o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
    for (name, value) in settings { environment["RCLONE_CONFIG_T_\(name)"] = value }
    return environment
  }

  private func obscured(_ password: String) -> String {
    let said = try? Program.shell("'\(rclone)' obscure '\(password)'")
    return (said?.output ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Starts the server, or starts it again at the same place.
  func start() async throws {
    let secret = ["--user", "u", "--pass", "合言葉"]
    let place = ["--addr", "127.0.0.1:\(port)"]
    switch kind {
    case .folder, .rsync: return
    case .ssh:
      // As root it wants a folder of its own.
      _ = try Program.shell(
        """
        mkdir -p /run/sshd; ssh-keygen -q -t ed25519 -N '' -f host; ssh-keygen -q -t ed25519 -N '' -f user
        """, in: keys.root)
      // It closes what it inherits, by which Foundation would take it for ended; so a shell waits for it.
      let sshd = Program.tool("sshd", for: "publishing over SSH") ?? ""
      process = try RunningProgram(
        [
          "-c", "setpriv --pdeathsig KILL \"$0\" \"$@\" & wait", sshd, "-D", "-e", "-f",
          "/dev/null", "-h",
          keys.root + "/host", "-o", "ListenAddress=127.0.0.1:\(port)", "-o",
          "AuthorizedKeysFile=\(keys.root)/user.pub", "-o", "StrictModes=no", "-o", "PidFile=none",
        ], in: keys.root, program: "/bin/sh")
    case .sftp, .webdav:
      let command = ["serve", kind.rawValue] + place + secret + ["-v", files.root]
      process = try RunningProgram(
        command, in: files.root, program: rclone,
        environment: ["RCLONE_CONFIG": "/dev/null", "HOME": files.root])
    case .s3:
      let moto = Program.tool("moto_server", for: "publishing to S3") ?? ""
      process = try RunningProgram(
        ["-H", "127.0.0.1", "-p", "\(port)"], in: files.root, program: moto,
        environment: [
          "HOME": files.root, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
        ])
    }
    for _ in 0..<1500 {
      if (try? TCPClient(port: port)) != nil { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw TCPClient.Failure(description: "no server: \(process?.output ?? "")")
  }

  /// Kills the server; what it holds stays, but for S3's, which is in its memory.
  func kill() async throws { _ = try await process?.end(SIGKILL) }

  /// What the server has said.
  var log: String { process?.output ?? "" }

  /// The files that the server has, by path, without those about publications.
  func published() throws -> [String: Data] {
    try all().filter { !$0.key.hasPrefix(".fude-") && !$0.key.hasPrefix(".cache/") }
  }

  func all() throws -> [String: Data] {
    guard kind == .s3 else { return files.files(in: "") }
    let copy = try Workshop(posts: 0)
    let set = environment.map { "export \($0)='\($1)';" }.joined()
    _ = try Program.shell("\(set) '\(rclone)' copy t:blog '\(copy.root)/copy'")
    return copy.files(in: "copy")
  }

  /// Puts a file there as somebody else would.
  func put(_ text: String, at path: String) throws {
    // A server has its own idea of what lies in its folder, so it is told.
    let set = environment.map { "export \($0)='\($1)';" }.joined()
    let place =
      [.folder, .rsync, .ssh].contains(kind)
      ? files.root : String(address.dropFirst("rclone:".count))
    let made = try Program.shell(
      "\(set) printf %s '\(text)' > '\(files.root).put'; "
        + "'\(rclone)' copyto --ignore-times '\(files.root).put' '\(place)/\(path)'; rm '\(files.root).put'"
    )
    guard made.status == 0 else { throw TCPClient.Failure(description: made.errors) }
  }

  private static func freePort() throws -> Int {
    #if canImport(Darwin)
      let stream = SOCK_STREAM
    #else
      let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = socket(AF_INET, stream, 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        guard bind(descriptor, $0, length) == 0, getsockname(descriptor, $0, &length) == 0 else {
          throw TCPClient.Failure(description: "no free port")
        }
        return Int(UInt16(bigEndian: pointer.pointee.sin_port))
      }
    }
  }
}
