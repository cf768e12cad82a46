import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's calls under names that `POSIX` has not taken.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, buffer, count)
}
private func systemWrite(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, buffer, count)
}
private func systemClose(_ file: Int32) -> Int32 { close(file) }
private func systemRename(_ from: String, _ destination: String) -> Int32 {
  rename(from, destination)
}
private func systemLink(_ from: String, _ destination: String) -> Int32 { link(from, destination) }

/// The file system calls that the program makes, with typed errors.
///
/// The one place of this module that imports C.
enum POSIX {
  /// What a path names.
  struct Status: Sendable, Hashable {
    enum Kind: Sendable {
      case file
      case folder
      case symbolicLink
      case other
    }

    let kind: Kind
    /// Size, times, and the file system and the file in it, by which two paths are known to name one
    /// thing.
    let stamp: FileStamp

    /// Whether another status is of the same thing.
    func isSame(as other: Status) -> Bool {
      stamp.inode == other.stamp.inode && stamp.device == other.stamp.device
    }
  }

  static let notFound: Int32 = ENOENT
  static let notAFolder: Int32 = ENOTDIR

  static func message(for code: Int32) -> String { String(cString: strerror(code)) }

  /// Gives freed memory back, where the system's allocator keeps it otherwise.
  static func releaseMemory() { release_free_memory() }

  /// The status of a path; with `followsLinks` that of what a symbolic link leads to.
  static func status(_ path: String, followsLinks: Bool = true) throws(FileError) -> Status {
    var raw = stat()
    let result = followsLinks ? stat(path, &raw) : lstat(path, &raw)
    guard result == 0 else { throw FileError(operation: "read", path: path, code: errno) }
    return Status(raw)
  }

  /// The status of a path below an open folder; a symbolic link at its end is not followed.
  static func status(
    _ path: String, below folder: borrowing FolderHandle
  ) throws(FileError) -> Status {
    var raw = stat()
    guard fstatat(folder.descriptor, path, &raw, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw FileError(operation: "read", path: path, code: errno)
    }
    return Status(raw)
  }

  /// Opens a folder to ask for what lies below it.
  static func openFolder(_ path: String) throws(FileError) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(operation: "open", path: path, code: errno) }
    return descriptor
  }

  /// The path without symbolic links, `.` and `..`.
  static func realPath(_ path: String) throws(FileError) -> String {
    guard let pointer = realpath(path, nil) else {
      throw FileError(operation: "find", path: path, code: errno)
    }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The whole of a regular file.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    try readWithStamp(path).bytes
  }

  /// A piece of a regular file: up to a number of bytes from an offset, fewer at its end.
  static func read(
    _ path: String, from offset: Int, count: Int
  ) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(operation: "read", path: path, code: errno) }
    defer { close(descriptor) }
    guard try status(ofOpen: descriptor, path).kind == .file else {
      throw FileError(operation: "read", path: path, code: EINVAL)
    }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        guard let start = buffer.baseAddress else { return }
        let got = pread(descriptor, start + done, count - done, off_t(offset + done))
        if got > 0 { done += got } else if got == 0 || errno != EINTR { return }
      }
    }
  }

  /// The whole of a regular file, and its stamp while it was like that.
  ///
  /// A file that is written meanwhile is read again, up to ten times; then what was read counts.
  static func readWithStamp(
    _ path: String
  ) throws(FileError) -> (bytes: [UInt8], stamp: FileStamp) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(operation: "read", path: path, code: errno) }
    defer { close(descriptor) }
    var before = try status(ofOpen: descriptor, path)
    guard before.kind == .file else {
      throw FileError(
        operation: "read", path: path, code: before.kind == .folder ? EISDIR : EINVAL)
    }
    for _ in 0..<10 {
      let bytes = try contents(of: descriptor, path, size: before.stamp.size)
      let after = try status(ofOpen: descriptor, path)
      if after == before { return (bytes, after.stamp) }
      before = after
      lseek(descriptor, 0, SEEK_SET)
    }
    return (try contents(of: descriptor, path, size: before.stamp.size), before.stamp)
  }

  private static func status(ofOpen descriptor: Int32, _ path: String) throws(FileError) -> Status {
    var raw = stat()
    guard fstat(descriptor, &raw) == 0 else {
      throw FileError(operation: "read", path: path, code: errno)
    }
    return Status(raw)
  }

  /// What is left of an open file; `size` is what the file is thought to have.
  private static func contents(
    of descriptor: Int32, _ path: String, size: Int
  ) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    // One byte more than the size, so that the end is met without a second buffer.
    var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count < buffer.count {
        let got = systemRead(
          descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if failure == 0, bytes.count > size { failure = readRest(of: descriptor, into: &bytes) }
    guard failure == 0 else { throw FileError(operation: "read", path: path, code: failure) }
    return bytes
  }

  private static func readRest(of descriptor: Int32, into bytes: inout [UInt8]) -> Int32 {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
      if got > 0 {
        bytes += chunk[..<got]
      } else if got == 0 {
        return 0
      } else if errno != EINTR {
        return errno
      }
    }
  }

  /// A file that is written from its start, created or truncated.
  final class NewFile {
    private let path: String
    private let descriptor: Int32
    /// The system's reason why something could not be written; 0 where there is none.
    private var failure: Int32 = 0
    private var isOpen = true

    init(_ path: String, below folder: FolderHandle? = nil) throws(FileError) {
      let descriptor = openat(
        POSIX.descriptor(of: folder), path,
        O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else { throw FileError(operation: "write", path: path, code: errno) }
      self.path = path
      self.descriptor = descriptor
    }

    /// Writes bytes behind those before them; `close` tells whether that went wrong.
    func append(_ bytes: UnsafeRawBufferPointer) {
      var done = 0
      while done < bytes.count, failure == 0 {
        let put = systemWrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if put >= 0 { done += put } else if errno != EINTR { failure = errno }
      }
    }

    /// Ends the file; with `isDurable` when its bytes are on the disk.
    func close(isDurable: Bool = false) throws(FileError) {
      isOpen = false
      if failure == 0, isDurable, fsync(descriptor) != 0 { failure = errno }
      if systemClose(descriptor) != 0, failure == 0 { failure = errno }
      guard failure == 0 else { throw FileError(operation: "write", path: path, code: failure) }
    }

    deinit {
      if isOpen { _ = systemClose(descriptor) }
    }
  }

  /// Creates or truncates a file and writes all bytes.
  ///
  /// With `isDurable` it returns when the bytes are on the disk.
  static func write(
    _ bytes: [UInt8], to path: String, below folder: FolderHandle? = nil, isDurable: Bool = false
  ) throws(FileError) {
    let file = try NewFile(path, below: folder)
    bytes.withUnsafeBytes { file.append($0) }
    try file.close(isDurable: isDurable)
  }

  /// Replaces the bytes of a file in one step: it is the old one or the new one, with its permissions,
  /// also when the machine stops meanwhile.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var raw = stat()
    guard stat(path, &raw) == 0 else {
      throw FileError(operation: "read", path: path, code: errno)
    }
    // A hidden file is none of the site's.
    let new = (PathText.parent(path) ?? ".") + "/." + PathText.name(path) + ".fude-new"
    try write(bytes, to: new, isDurable: true)
    do throws(FileError) {
      guard chmod(new, raw.st_mode & 0o7777) == 0 else {
        throw FileError(operation: "write", path: path, code: errno)
      }
      try rename(new, to: path)
    } catch {
      try? removeFile(new)
      throw error
    }
  }

  /// Creates a file that must not exist yet.
  static func create(_ bytes: [UInt8], at path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(operation: "create", path: path, code: errno) }
    close(descriptor)
    try write(bytes, to: path)
  }

  /// Creates a folder and those above it; one that exists is fine.
  static func createFolder(_ path: String, below folder: FolderHandle? = nil) throws(FileError) {
    let descriptor = descriptor(of: folder)
    if mkdirat(descriptor, path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let parent = PathText.parent(path), !parent.isEmpty else {
      throw FileError(operation: "create", path: path, code: errno)
    }
    try createFolder(parent, below: folder)
    guard mkdirat(descriptor, path, 0o777) == 0 || errno == EEXIST else {
      throw FileError(operation: "create", path: path, code: errno)
    }
  }

  /// Creates the folder that a path lies in.
  static func createParent(
    of path: String, below folder: FolderHandle? = nil
  ) throws(FileError) {
    if let parent = PathText.parent(path), !parent.isEmpty {
      try createFolder(parent, below: folder)
    }
  }

  /// From where the system walks a path: an open folder, or the working folder.
  private static func descriptor(of folder: FolderHandle?) -> Int32 {
    folder?.descriptor ?? AT_FDCWD
  }

  static func rename(_ from: String, to destination: String) throws(FileError) {
    guard systemRename(from, destination) == 0 else {
      throw FileError(operation: "move a file to", path: destination, code: errno)
    }
  }

  /// Lets two files or folders change places, in one step for every reader.
  ///
  /// Linux has it since 3.15, not on every file system; macOS on APFS.
  static func exchange(_ path: String, with other: String) throws(FileError) {
    guard exchange_paths(path, other) == 0 else {
      throw FileError(operation: "exchange a file with", path: other, code: errno)
    }
  }

  /// Gives a file a second name.
  static func link(_ path: String, to destination: String) throws(FileError) {
    guard systemLink(path, destination) == 0 else {
      throw FileError(operation: "link a file to", path: destination, code: errno)
    }
  }

  /// Removes a file; one that is gone already is fine.
  static func removeFile(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw FileError(operation: "remove", path: path, code: errno)
    }
  }

  /// Removes a folder when it is empty, and says whether it did.
  @discardableResult
  static func removeEmptyFolder(_ path: String) -> Bool { rmdir(path) == 0 }

  /// The names in a folder, without `.` and `..`, in byte order; nil stands for a name that is
  /// not valid UTF-8.
  static func names(in path: String) throws(FileError) -> [String?] {
    guard let folder = opendir(path) else {
      throw FileError(operation: "read", path: path, code: errno)
    }
    defer { closedir(folder) }
    var names: [String?] = []
    errno = 0
    while let entry = readdir(folder) {
      let name = withName(of: entry) { String(validatingCString: $0) }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw FileError(operation: "read", path: path, code: errno) }
    return names.sorted(by: precedes)
  }

  private static func precedes(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return left != nil }
    return PathText.precedes(left, right)
  }

  /// The names in a folder, each with its status; a link is not followed.
  ///
  /// In byte order; nil stands for a name that is not valid UTF-8. An entry that vanishes meanwhile
  /// is left out.
  static func entries(in path: String) throws(FileError) -> [(name: String?, status: Status)] {
    guard let folder = opendir(path) else {
      throw FileError(operation: "read", path: path, code: errno)
    }
    defer { closedir(folder) }
    let descriptor = dirfd(folder)
    var entries: [(name: String?, status: Status)] = []
    errno = 0
    while let entry = readdir(folder) {
      withName(of: entry) { name in
        if strcmp(name, ".") == 0 || strcmp(name, "..") == 0 { return }
        var raw = stat()
        guard fstatat(descriptor, name, &raw, AT_SYMLINK_NOFOLLOW) == 0 else { return }
        entries.append((String(validatingCString: name), Status(raw)))
      }
      errno = 0
    }
    guard errno == 0 else { throw FileError(operation: "read", path: path, code: errno) }
    // Places, as entries are large to move.
    let order = entries.indices.sorted { precedes(entries[$0].name, entries[$1].name) }
    return order.map { entries[$0] }
  }

  private static func withName<Result>(
    of entry: UnsafeMutablePointer<dirent>, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
    return withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      tuple.withMemoryRebound(to: CChar.self, capacity: capacity, body)
    }
  }

  /// Removes a folder and all below it, following no symbolic link; one that is gone is fine.
  static func removeTree(_ path: String) throws(FileError) {
    guard let status = try? status(path, followsLinks: false) else { return }
    guard status.kind == .folder else { return try removeFile(path) }
    try removeContents(of: open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), path)
    guard rmdir(path) == 0 else {
      throw FileError(operation: "remove", path: path, code: errno)
    }
  }

  /// Empties an open folder, whatever its files are called, and closes it.
  private static func removeContents(
    of descriptor: Int32, _ path: String
  ) throws(FileError) {
    guard descriptor >= 0, let folder = fdopendir(descriptor) else {
      throw FileError(operation: "remove", path: path, code: errno)
    }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      var failure: FileError?
      withName(of: entry) { name in
        if strcmp(name, ".") == 0 || strcmp(name, "..") == 0 { return }
        if unlinkat(descriptor, name, 0) == 0 { return }
        do throws(FileError) {
          try removeContents(
            of: openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), path)
          if unlinkat(descriptor, name, AT_REMOVEDIR) == 0 { return }
          failure = FileError(operation: "remove", path: path, code: errno)
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
    }
  }

  /// Whether this process may add and remove files in a folder.
  static func canChange(_ folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

  /// Opens a folder or file for locking; the lock goes when the descriptor is closed.
  static func openForLock(_ path: String, creates: Bool) throws(FileError) -> Int32 {
    let flags = creates ? O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW : O_RDONLY | O_CLOEXEC
    let descriptor = open(path, flags, 0o666)
    guard descriptor >= 0 else { throw FileError(operation: "lock", path: path, code: errno) }
    return descriptor
  }

  /// Takes an exclusive lock; without `waits` gives false when another process holds it.
  static func lock(_ descriptor: Int32, waits: Bool, path: String) throws(FileError) -> Bool {
    while flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      guard errno == EINTR else { throw FileError(operation: "lock", path: path, code: errno) }
    }
    return true
  }

  static func closeDescriptor(_ descriptor: Int32) { close(descriptor) }

  /// The number of processors that this process may use.
  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// What the linker named the running program by; empty where it did not.
  static var programID: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
      count = program_id(buffer.baseAddress)
    }
  }

  /// The file of the running program; empty where the system does not say.
  static var programPath: String {
    #if canImport(Darwin)
      var length = UInt32(PATH_MAX)
      var buffer = [CChar](repeating: 0, count: Int(length))
      return _NSGetExecutablePath(&buffer, &length) == 0 ? String(cString: buffer) : ""
    #else
      return "/proc/self/exe"
    #endif
  }

  /// Seconds since 1970 by the machine's clock.
  static var now: Int { time(nil) }

  /// The same in nanoseconds.
  static var preciseNow: Int64 {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return nanoseconds(moment)
  }

  /// The time for which the calling thread has had a processor; grows with nothing else.
  static var threadTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .nanoseconds(nanoseconds(time))
  }

  fileprivate static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

extension POSIX.Status {
  fileprivate init(_ raw: stat) {
    switch raw.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    default: kind = .other
    }
    #if canImport(Darwin)
      let (modified, changed) = (raw.st_mtimespec, raw.st_ctimespec)
    #else
      let (modified, changed) = (raw.st_mtim, raw.st_ctim)
    #endif
    stamp = FileStamp(
      size: Int(raw.st_size), modified: POSIX.nanoseconds(modified),
      changed: POSIX.nanoseconds(changed), inode: UInt64(raw.st_ino),
      device: UInt64(truncatingIfNeeded: raw.st_dev))
  }
}
