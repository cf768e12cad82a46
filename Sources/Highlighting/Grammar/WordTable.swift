/// A vocabulary as a hash table over bytes.
final class WordTable: Sendable {
  /// What is known of a word.
  struct Meaning {
    enum Condition {
      case always, beforeBlank, notBeforeColon
    }

    var kind: TokenKind
    /// What the next word is; plain when nothing is said of it.
    var announces = TokenKind.plain
    var condition = Condition.always
  }

  private let entries: [(word: [UInt8], meaning: Meaning)]
  /// Positions in `entries` plus one, by hash; 0 is free.
  ///
  /// Half of the places are, so that a search ends.
  private let places: [UInt16]
  private let longest: Int
  let vocabulary: Vocabulary
  /// 256 entries: what a word goes on with.
  let isRest: [Bool]
  /// 256 entries: what a word is when this byte follows.
  let kindBefore: [TokenKind]

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    entries = Self.entries(of: vocabulary)
    longest = entries.map(\.word.count).max() ?? 0
    var size = 8
    while size < entries.count * 2 { size *= 2 }
    var places = [UInt16](repeating: 0, count: size)
    for (index, entry) in entries.enumerated() {
      var place = entry.word.withUnsafeBufferPointer { Self.hash($0, folding: false) } & (size - 1)
      while places[place] != 0 { place = (place + 1) & (size - 1) }
      places[place] = UInt16(index + 1)
    }
    self.places = places
    isRest = (0...255).map { vocabulary.rest.contains(UInt8($0)) }
    var kinds = [TokenKind](repeating: .plain, count: 256)
    for (character, kind) in vocabulary.followedBy {
      if let byte = character.asciiValue { kinds[Int(byte)] = kind }
    }
    kindBefore = kinds
  }

  /// The words, each once.
  private static func entries(of vocabulary: Vocabulary) -> [(word: [UInt8], meaning: Meaning)] {
    var meanings: [Substring: Meaning] = [:]
    for (kind, list) in vocabulary.known {
      for word in words(list) { meanings[word] = Meaning(kind: kind) }
    }
    if let exceptions = vocabulary.keywordsBeforeColon {
      let exceptions = words(exceptions)
      for (word, meaning) in meanings where meaning.kind == .keyword && !exceptions.contains(word) {
        meanings[word]?.condition = .notBeforeColon
      }
    }
    for (kind, list) in vocabulary.contextual {
      for word in words(list) { meanings[word] = Meaning(kind: kind, condition: .beforeBlank) }
    }
    for (kind, list) in vocabulary.announcing {
      for word in words(list) {
        meanings[word, default: Meaning(kind: .keyword)].announces = kind
      }
    }
    return meanings.map { word, meaning in
      (Array((vocabulary.ignoresCase ? word.lowercased() : String(word)).utf8), meaning)
    }
  }

  private static func words(_ list: String) -> [Substring] {
    list.split(whereSeparator: \.isWhitespace)
  }

  /// What a word is known as, if it is.
  func meaning(of word: UnsafeBufferPointer<UInt8>) -> Meaning? {
    guard word.count <= longest else { return nil }
    let folds = vocabulary.ignoresCase
    var place = Self.hash(word, folding: folds) & (places.count - 1)
    while places[place] != 0 {
      let entry = entries[Int(places[place]) - 1]
      if Self.equal(entry.word, word, folding: folds) {
        return entry.meaning
      }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// FNV-1a; the words are ours, so nobody can make them collide.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>, folding: Bool) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(folding ? byte.lowercased : byte)) &* 16_777_619 }
    return Int(hash ^ hash >> 15)
  }

  private static func equal(
    _ known: [UInt8], _ word: UnsafeBufferPointer<UInt8>, folding: Bool
  ) -> Bool {
    guard known.count == word.count else { return false }
    for index in 0..<known.count {
      guard known[index] == (folding ? word[index].lowercased : word[index]) else { return false }
    }
    return true
  }
}

extension UInt8 {
  /// The byte with A-Z in lower case.
  var lowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
}
