import Dates

/// The fingerprint of all that decides how files are loaded and pages look, beside the files.
enum BuildKey {
  /// Of the program, the options, site.yml and the rules of its time zone.
  static func make(
    _ options: BuildOptions, _ configuration: SiteConfiguration, root: String
  ) -> Fingerprint {
    var key = Fingerprint()
    // The program's code stands for its version: one that is built anew may do anything else.
    key.add(ProgramPrint.value)
    key.add(options.baseURL ?? "-")
    key.add(options.includesDrafts)
    key.add(options.includesFuture)
    key.add((try? POSIX.read(root + "/" + SiteConfiguration.fileName)) ?? [])
    add(configuration.zone, &key)
    return key
  }

  /// The offsets of each week from 1970 to 2070: an update of the system's zones can change them.
  private static func add(_ zone: TimeZone, _ key: inout Fingerprint) {
    for week in 0..<5218 { key.add(zone.offset(atEpoch: week * 604_800)) }
  }
}
