import Foundation

/// Test vectors that lie beside the repository, in ../shared/specs, on the machines that have them.
public struct SpecificationFile<Content: Decodable>: Sendable {
  private let path: String
  /// Why the tests of the vectors are skipped where they are not.
  public let absence: String

  /// Makes the file of a name in that folder.
  public init(_ name: String, of: Content.Type) {
    var folder = URL(filePath: #filePath)
    for _ in 1...4 { folder.deleteLastPathComponent() }
    path = folder.appending(path: "shared/specs/\(name)").path
    absence = "skipped: there is no ../shared/specs/\(name) beside this repository"
  }

  /// Whether the file is there.
  public var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  /// Reads the vectors.
  ///
  /// - Throws: an error of the file system, or of the decoder for a file that is not what is expected.
  public func load() throws -> Content {
    try JSONDecoder().decode(Content.self, from: Data(contentsOf: URL(filePath: path)))
  }
}
