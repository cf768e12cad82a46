/// The fingerprint of the running program, of its code and data and not of its file's times: on a machine that is
/// made anew for each build, the same program is a file made anew.
enum ProgramPrint {
  /// Of the name that the linker gave the program; where it gave none, of the program's file; of nothing where the
  /// system does not tell of it.
  ///
  /// Found once in a process. Hashing the 77 MB of a program with symbols took 50 ms, more than all else that
  /// the build of a small site does.
  static let value: Fingerprint = {
    let id = POSIX.programID
    if !id.isEmpty { return Fingerprint(id) }
    return Fingerprint((try? POSIX.read(POSIX.programPath)) ?? [])
  }()
}
