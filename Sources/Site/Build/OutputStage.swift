import Diagnostics

/// Makes the outputs of which something changed, and stages those whose bytes are new.
struct OutputStage: Sendable {
  let outputs: [Output]
  let input: RenderInput
  let signatures: OutputSignatures
  let table: DocumentTable
  let folder: OutputFolder
  let root: String
  /// The last build's outputs, and what changed since; nil when nothing is known of one.
  let previous: Previous?
  /// How many of the newest posts have texts that other outputs show beside their own pages.
  let sharedBodies: Int
  /// Whether the output folder held nothing when the build began.
  let isFolderEmpty: Bool

  /// What is known of the last build.
  struct Previous: Sendable {
    let records: PreviousOutputs
    let changes: ChangeSet
  }

  /// What became of one output.
  struct Made: Sendable {
    /// Nil when it could not be made.
    var record: OutputRecord?
    var isStaged = false
    var isRendered = false
    var diagnostics: [Diagnostic] = []
    /// Whether it could not be written.
    fileprivate var isFailed = false
  }

  /// What one worker keeps from output to output.
  private struct Worker {
    let input: RenderInput
    var buffer: [UInt8] = []
    /// Made for the first page that is rendered: a build may have none.
    private(set) lazy var renderer = OutputRenderer(input)
    private var staging: FolderHandle?

    init(_ input: RenderInput) {
      self.input = input
    }

    /// Where files are staged, opened for the first of them.
    mutating func staging(of folder: OutputFolder) throws(FileError) -> FolderHandle {
      if let staging { return staging }
      let opened = try folder.openStaging()
      staging = opened
      return opened
    }
  }

  /// All outputs, in their order.
  func run(jobs: Int) async -> [Made] {
    let isStopped = SharedFlag()
    return await Parallel.map(
      outputs.count, jobs: jobs, makeState: { Worker(input) }
    ) { worker, place in
      if isStopped.isSet { return Made() }
      let made = make(outputs[place], previous?.records[place], &worker)
      // One file that cannot be written, as on a full disk, means that none of the rest can.
      if made.isFailed { isStopped.set() }
      return made
    }
  }

  private func make(
    _ output: Output, _ old: PreviousOutputs.Known?, _ worker: inout Worker
  ) -> Made {
    let signature = signatures.signature(of: output)
    if let previous, let old, let present = old.verified, let signature,
      old.record.signature == signature, previous.changes.isCurrent(old.record.reads)
    {
      return Made(record: previous.changes.moved(old.record, to: output.content).with(present))
    }
    worker.buffer.removeAll(keepingCapacity: true)
    let body = input.graph.html(ofPage: output)
    var made = render(output, body, &worker)
    if case .post(let post) = output.content, post >= sharedBodies {
      input.graph.index.posts[post].body.releaseHTML()
    }
    let reads = made.isRendered ? reads(worker.renderer.view.log.take()) : PageReads()
    guard !made.diagnostics.containsError else { return made }
    let content = Fingerprint(worker.buffer)
    let present = untouched(output, content, worker.buffer, old)
    if present == nil { stage(&worker, at: output.file, &made) }
    made.record = OutputRecord(
      url: output.url, subject: output.content, content: content, stamp: present?.stamp ?? .none,
      isSettled: present?.isSettled ?? false,
      // A finding must be told by the next build as well.
      signature: made.diagnostics.isEmpty ? signature : nil, reads: reads,
      body: body.flatMap { worker.buffer.range(of: $0, from: 0) } ?? 0..<0)
    return made
  }

  /// What is known of the file in the output folder when its bytes are those that were made.
  private func untouched(
    _ output: Output, _ content: Fingerprint, _ bytes: [UInt8], _ old: PreviousOutputs.Known?
  ) -> VerifiedOutput? {
    if let old, let verified = old.verified {
      return old.record.content == content ? verified : nil
    }
    guard !isFolderEmpty, folder.holds(bytes, at: output.file) else { return nil }
    return folder.stamp(of: output.file).map { VerifiedOutput(stamp: $0, isSettled: false) }
  }

  private func render(_ output: Output, _ body: [UInt8]?, _ worker: inout Worker) -> Made {
    guard case .asset(let path) = output.content else {
      let diagnostics = worker.renderer.render(output, body: body, into: &worker.buffer)
      return Made(isRendered: true, diagnostics: diagnostics)
    }
    var made = Made()
    do throws(FileError) {
      worker.buffer = try POSIX.read(root + "/" + path)
      if worker.buffer.starts(with: "---\n".utf8), PathText.name(path).hasSuffix(".html") {
        made.diagnostics.append(
          .warning(
            "this file has front matter, but is copied as it is", at: SourceLocation(path: path),
            hint: "only Markdown files become pages; templates belong in templates/"))
      }
    } catch {
      let place = SourceLocation(path: path)
      made.diagnostics.append(.error("cannot read this file: \(error.reason)", at: place))
    }
    return made
  }

  /// Documents get the numbers under which the build keeps them.
  private func reads(_ reads: PageReads) -> PageReads {
    var reads = reads
    for index in reads.documents.indices {
      let place = table.order[Int(reads.documents[index].document)]
      reads.documents[index].document = Int32(truncatingIfNeeded: place)
    }
    return reads
  }

  private func stage(_ worker: inout Worker, at file: String, _ made: inout Made) {
    do throws(FileError) {
      let staging = try worker.staging(of: folder)
      try folder.stage(worker.buffer, at: file, in: staging)
      made.isStaged = true
    } catch {
      made.isFailed = true
      made.diagnostics.append(.error("cannot write \(folder.name)/\(file): \(error.reason)"))
    }
  }
}
