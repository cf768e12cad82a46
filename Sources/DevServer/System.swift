#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's calls that the server makes: the one place of this module that imports C.
enum System {
  /// What a path names, and by what a change of it is known.
  struct Status: Sendable, Hashable {
    enum Kind: Sendable {
      case file
      case folder
      case symbolicLink
      case other
    }

    let kind: Kind
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int64
    let changed: Int64
    let inode: UInt64
    let device: UInt64
  }

  /// The system has no more of something, such as open files.
  static func isShortage(_ code: Int32) -> Bool {
    code == EMFILE || code == ENFILE || code == ENOMEM
  }

  static let addressInUse = EADDRINUSE

  static func message(for code: Int32) -> String { String(cString: strerror(code)) }

  static func status(_ path: String, followsLinks: Bool = true) -> Status? {
    var raw = stat()
    guard (followsLinks ? stat(path, &raw) : lstat(path, &raw)) == 0 else { return nil }
    return Status(raw)
  }

  /// The path without symbolic links, `.` and `..`; nil when it leads nowhere.
  static func realPath(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// Lets the process have as many files open as the system allows it, and says how many.
  static func raiseOpenFileLimit() -> Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let files = RLIMIT_NOFILE
    #endif
    guard getrlimit(files, &limit) == 0 else { return 256 }
    let wanted = min(limit.rlim_max, 10240)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = wanted
      _ = setrlimit(files, &limit)
      _ = getrlimit(files, &limit)
    }
    return Int(min(limit.rlim_cur, 1 << 20))
  }

  /// Lets a signal be received by other means than its default of ending the process.
  static func ignore(signal number: Int32) { signal(number, SIG_IGN) }

  static let interrupt = SIGINT
  static let termination = SIGTERM
}

extension System.Status {
  fileprivate init(_ raw: stat) {
    switch raw.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    default: kind = .other
    }
    size = Int(raw.st_size)
    inode = UInt64(raw.st_ino)
    device = UInt64(truncatingIfNeeded: raw.st_dev)
    #if canImport(Darwin)
      let (modified, changed) = (raw.st_mtimespec, raw.st_ctimespec)
    #else
      let (modified, changed) = (raw.st_mtim, raw.st_ctim)
    #endif
    self.modified = Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec)
    self.changed = Int64(changed.tv_sec) * 1_000_000_000 + Int64(changed.tv_nsec)
  }
}

/// A file or folder that is open for reading; closed when nobody holds it.
final class OpenFile: Sendable {
  let status: System.Status
  private let descriptor: Int32

  /// The path could not be opened, and the system's reason.
  struct Failure: Error {
    let code: Int32
  }

  /// Opens a path; never waits, also where it is a pipe.
  init(_ path: String) throws(Failure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    var raw = stat()
    guard fstat(descriptor, &raw) == 0 else {
      let code = errno
      close(descriptor)
      throw Failure(code: code)
    }
    status = System.Status(raw)
  }

  deinit { close(descriptor) }

  /// Where what was opened lies, without symbolic links; nil when the system does not say.
  var realPath: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    #if canImport(Darwin)
      guard fcntl(descriptor, F_GETPATH, &buffer) == 0 else { return nil }
    #else
      guard readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count - 1) > 0 else {
        return nil
      }
    #endif
    return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
  }

  /// Reads from a place on.
  ///
  /// - Returns: the bytes read; fewer than the buffer holds only at the end of the file.
  /// - Throws: `Failure` when the system cannot read.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Failure) -> Int {
    var count = 0
    while count < buffer.count {
      let got = pread(
        descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count,
        off_t(offset + count))
      if got > 0 {
        count += got
      } else if got == 0 {
        return count
      } else if errno != EINTR {
        throw Failure(code: errno)
      }
    }
    return count
  }
}

#if os(Linux)
  /// Linux's notification of file changes: inotify(7).
  final class Inotify: Sendable {
    struct Event: Sendable {
      let watch: Int32
      let mask: UInt32
      /// The entry of the watched folder; empty when the folder itself is meant.
      let name: String

      func has(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }
    }

    let descriptor: Int32

    /// Fails when the user has too many instances already.
    init?() {
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    static let writing: Int32 = IN_MODIFY
    static let written: Int32 = IN_CLOSE_WRITE | IN_MOVED_TO | IN_ATTRIB
    static let created: Int32 = IN_CREATE
    static let arrived: Int32 = IN_CREATE | IN_MOVED_TO
    static let gone: Int32 = IN_MOVED_FROM | IN_DELETE
    static let folder: Int32 = Int32(bitPattern: UInt32(IN_ISDIR))
    static let ignored: Int32 = IN_IGNORED
    static let overflow: Int32 = IN_Q_OVERFLOW

    /// Watches a folder or file, and gives the watch's number; nil when it is gone or the system's
    /// limit is reached, which `isFull` tells.
    func watch(_ path: String) -> (number: Int32?, isFull: Bool) {
      let mask = Self.writing | Self.written | Self.arrived | Self.gone
      let number = inotify_add_watch(descriptor, path, UInt32(bitPattern: mask))
      return number >= 0 ? (number, false) : (nil, errno == ENOSPC)
    }

    func remove(_ watch: Int32) { _ = inotify_rm_watch(descriptor, watch) }

    /// What has happened so far.
    func read() -> [Event] {
      var events: [Event] = []
      withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
        while true {
          let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
          guard count > 0 else {
            if count < 0, errno == EINTR { continue }
            return
          }
          Self.parse(UnsafeRawBufferPointer(rebasing: buffer[..<count]), into: &events)
        }
      }
      return events
    }

    private static func parse(_ buffer: UnsafeRawBufferPointer, into events: inout [Event]) {
      let header = MemoryLayout<inotify_event>.size
      var offset = 0
      while offset + header <= buffer.count {
        let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let bytes = buffer[offset + header..<offset + header + Int(event.len)]
        let name = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        events.append(Event(watch: event.wd, mask: event.mask, name: name))
        offset += header + Int(event.len)
      }
    }
  }
#endif
