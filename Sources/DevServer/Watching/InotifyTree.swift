#if os(Linux)
  /// Inotify watches folders one by one; this keeps a watch on every folder of a tree.
  struct InotifyTree {
    private let tree: WatchedTree
    private let inotify: Inotify
    /// The paths of each watch: links make several paths lead to one folder.
    private var paths: [Int32: Set<String>] = [:]
    private var watches: [String: Int32] = [:]
    /// Whether the system would watch no more.
    private var isFull = false

    /// Watches a tree; nil when the system cannot watch it all.
    init?(_ tree: WatchedTree, _ inotify: Inotify) {
      self.tree = tree
      self.inotify = inotify
      watch("")
      for entry in tree.entries { cover(entry) }
      if isFull || paths.isEmpty { return nil }
    }

    /// What an event means for the paths of the tree.
    mutating func changes(for event: Inotify.Event) -> [(ChangeBatch.Event, String)] {
      if event.has(Inotify.overflow) {
        for entry in tree.entries { cover(entry) }
        return []
      }
      if event.has(Inotify.ignored) {
        forget(event.watch)
        return []
      }
      var changes: [(ChangeBatch.Event, String)] = []
      for folder in paths[event.watch] ?? [] {
        guard let path = path(of: event, in: folder) else { continue }
        changes += self.changes(event, path)
      }
      return changes
    }

    private func path(of event: Inotify.Event, in folder: String) -> String? {
      // A watch on a file, behind a link, has no names.
      if event.name.isEmpty { return watches[folder] != nil && !folder.isEmpty ? folder : nil }
      if folder.isEmpty { return tree.entries.contains(event.name) ? event.name : nil }
      return tree.ignores(event.name) ? nil : folder + "/" + event.name
    }

    private mutating func changes(
      _ event: Inotify.Event, _ path: String
    ) -> [(ChangeBatch.Event, String)] {
      if event.has(Inotify.folder) {
        if event.has(Inotify.gone) {
          drop(path)
          return [(.removed, path)]
        }
        // The rights of a folder or the time of its last change mean nothing.
        guard event.has(Inotify.arrived) else { return [] }
        // What came into the folder before it was watched told nobody, and may still be written.
        return cover(path).map { (.writing, $0) }
      }
      if event.has(Inotify.gone) {
        drop(path)
        return [(.removed, path)]
      }
      if event.has(Inotify.created) {
        return isLink(path) ? cover(path).map { (.written, $0) } : [(.created, path)]
      }
      return [(event.has(Inotify.writing) ? .writing : .written, path)]
    }

    // MARK: - Watches

    /// Watches all folders at and below a path, and the targets of links to files; gives the files.
    @discardableResult
    private mutating func cover(_ path: String) -> [String] {
      var folders: [String] = []
      var files: [String] = []
      // First the watch, then the look: nothing can come between unseen.
      watch(path)
      tree.visit(path) { path, status in
        if status.kind == .folder { folders.append(path) } else { files.append(path) }
      }
      for folder in folders where watches[folder] == nil { watch(folder) }
      for file in files where isLink(file) { watch(file) }
      return files
    }

    private func isLink(_ path: String) -> Bool {
      System.status(tree.root + "/" + path, followsLinks: false)?.kind == .symbolicLink
    }

    private mutating func watch(_ path: String) {
      let (number, isFull) = inotify.watch(path.isEmpty ? tree.root : tree.root + "/" + path)
      if isFull { self.isFull = true }
      guard let number else { return }
      watches[path] = number
      paths[number, default: []].insert(path)
    }

    /// Watches no more what is gone: a watch would follow a folder that is moved away.
    private mutating func drop(_ path: String) {
      let below = path + "/"
      let gone = watches.keys.filter { $0 == path || $0.utf8.starts(with: below.utf8) }
      for path in gone {
        guard let number = watches.removeValue(forKey: path) else { continue }
        paths[number]?.remove(path)
        if paths[number]?.isEmpty ?? true {
          paths[number] = nil
          inotify.remove(number)
        }
      }
    }

    private mutating func forget(_ watch: Int32) {
      for path in paths.removeValue(forKey: watch) ?? [] where watches[path] == watch {
        watches[path] = nil
        // Another file took the place of a link's target.
        if isLink(path) { self.watch(path) }
      }
    }
  }
#endif
