import Paths

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files of this process's own that tools read and write, and what it knows of itself.
///
/// The one place of this module that imports C.
struct Scratch: ~Copyable {
  let path: String

  /// Makes a folder that nobody else can read; it is gone with this value.
  init() throws(PublicationError) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/fude-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw PublicationError("cannot make a folder in \(base): \(String(cString: strerror(errno)))")
    }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  deinit {
    for name in names { unlink(path + "/" + name) }
    rmdir(path)
  }

  /// The files in it; tools put no folders there.
  private var names: [String] { FolderNames.read(path) }

  /// All files in it, by their names.
  func contents() throws(PublicationError) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in names { files[name] = try read(name) }
    return files
  }

  /// Writes a file.
  func write(_ bytes: [UInt8], name: String) throws(PublicationError) {
    guard let file = fopen(path + "/" + name, "w") else { throw failure("write", name) }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else { throw failure("write", name) }
  }

  /// The bytes of a file.
  func read(_ name: String) throws(PublicationError) -> [UInt8] {
    guard let file = fopen(path + "/" + name, "r") else { throw failure("read", name) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    guard ferror(file) == 0 else { throw failure("read", name) }
    return bytes
  }

  private func failure(_ operation: String, _ name: String) -> PublicationError {
    PublicationError(
      "cannot \(operation) \(path)/\(name): \(String(cString: strerror(errno)))")
  }

  /// Seconds since 1970.
  static var now: Int { time(nil) }

  /// Who publishes, for those who find the lock: `host, process 123`.
  static var holder: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    return "\(host), process \(getpid())"
  }
}
