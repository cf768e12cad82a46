import MediaTypes
import NIOCore

/// What is served for a path: bytes in memory or an open file, with what describes them.
struct Representation: Sendable {
  /// Where the bytes are.
  enum Content: Sendable {
    case bytes(ByteBuffer)
    case file(OpenFile)
  }

  var content: Content
  let type: ContentType
  /// The entity tag without its quotes: equal tags mean equal bytes.
  var tag: String
  /// The coding that the bytes are in, such as `gzip`.
  var encoding: String?

  /// Files up to this size are read at once, so that their length is that of what was read even when
  /// somebody writes to them.
  static let largestInMemory = 1 << 20

  /// Bytes.
  var size: Int {
    switch content {
    case .bytes(let buffer): buffer.readableBytes
    case .file(let file): file.status.size
    }
  }

  /// Takes an open file; nil when it cannot be read.
  init?(_ file: OpenFile, path: String, readsWhole: Bool) {
    type = ContentType(path: path)
    let status = file.status
    tag = [UInt64(status.size), UInt64(bitPattern: status.modified), status.inode]
      .map { String($0, radix: 36) }.joined(separator: "-")
    guard readsWhole || status.size <= Self.largestInMemory else {
      content = .file(file)
      return
    }
    guard let bytes = file.bytes(0..<max(status.size, 0)) else { return nil }
    content = .bytes(bytes)
  }

  /// Makes one from text of the server's own.
  init(_ text: String, type: ContentType, tag: String) {
    content = .bytes(ByteBuffer(string: text))
    self.type = type
    self.tag = tag
  }

  /// The same compressed, where that helps.
  func compressed() -> Representation {
    // Shorter ones fit into one packet anyway.
    guard type.isCompressible, case .bytes(let bytes) = content, bytes.readableBytes >= 512,
      let packed = Gzip.compress(bytes), packed.readableBytes < bytes.readableBytes
    else { return self }
    var result = self
    result.content = .bytes(packed)
    result.tag += "-gzip"
    result.encoding = "gzip"
    return result
  }
}

extension OpenFile {
  /// A part of the file, shorter where it ends before; nil when it cannot be read.
  func bytes(_ range: Range<Int>) -> ByteBuffer? {
    var buffer = ByteBufferAllocator().buffer(capacity: range.count)
    var isRead = false
    buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: range.count) { room in
      let room = UnsafeMutableRawBufferPointer(rebasing: room[..<range.count])
      guard let count = try? read(into: room, at: range.lowerBound) else { return 0 }
      isRead = true
      return count
    }
    return isRead ? buffer : nil
  }
}
