/// The fingerprint of the running program's own file.
///
/// Of its bytes, and not its times: on a machine that is made anew for each build, the same program is a file
/// made anew. Reading megabytes at each start costs, so a file in the state folder keeps the
/// fingerprint for as long as the program's stamp is the same.
enum ProgramPrint {
  private static let name = "program"

  /// Reads the fingerprint.
  ///
  /// - Parameter state: the site's state folder.
  /// - Returns: the fingerprint; of nothing where the system does not tell of the file.
  static func read(stateFolder state: String) -> Fingerprint {
    guard let program = POSIX.program else { return Fingerprint() }
    let place = state + "/" + name
    let kept = (try? POSIX.read(place)).map { String(decoding: $0, as: UTF8.self) }
    let stamp = text(of: program.stamp)
    let parts = kept?.split(separator: " ").map(String.init) ?? []
    if parts.count == 2, parts[0] == stamp, let value = UInt64(parts[1], radix: 16) {
      return Fingerprint(value: value)
    }
    guard let bytes = try? POSIX.read(program.path) else { return Fingerprint() }
    let print = Fingerprint(bytes)
    // Without it the next build reads the program again.
    try? POSIX.write(Array("\(stamp) \(String(print.value, radix: 16))".utf8), to: place + ".new")
    try? POSIX.rename(place + ".new", to: place)
    return print
  }

  private static func text(of stamp: FileStamp) -> String {
    [
      UInt64(stamp.size), UInt64(bitPattern: stamp.modified), UInt64(bitPattern: stamp.changed),
      stamp.inode, stamp.device,
    ].map { String($0, radix: 16) }.joined(separator: "-")
  }
}
