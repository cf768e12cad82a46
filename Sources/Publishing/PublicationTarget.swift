public import Diagnostics
public import JSON

/// Where a site is published to.
public struct PublicationTarget: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// Anything that rclone knows: `remote:bucket/path`, or a folder.
    case rclone(String)
    /// A folder, `host:path` over SSH or one of this machine.
    case rsync(String)
    /// A branch of a repository, which git knows by name or address.
    case git(String, branch: String, keepsHistory: Bool)
  }

  /// How messages name it: as site.yml does, or its address without secrets.
  public let name: String
  let kind: Kind
  /// Another place of the same kind for the list and the locks; nil means beside the site.
  let state: String?
  let cacheRules: CacheRules
  let secrets: [String]

  /// The kinds, as settings and addresses name them.
  static let kinds = ["rclone", "rsync", "git"]

  /// Whether the target remembers of what no cache was told.
  public var keepsUnpurged: Bool {
    if case .git = kind { false } else { true }
  }

  /// Reads a target as an argument has it: `rclone:remote:bucket/path`, `rsync:host:/path`,
  /// `git:origin#gh-pages`.
  ///
  /// - Parameter address: kind, colon, and what the kind's tool takes.
  /// - Returns: nil when it does not begin with a kind and a colon.
  /// - Throws: what is wrong with it.
  public static func read(address: String) throws(PublicationError) -> PublicationTarget? {
    guard let kind = kinds.first(where: { address.utf8.starts(with: "\($0):".utf8) }) else {
      return nil
    }
    let place = String(address.dropFirst(kind.count + 1))
    let secrets = Redaction.secrets(in: place)
    return PublicationTarget(
      name: Redaction(secrets).text(address),
      kind: try Self.kind(kind, place, branch: nil, keepsHistory: true, at: nil), state: nil,
      cacheRules: CacheRules(), secrets: secrets)
  }

  /// Reads a target of site.yml.
  ///
  /// - Parameters:
  ///   - name: its name there.
  ///   - settings: a mapping with the key of a kind, and others.
  ///   - folder: the site's, from which paths start.
  ///   - place: where it stands.
  /// - Returns: the target.
  /// - Throws: the first thing that is wrong, a secret in it included.
  public static func read(
    name: String, _ settings: JSONValue, inSite folder: String, at place: SourceLocation
  ) throws(PublicationError) -> PublicationTarget {
    guard case .object(let members) = settings else {
      throw PublicationError(
        "the target '\(name)' expects a mapping",
        hint: "such as \(name): {rclone: \"remote:bucket\"}",
        at: place)
    }
    var reader = TargetReader(name: name, members: members, place: place)
    guard let kind = try reader.kind() else {
      throw PublicationError(
        "the target '\(name)' says nothing of where it is",
        hint: "give it one of the keys \(kinds.joined(separator: ", "))", at: place)
    }
    let address = try reader.address(kind, inSite: folder) ?? ""
    let isBranch = kind == "git"
    let branch = isBranch ? try reader.text("branch") : nil
    let keepsHistory = isBranch ? try reader.bool("history") : true
    let state = isBranch ? nil : try reader.address("state", inSite: folder)
    let rules = kind == "rclone" ? try reader.cacheRules() : CacheRules()
    try reader.finish()
    return PublicationTarget(
      name: name,
      kind: try Self.kind(kind, address, branch: branch, keepsHistory: keepsHistory, at: place),
      state: state, cacheRules: rules, secrets: [])
  }

  private static func kind(
    _ kind: String, _ address: String, branch: String?, keepsHistory: Bool,
    at place: SourceLocation?
  ) throws(PublicationError) -> Kind {
    // A tool would take it for an option.
    let isPlain = { (text: String) in
      text.utf8.first.map { $0 != UInt8(ascii: "-") } ?? false
        && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
    guard isPlain(address) else {
      let samples = [
        "rclone": "remote:bucket/path", "rsync": "me@host:/srv/www", "git": "origin",
      ]
      throw PublicationError(
        "'\(kind)' expects a place to publish to", hint: "such as \(samples[kind] ?? "")", at: place
      )
    }
    switch kind {
    case "rsync": return .rsync(address)
    case "git":
      let parts = address.split(separator: "#", maxSplits: 1).map(String.init)
      let name = branch ?? (parts.count == 2 ? parts[1] : "gh-pages")
      guard isPlain(name), name.utf8.allSatisfy({ !" ~^:?*[\\".utf8.contains($0) }) else {
        throw PublicationError("'\(name)' is no name of a branch", at: place)
      }
      return .git(branch == nil ? parts[0] : address, branch: name, keepsHistory: keepsHistory)
    default: return .rclone(address)
    }
  }
}

/// Reads the mapping of a target key by key.
struct TargetReader {
  let name: String
  let members: [JSONMember]
  let place: SourceLocation
  private var known: Set<String> = []

  init(name: String, members: [JSONMember], place: SourceLocation) {
    self.name = name
    self.members = members
    self.place = place
  }

  mutating func value(_ key: String) -> JSONValue? {
    known.insert(key)
    return members.first { $0.key == key }?.value
  }

  mutating func kind() throws(PublicationError) -> String? {
    var kinds: [String] = []
    for kind in PublicationTarget.kinds where value(kind) != nil { kinds.append(kind) }
    if kinds.count > 1 {
      throw error("is of two kinds: \(kinds.joined(separator: " and "))", hint: "make two targets")
    }
    return kinds.first
  }

  mutating func text(_ key: String) throws(PublicationError) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.asString, !text.isEmpty else {
      throw error("has no text under '\(key)'")
    }
    return text
  }

  /// A place without a secret in it.
  ///
  /// site.yml is read by everybody who can read the site's source. A path of a folder starts from
  /// the site.
  mutating func address(_ key: String, inSite folder: String) throws(PublicationError) -> String? {
    guard let text = try text(key) else { return nil }
    guard Redaction.secrets(in: text).isEmpty else {
      throw error(
        "has a secret in '\(key)'",
        hint: "keep it out of the site: in the tool's own configuration, or in its environment")
    }
    // A word alone is a remote to git, a folder to the others.
    let isDotted = text.utf8.first == UInt8(ascii: ".")
    let isWord = !text.utf8.contains(UInt8(ascii: ":")) && text.utf8.first != UInt8(ascii: "/")
    let isOption = text.utf8.first == UInt8(ascii: "-")
    let isPath = isWord && !isOption && (key != "git" || isDotted)
    return isPath ? folder + "/" + text : text
  }

  /// A truth value, which is true where nothing is said.
  mutating func bool(_ key: String) throws(PublicationError) -> Bool {
    switch try text(key) {
    case nil, "true": true
    case "false": false
    case .some: throw error("expects true or false under '\(key)'")
    }
  }

  mutating func cacheRules() throws(PublicationError) -> CacheRules {
    var rules = CacheRules()
    guard let value = value("cache_control") else { return rules }
    guard case .object(let members) = value else {
      throw error("expects patterns and values under 'cache_control'")
    }
    for member in members {
      // It becomes a field of a request.
      guard let text = member.value.asString, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
      else {
        throw error("expects a text for '\(member.key)' under 'cache_control'")
      }
      rules.rules.append(.init(pattern: member.key, cacheControl: text))
    }
    return rules
  }

  func finish() throws(PublicationError) {
    guard let other = members.first(where: { !known.contains($0.key) }) else { return }
    throw error(
      "has the unknown key '\(other.key)'",
      hint: Suggestion.hint(for: other.key, among: known.sorted())
        ?? "known keys: \(known.sorted().joined(separator: ", "))")
  }

  private func error(_ message: String, hint: String? = nil) -> PublicationError {
    PublicationError("the target '\(name)' \(message)", hint: hint, at: place)
  }
}
