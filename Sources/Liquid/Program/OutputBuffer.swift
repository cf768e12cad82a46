/// The memory in which a page is put together, for one page after the other.
///
/// Memory of its own instead of an array: appending is a check of the bound and a copy, where a
/// generic `append(contentsOf:)` took a third of the time of a page. What one page was written to the
/// processor still has at hand for the next.
public struct OutputBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  /// Makes an empty buffer for 16 KB, which most pages need; it grows when more come.
  public init() {
    capacity = 1 << 14
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// The bytes, until the next one is appended.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  subscript(place: Int) -> UInt8 { bytes[place] }

  var last: UInt8? { count > 0 ? base[count - 1] : nil }

  /// The bytes from a place on.
  func from(_ start: Int) -> [UInt8] { Array(bytes[start...]) }

  mutating func truncate(to length: Int) { count = min(count, length) }

  private mutating func grow(by length: Int) {
    let wanted = max(capacity * 2, count + length)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    larger.update(from: base, count: count)
    base.deallocate()
    (base, capacity) = (larger, wanted)
  }
}

extension OutputBuffer: ByteSink {
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    base[count] = byte
    count += 1
  }

  /// Appends bytes; the bound is checked once, before they are copied.
  @inline(__always)
  mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if capacity - count < bytes.count { grow(by: bytes.count) }
    base.advanced(by: count).update(from: source, count: bytes.count)
    count += bytes.count
  }
}

/// What bytes are written to: an array, or the buffer of a render.
protocol ByteSink: ~Copyable {
  mutating func append(_ byte: UInt8)
  mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>)
}

extension [UInt8]: ByteSink {}

extension ByteSink where Self: ~Copyable {
  /// Appends all bytes of an array.
  @inline(__always)
  mutating func append(bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// Appends text as it is.
  @inline(__always)
  mutating func append(text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append(contentsOf: $0) }
    if isDone == nil { append(bytes: Array(text.utf8)) }
  }

  /// Appends a number in decimal digits.
  @inline(__always)
  mutating func append(number: Int) {
    if number >= 0, number < 10 {
      append(UInt8(truncatingIfNeeded: 48 + number))
    } else {
      append(text: String(number))
    }
  }
}
