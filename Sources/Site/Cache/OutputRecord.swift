/// One file of the output folder, and what it was made from: a verifying trace (Mokhov, Mitchell,
/// Peyton Jones: "Build systems à la carte", 2018).
///
/// A class, since most records go from build to build as they are.
final class OutputRecord: Sendable {
  let url: URLPath
  let subject: Output.Content
  /// Of the bytes.
  let content: Fingerprint
  /// Of the file as the build left it.
  let stamp: FileStamp
  /// Whether an equal stamp means that the file is the same.
  let isSettled: Bool
  /// Of all that is known of the output before it is made; nil when it has to be made each time.
  let signature: Fingerprint?
  /// Documents by their place among those of the build.
  let reads: PageReads
  /// Where in the bytes the text of the page's document is; empty when it is nowhere as it was made.
  let body: Range<Int>

  /// Its path in the output folder.
  var file: String { url.file }

  init(
    url: URLPath, subject: Output.Content, content: Fingerprint, stamp: FileStamp, isSettled: Bool,
    signature: Fingerprint?, reads: PageReads, body: Range<Int>
  ) {
    self.url = url
    self.subject = subject
    self.content = content
    self.stamp = stamp
    self.isSettled = isSettled
    self.signature = signature
    self.reads = reads
    self.body = body
  }

  /// The same with what the file system says now.
  func with(_ verified: VerifiedOutput) -> OutputRecord {
    if verified.stamp == stamp, verified.isSettled == isSettled { return self }
    return OutputRecord(
      url: url, subject: subject, content: content, stamp: verified.stamp,
      isSettled: verified.isSettled,
      signature: signature, reads: reads, body: body)
  }

  /// The same where documents and terms have other numbers.
  func with(_ subject: Output.Content, _ reads: PageReads) -> OutputRecord {
    OutputRecord(
      url: url, subject: subject, content: content, stamp: stamp, isSettled: isSettled,
      signature: signature, reads: reads, body: body)
  }
}
