extension POSIX {
  /// What a path is mounted from: two paths with the same one can be moved between in one step.
  ///
  /// The device alone does not tell, since a folder can be mounted a second time (`mount --bind`,
  /// volumes of containers); on Linux the mount point is part of it.
  struct Mount: Sendable, Hashable {
    let device: UInt64
    let point: String
  }

  /// The mount that a path lies on.
  static func mount(of path: String) throws(FileError) -> Mount {
    let device = try status(path).stamp.device
    let real = try realPath(path)
    let point = mountPoints.filter { PathText.isAtOrBelow(real, $0) }.max {
      $0.utf8.count < $1.utf8.count
    }
    return Mount(device: device, point: point ?? "/")
  }

  /// The fifth field of each line of proc(5)'s mountinfo, read once; empty where there is none.
  private static let mountPoints: [String] = {
    guard let bytes = try? read("/proc/self/mountinfo") else { return [] }
    return bytes.split(separator: 0x0A).compactMap { line in
      let fields = line.split(separator: 0x20)
      return fields.count > 4 ? unescaped(fields[4]) : nil
    }
  }()

  /// A field in which blanks, tabs, line ends and backslashes are written as `\\040`.
  private static func unescaped(_ field: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var rest = field
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        digits.allSatisfy({ (0x30...0x37).contains($0) })
      {
        bytes.append(digits.reduce(0) { $0 &* 8 &+ ($1 - 0x30) })
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
