import Synchronization

@testable import Publishing

/// A store in memory that writes down what is done to it, and can break off at any step.
final class MemoryStore: FileStore {
  /// One change of the store, and what it held then.
  struct Step: Sendable {
    let name: String
    let files: [String: String]
  }

  private struct State {
    var files: [String: String] = [:]
    var headers: [String: String] = [:]
    var steps: [Step] = []
    var left: Int?
    var onLook: (@Sendable (MemoryStore) -> Void)?
  }

  let name = "記憶"
  private let serves: Bool
  private let state = Mutex(State())

  init(_ files: [String: String] = [:], servesHeaders: Bool = false) {
    serves = servesHeaders
    state.withLock { $0.files = files }
  }

  /// All files but those about publications.
  var files: [String: String] {
    state.withLock { $0.files.filter { !$0.key.hasPrefix(".fude-") } }
  }

  var all: [String: String] { state.withLock { $0.files } }
  var headers: [String: String] { state.withLock { $0.headers } }
  var steps: [Step] { state.withLock { $0.steps } }

  func set(_ path: String, _ text: String?) { state.withLock { $0.files[path] = text } }

  /// Lets the network go after so many changes of files; nil mends it.
  func breakOff(after steps: Int?) {
    state.withLock {
      $0.left = steps
      $0.steps = []
    }
  }

  private func change(
    _ name: String, _ body: (inout State) -> Void
  ) throws(PublicationError) {
    let isDone = state.withLock { state in
      if state.left == 0 { return false }
      state.left = state.left.map { $0 - 1 }
      body(&state)
      state.steps.append(Step(name: name, files: state.files))
      return true
    }
    if !isDone { throw PublicationError("the network is gone") }
  }

  func state(beginningWith prefix: String) -> [String: [UInt8]] {
    state.withLock { $0.files.filter { $0.key.hasPrefix(prefix) }.mapValues { Array($0.utf8) } }
  }

  func putState(_ bytes: [UInt8], name: String) throws(PublicationError) {
    try change("put \(name.prefix(11))") { $0.files[name] = String(decoding: bytes, as: UTF8.self) }
  }

  func removeState(_ name: String) throws(PublicationError) {
    try change("remove \(name.prefix(11))") { $0.files[name] = nil }
  }

  func servesHeaders() -> Bool { serves }

  func upload(
    _ uploads: [PublicationPlan.Upload], from folder: String
  ) throws(PublicationError) {
    for upload in uploads {
      try change("upload \(upload.file.path)") {
        $0.files[upload.file.path] = upload.file.content
        $0.headers[upload.file.path] = upload.headers?.text
      }
    }
  }

  func delete(_ paths: [String]) throws(PublicationError) {
    for path in paths { try change("delete \(path)") { $0.files[path] = nil } }
  }

  func removeEmpty(_ folders: [String]) throws(PublicationError) {
    for folder in folders { try change("empty \(folder)") { _ in } }
  }

  func compare(_ paths: [String], in folder: String) -> StoreComparison {
    var comparison = StoreComparison()
    for path in paths {
      guard let text = state.withLock({ $0.files[path] }) else { continue }
      // What the tests call a file's content is its hash.
      if text == folder + path {
        comparison.same.append(path)
      } else {
        comparison.different.append(path)
      }
    }
    return comparison
  }
}
