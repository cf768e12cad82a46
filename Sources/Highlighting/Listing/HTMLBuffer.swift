/// Collects HTML in a small piece of memory before it goes into an array.
///
/// Spans are many and short. Appending each tag and text to an array by itself took half of the time.
struct HTMLBuffer: ~Copyable {
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  private var html: [UInt8] = []

  /// The most bytes that one call may need: a literal, or `pieceLength` bytes of text as entities.
  private static var reserve: Int { 2048 }
  private static var pieceLength: Int { reserve / 6 }

  /// Appends to an array what `body` writes.
  static func append(to html: inout [UInt8], _ body: (inout HTMLBuffer) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4 * reserve) { memory in
      var buffer = HTMLBuffer(memory: memory)
      swap(&buffer.html, &html)
      body(&buffer)
      buffer.flush()
      swap(&buffer.html, &html)
    }
  }

  private init(memory: UnsafeMutableBufferPointer<UInt8>) {
    self.memory = memory
  }

  private mutating func flush() {
    html.append(contentsOf: UnsafeBufferPointer(rebasing: memory[..<count]))
    count = 0
  }

  @inline(__always)
  private mutating func makeRoom() {
    if count > memory.count - Self.reserve { flush() }
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    memory[count] = byte
    count += 1
  }

  /// Appends markup as it is; no longer than a tag.
  @inline(__always)
  mutating func append(_ literal: StaticString) {
    makeRoom()
    for index in 0..<literal.utf8CodeUnitCount { put(literal.utf8Start[index]) }
  }

  mutating func append(_ number: Int) {
    append(escaping: String(number))
  }

  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0) }
  }

  /// Appends text with `& < > "` as entities, as CommonMark's own writer has them.
  @inline(__always)
  mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < text.count {
      let end = min(text.count, start + Self.pieceLength)
      makeRoom()
      for index in start..<end { put(escaping: text[index]) }
      start = end
    }
  }

  @inline(__always)
  private mutating func put(escaping byte: UInt8) {
    // Most bytes are none of the four, and most of these are above them.
    guard byte <= UInt8(ascii: ">") else { return put(byte) }
    switch byte {
    case UInt8(ascii: "&"): put("&amp;")
    case UInt8(ascii: "<"): put("&lt;")
    case UInt8(ascii: ">"): put("&gt;")
    case UInt8(ascii: "\""): put("&quot;")
    default: put(byte)
    }
  }

  @inline(__always)
  private mutating func put(_ entity: StaticString) {
    for index in 0..<entity.utf8CodeUnitCount { put(entity.utf8Start[index]) }
  }
}
