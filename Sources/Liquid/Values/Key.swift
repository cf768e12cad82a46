/// A name by which templates look into values, together with its place in the host's vocabulary.
///
/// A host object switches on `id` instead of comparing names.
public struct Key: Sendable, Hashable {
  /// The name as it stands in the template.
  public let name: String
  /// The index in the vocabulary that the environment was made with; -1 for any other name.
  public let id: Int

  /// Makes a key; use `Environment.key(_:)` to get one with its id.
  public init(name: String, id: Int = -1) {
    self.name = name
    self.id = id
  }
}
