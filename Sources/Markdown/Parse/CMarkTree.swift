internal import CCMark

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// libcmark's tree of one text, and a walk through it.
///
/// The only file that imports libcmark. Owns the tree and its memory and frees them. Neither the
/// walk nor libcmark recurses, so a text nested a hundred thousand levels deep costs memory, not
/// stack.
struct CMarkTree: ~Copyable {
  private let memory: ParserMemory
  private let root: OpaquePointer

  /// Parses a text, of which libcmark copies what it keeps.
  init(parsing text: UnsafeBufferPointer<UInt8>) {
    let memory = ParserMemory(textLength: text.count)
    let tree = ThreadMemory.is(memory.state) {
      let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, ThreadMemory.allocator)
      text.withMemoryRebound(to: CChar.self) { bytes in
        cmark_parser_feed(parser, bytes.baseAddress, bytes.count)
      }
      let tree = cmark_parser_finish(parser)
      cmark_parser_free(parser)
      return tree
    }
    // libcmark gives nothing only when there is no parser.
    guard let tree else { fatalError("libcmark made no document") }
    // All nodes lie in the memory, which goes with this.
    self.memory = memory
    root = tree
  }

  /// Visits every node, containers twice.
  ///
  /// - Parameter body: gets a node and whether it is being entered; leaves are only entered.
  @inline(__always)
  func walk(_ body: (_ node: borrowing Node, _ isEntering: Bool) -> Void) {
    let iterator = ThreadMemory.is(memory.state) { cmark_iter_new(root) }
    defer { ThreadMemory.is(memory.state) { cmark_iter_free(iterator) } }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      body(Node(node), event == CMARK_EVENT_ENTER)
    }
  }

  /// One node, valid while the walk visits it.
  struct Node: ~Copyable {
    private let pointer: OpaquePointer
    let kind: Kind

    @inline(__always)
    fileprivate init(_ pointer: OpaquePointer) {
      self.pointer = pointer
      kind = Kind(cmark_node_get_type(pointer))
    }

    var headingLevel: Int32 { cmark_node_get_heading_level(pointer) }
    var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int32 { cmark_node_get_list_start(pointer) }

    var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
    /// The line on which a block starts, from 1.
    var line: Int32 { cmark_node_get_start_line(pointer) }

    /// The bytes of a text, code or HTML node; never a NUL.
    @inline(__always)
    func withLiteral<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      Self.withBytes(cmark_node_get_literal(pointer), body)
    }

    /// The info string of a code block.
    func withInfo<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      Self.withBytes(cmark_node_get_fence_info(pointer), body)
    }

    /// The destination of a link or image, with escapes and entities resolved.
    func withURL<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      Self.withBytes(cmark_node_get_url(pointer), body)
    }

    /// The title of a link or image, with escapes and entities resolved.
    func withTitle<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      Self.withBytes(cmark_node_get_title(pointer), body)
    }

    @inline(__always)
    private static func withBytes<Result>(
      _ string: UnsafePointer<CChar>?, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
      guard let string else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
      let length = strlen(string)
      return string.withMemoryRebound(to: UInt8.self, capacity: length) {
        body(UnsafeBufferPointer(start: $0, count: length))
      }
    }
  }
}

extension CMarkTree.Node {
  /// What a node is; the names are CommonMark's.
  enum Kind {
    case document
    case blockQuote
    case list
    case item
    case codeBlock
    case htmlBlock
    case paragraph
    case heading
    case thematicBreak
    case text
    case softBreak
    case lineBreak
    case code
    case htmlInline
    case emphasis
    case strong
    case link
    case image
    /// Custom nodes, which no parser makes.
    case other

    @inline(__always)
    fileprivate init(_ type: cmark_node_type) {
      switch type {
      case CMARK_NODE_TEXT: self = .text
      case CMARK_NODE_SOFTBREAK: self = .softBreak
      case CMARK_NODE_PARAGRAPH: self = .paragraph
      case CMARK_NODE_CODE: self = .code
      case CMARK_NODE_EMPH: self = .emphasis
      case CMARK_NODE_STRONG: self = .strong
      case CMARK_NODE_LINK: self = .link
      case CMARK_NODE_ITEM: self = .item
      case CMARK_NODE_LIST: self = .list
      case CMARK_NODE_HEADING: self = .heading
      case CMARK_NODE_CODE_BLOCK: self = .codeBlock
      case CMARK_NODE_BLOCK_QUOTE: self = .blockQuote
      case CMARK_NODE_LINEBREAK: self = .lineBreak
      case CMARK_NODE_IMAGE: self = .image
      case CMARK_NODE_HTML_INLINE: self = .htmlInline
      case CMARK_NODE_HTML_BLOCK: self = .htmlBlock
      case CMARK_NODE_THEMATIC_BREAK: self = .thematicBreak
      case CMARK_NODE_DOCUMENT: self = .document
      default: self = .other
      }
    }
  }
}

/// The memory from which libcmark allocates on this thread, and one that is kept for the next text.
///
/// libcmark's allocator is three functions without a context, so the context is the thread's.
enum ThreadMemory {
  /// Of what libcmark works with now; set by `prepare`, and then read at each piece of memory without
  /// the question whether it is set.
  @exclusivity(unchecked) nonisolated(unsafe) private static var current = pthread_key_t.max

  private static let prepare: Void = {
    guard pthread_key_create(&current, nil) == 0 else {
      fatalError("no thread-specific data left")
    }
  }()

  /// Of what no text uses.
  private static let spare = {
    var key = pthread_key_t()
    let result = pthread_key_create(&key) { state in
      guard let state = state as UnsafeMutableRawPointer? else { return }
      ParserMemory.destroy(state.assumingMemoryBound(to: ParserMemory.State.self))
    }
    guard result == 0 else { fatalError("no thread-specific data left") }
    return key
  }()

  /// Runs libcmark's functions with a memory; calls may be nested.
  fileprivate static func `is`<Result>(
    _ memory: UnsafeMutablePointer<ParserMemory.State>, _ body: () -> Result
  ) -> Result {
    _ = prepare
    let outer = pthread_getspecific(current)
    pthread_setspecific(current, memory)
    defer { pthread_setspecific(current, outer) }
    return body()
  }

  /// What the last text on this thread left, for the next.
  static func takeSpare() -> UnsafeMutablePointer<ParserMemory.State>? {
    guard let state = pthread_getspecific(spare) else { return nil }
    pthread_setspecific(spare, nil)
    return state.assumingMemoryBound(to: ParserMemory.State.self)
  }

  /// Keeps a memory for the next text, unless there is one already; gives whether it does.
  static func keepSpare(_ state: UnsafeMutablePointer<ParserMemory.State>) -> Bool {
    pthread_getspecific(spare) == nil && pthread_setspecific(spare, state) == 0
  }

  /// libcmark's view of it, to which each node points.
  nonisolated(unsafe) fileprivate static let allocator = {
    let allocator = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    allocator.initialize(
      to: cmark_mem(
        calloc: { count, size in ThreadMemory.state.pointee.allocateZeros(count * size) },
        realloc: { piece, size in ThreadMemory.state.pointee.reallocate(piece, size) },
        free: { piece in ThreadMemory.state.pointee.free(piece) }))
    return allocator
  }()

  /// Where libcmark runs outside `is`, which is a mistake of this file, the program stops.
  @inline(__always)
  private static var state: UnsafeMutablePointer<ParserMemory.State> {
    guard let state = pthread_getspecific(current) else {
      fatalError("libcmark has no memory here")
    }
    return state.assumingMemoryBound(to: ParserMemory.State.self)
  }
}
