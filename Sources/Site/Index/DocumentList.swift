/// Documents in an order.
struct DocumentList: RandomAccessCollection, Sendable {
  private enum Storage: Sendable {
    case loaded([Document])
    /// Documents that are read back as they are asked for.
    case kept(LinkedDocuments, numbers: ArraySlice<Int>)
  }

  private let storage: Storage
  let endIndex: Int

  init(_ documents: [Document]) {
    storage = .loaded(documents)
    endIndex = documents.count
  }

  /// The documents of some numbers.
  init(_ documents: LinkedDocuments, numbers: ArraySlice<Int>) {
    storage = .kept(documents, numbers: numbers)
    endIndex = numbers.count
  }

  var startIndex: Int { 0 }

  subscript(place: Int) -> Document {
    switch storage {
    case .loaded(let documents): documents[place]
    case .kept(let documents, let numbers): documents[numbers[numbers.startIndex + place]]
    }
  }

  static func + (first: DocumentList, second: DocumentList) -> [Document] {
    Array(first) + Array(second)
  }
}
