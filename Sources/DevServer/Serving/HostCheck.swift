/// Which `Host` fields a server answers.
///
/// A page of another site can make its name lead to 127.0.0.1 once it is loaded (DNS rebinding) and
/// would then be allowed to read what is served here, drafts too. Its name stays in the field.
struct HostCheck: Sendable {
  /// The name or address that the server was told to listen on.
  private let bound: String
  private let isLoopback: Bool

  /// Makes the check for a name or address to listen on.
  init(bound: String) {
    self.bound = bound.lowercased()
    isLoopback = Self.isLoopback(self.bound)
  }

  /// Whether a name or address is this machine's own, which no other reaches.
  static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" || host == "[::1]" { return true }
    if host.hasSuffix(".localhost") { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Whether the field is one that this server is known by; any is when not only this machine
  /// reaches it.
  func allows(_ field: String?) -> Bool {
    guard isLoopback else { return true }
    guard let field else { return false }
    let host = Self.name(in: field.lowercased())
    return host == bound || Self.isLoopback(host)
  }

  /// The field without its port.
  private static func name(in field: String) -> String {
    if field.hasPrefix("["), let end = field.firstIndex(of: "]") { return String(field[...end]) }
    let name = field.prefix { $0 != ":" }
    return String(name.hasSuffix(".") ? name.dropLast() : name)
  }
}
