import CZlib
import NIOCore

/// Compression by zlib: the one place of this module that imports it.
enum Gzip {
  /// The bytes in the gzip format (RFC 1952), at the level that takes the least time; nil when zlib
  /// has no memory.
  static func compress(_ buffer: ByteBuffer) -> ByteBuffer? {
    var stream = z_stream()
    let gzipWindow = MAX_WBITS + 16
    guard
      deflateInit2_(
        &stream, Z_BEST_SPEED, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let count = buffer.readableBytes
    var output = ByteBufferAllocator().buffer(
      capacity: Int(deflateBound(&stream, UInt(count))))
    var isDone = false
    _ = buffer.withUnsafeReadableBytes { input in
      output.writeWithUnsafeMutableBytes(minimumWritableBytes: 0) { room in
        // zlib's declaration lacks the const: it does not write to its input.
        stream.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress?.assumingMemoryBound(to: Bytef.self))
        stream.avail_in = UInt32(input.count)
        stream.next_out = room.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.avail_out = UInt32(room.count)
        isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
        return room.count - Int(stream.avail_out)
      }
    }
    return isDone ? output : nil
  }
}
