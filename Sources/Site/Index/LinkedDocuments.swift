import Synchronization

/// The documents of a build that is over as the pages of the next see them: read back when they are
/// asked for, with the addresses of each other in their texts.
final class LinkedDocuments: Sendable {
  private let kept: [KeptDocument]
  private let relations: [DocumentRelations]
  /// Those that link to others, by their numbers.
  private let linked = Mutex<[Int: Document]>([:])

  init(_ kept: [KeptDocument], _ relations: [DocumentRelations]) {
    self.kept = kept
    self.relations = relations
  }

  subscript(number: Int) -> Document {
    let addresses = relations[number].addresses
    if addresses.isEmpty { return kept[number].document }
    return linked.withLock { linked in
      if let known = linked[number] { return known }
      let document = kept[number].document.linked(to: addresses)
      linked[number] = document
      return document
    }
  }
}
