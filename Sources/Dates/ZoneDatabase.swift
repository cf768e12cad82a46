#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The folders in which systems keep compiled zone rules.
struct ZoneDatabase {
  let folders: [String]

  static let system = ZoneDatabase(folders: [
    "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
    "/var/db/timezone/zoneinfo",
  ])

  /// The rules of a zone whose name is known to be safe as a path.
  func rules(of identifier: String) throws(TimeZoneError) -> ZoneRules {
    var hasDatabase = false
    for folder in folders where access(folder, R_OK) == 0 {
      hasDatabase = true
      guard let bytes = Self.readFile("\(folder)/\(identifier)") else { continue }
      guard bytes.starts(with: "TZif".utf8) else { continue }
      guard let rules = ZoneRules(tzif: bytes) else { throw .damaged(identifier: identifier) }
      return rules
    }
    throw hasDatabase ? .unknown(identifier: identifier) : .missingDatabase(identifier: identifier)
  }

  /// The names of all zones that belong to a country, in code-point order; empty without a database.
  var identifiers: [String] {
    for folder in folders {
      guard let table = Self.readFile("\(folder)/zone.tab") else { continue }
      let lines = String(decoding: table, as: UTF8.self).split(separator: "\n")
      let names = lines.compactMap { line -> String? in
        let columns = line.split(separator: "\t")
        return line.first == "#" || columns.count < 3 ? nil : String(columns[2])
      }
      return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    return []
  }

  /// Larger than any file of a zone database.
  private static let sizeLimit = 1 << 20

  /// The bytes of a regular file; nil when it cannot be read or is larger than the limit.
  private static func readFile(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= sizeLimit
    else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        count += got
      }
    }
    return bytes.count == size ? bytes : nil
  }
}

extension TimeZone {
  /// The names of all zones that belong to a country, in code-point order, for "did you mean";
  /// empty without a zone database.
  public static var knownIdentifiers: [String] { ZoneDatabase.system.identifiers }
}
