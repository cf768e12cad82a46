/// The memory of one parse, all of which ends at once; its newest chunk is kept for the next text of the thread.
///
/// libcmark allocates a few small pieces for every word of markup and frees them one by one, which
/// costs a quarter of its time. Here a piece is cut off a chunk; a freed piece is kept for the
/// next of its size, so that a parse holds no more than its size classes round up to.
///
///     chunk   | link | 8 bytes: size class | piece | size class | piece | ... | rest |
///
/// Not for two threads at once.
struct ParserMemory: ~Copyable {
  /// What the functions below work on; valid while the owner lives.
  let state: UnsafeMutablePointer<State>

  /// Makes a memory for a text of a length, of what the last one on this thread left where there is that.
  init(textLength: Int) {
    // Prose takes about three bytes of tree for one of text.
    let chunk = 2048 + min(textLength, 1 << 18) * 3
    if let spare = ThreadMemory.takeSpare() {
      state = spare
      state.pointee.nextChunk = chunk
      return
    }
    let classes = Self.classCount
    let free = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: classes)
    free.initialize(repeating: nil, count: classes)
    state = .allocate(capacity: 1)
    state.initialize(to: State(free: free, nextChunk: chunk))
  }

  deinit {
    state.pointee.clear()
    if !ThreadMemory.keepSpare(state) { Self.destroy(state) }
  }

  /// Gives all of a memory back to the system.
  static func destroy(_ state: UnsafeMutablePointer<State>) {
    state.pointee.chunk?.deallocate()
    state.pointee.free.deallocate()
    state.deallocate()
  }

  /// The chunks and the pieces that may be used again.
  struct State {
    /// The newest chunk; its first word is the address of the one before.
    fileprivate var chunk: UnsafeMutableRawPointer?
    private var chunkLength = 0
    /// The part of the newest chunk that nobody has.
    fileprivate var rest: UnsafeMutableRawPointer?
    fileprivate var restLength = 0
    /// The last freed piece of each size class; its first word is the address of the one before.
    fileprivate let free: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    /// The length of the chunk that is made next.
    fileprivate var nextChunk: Int

    fileprivate init(free: UnsafeMutablePointer<UnsafeMutableRawPointer?>, nextChunk: Int) {
      self.free = free
      self.nextChunk = nextChunk
    }

    /// Gives a piece of at least a length, with anything in it.
    @inline(__always)
    mutating func allocate(_ length: Int) -> UnsafeMutableRawPointer {
      let sizeClass = ParserMemory.sizeClass(holding: length)
      if let piece = free[sizeClass] {
        free[sizeClass] = piece.load(as: UnsafeMutableRawPointer?.self)
        return piece
      }
      let needed = ParserMemory.header + ParserMemory.length(of: sizeClass)
      guard let start = rest, needed <= restLength else {
        makeChunk(holding: needed)
        return allocate(length)
      }
      rest = start + needed
      restLength -= needed
      start.storeBytes(of: sizeClass, as: Int.self)
      return start + ParserMemory.header
    }

    /// Gives a piece of zeros.
    @inline(__always)
    mutating func allocateZeros(_ length: Int) -> UnsafeMutableRawPointer {
      let piece = allocate(length)
      piece.initializeMemory(as: UInt8.self, repeating: 0, count: length)
      return piece
    }

    /// Gives a piece of at least a length with what stood in another, which is freed.
    mutating func reallocate(
      _ piece: UnsafeMutableRawPointer?, _ length: Int
    ) -> UnsafeMutableRawPointer {
      guard let piece else { return allocate(length) }
      let held = ParserMemory.length(of: ParserMemory.sizeClass(of: piece))
      guard length > held else { return piece }
      let larger = allocate(length)
      larger.copyMemory(from: piece, byteCount: held)
      free(piece)
      return larger
    }

    /// Takes a piece back.
    @inline(__always)
    mutating func free(_ piece: UnsafeMutableRawPointer?) {
      guard let piece else { return }
      let sizeClass = ParserMemory.sizeClass(of: piece)
      piece.storeBytes(of: free[sizeClass], as: UnsafeMutableRawPointer?.self)
      free[sizeClass] = piece
    }

    @inline(never)
    private mutating func makeChunk(holding needed: Int) {
      let length = 16 + max(nextChunk, needed)
      let new = UnsafeMutableRawPointer.allocate(byteCount: length, alignment: 16)
      new.storeBytes(of: chunk, as: UnsafeMutableRawPointer?.self)
      chunk = new
      chunkLength = length
      rest = new + 16
      restLength = length - 16
      nextChunk = min(nextChunk * 2, 1 << 20)
    }

    /// Frees all pieces, and all chunks but the newest, the memory of which the processor has at hand for the
    /// next text; a large one as well.
    fileprivate mutating func clear() {
      free.update(repeating: nil, count: ParserMemory.classCount)
      var older = chunk?.load(as: UnsafeMutableRawPointer?.self)
      while let current = older {
        older = current.load(as: UnsafeMutableRawPointer?.self)
        current.deallocate()
      }
      chunk?.storeBytes(of: nil, as: UnsafeMutableRawPointer?.self)
      if chunkLength > 1 << 18 {
        chunk?.deallocate()
        chunk = nil
      }
      rest = chunk.map { $0 + 16 }
      restLength = chunk == nil ? 0 : chunkLength - 16
    }
  }
}

/// Size classes: 8, 24, 40 … 1016 bytes, then 2,048 and its doubles. With the header before it each
/// piece starts at a multiple of 8, which is enough for all that libcmark has.
extension ParserMemory {
  fileprivate static let header = 8
  private static let smallCount = 64
  fileprivate static let classCount = smallCount + 52

  @inline(__always)
  fileprivate static func sizeClass(holding length: Int) -> Int {
    if length <= 16 * smallCount - header { return max(0, length + header - 1) >> 4 }
    let bits = Int.bitWidth - (length - 1).leadingZeroBitCount
    return smallCount + max(0, bits - 11)
  }

  @inline(__always)
  fileprivate static func length(of sizeClass: Int) -> Int {
    sizeClass < smallCount ? sizeClass * 16 + header : 2048 << (sizeClass - smallCount)
  }

  @inline(__always)
  fileprivate static func sizeClass(of piece: UnsafeMutableRawPointer) -> Int {
    (piece - header).load(as: Int.self)
  }
}
