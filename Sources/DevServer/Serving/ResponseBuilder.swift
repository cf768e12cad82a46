import HTTPTypes
import HummingbirdCore
import NIOCore

/// Makes the response for a representation: whole, a part, or the word that nothing changed.
struct ResponseBuilder {
  private let headers: HTTPFields

  /// Makes a builder for what a request asked.
  init(_ request: Request) {
    headers = request.headers
  }

  /// The response with the status, or 304, 206 or 416 where the request's fields ask for that.
  func response(_ representation: Representation, _ status: HTTPResponse.Status) -> Response {
    let isPartial = status == .ok && headers[.range] != nil
    let gzips = !isPartial && FieldList.acceptsGzip(headers[.acceptEncoding])
    let chosen = gzips ? representation.compressed() : representation
    var fields = fields(of: chosen)
    if status == .ok, FieldList.matches(headers[.ifNoneMatch], quoted(chosen.tag)) {
      fields[.contentType] = nil
      return Response(status: .notModified, headers: fields).withoutLength
    }
    let size = chosen.size
    guard isPartial, isRangeCurrent(chosen), let field = headers[.range],
      let range = ByteRange(field, size: size)
    else {
      return Response(status: status, headers: fields, body: body(chosen, 0..<size))
    }
    switch range {
    case .unsatisfiable:
      fields[.contentRange] = "bytes */\(size)"
      return Response(status: .rangeNotSatisfiable, headers: fields)
    case .part(let part):
      fields[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
      return Response(status: .partialContent, headers: fields, body: body(chosen, part))
    }
  }

  private func quoted(_ tag: String) -> String { "\"\(tag)\"" }

  private func fields(of representation: Representation) -> HTTPFields {
    var fields: HTTPFields = [
      .contentType: representation.type.value, .eTag: quoted(representation.tag),
      // Kept, but asked about each time: what was saved must be seen.
      .cacheControl: "no-cache", .acceptRanges: "bytes",
    ]
    if representation.type.isCompressible { fields[.vary] = "Accept-Encoding" }
    fields[.contentEncoding] = representation.encoding
    return fields
  }

  /// Whether the part that is asked for is one of the very bytes that the client has (RFC 9110,
  /// section 13.1.5).
  private func isRangeCurrent(_ representation: Representation) -> Bool {
    guard let field = headers[.ifRange] else { return true }
    return field == quoted(representation.tag)
  }

  private func body(_ representation: Representation, _ range: Range<Int>) -> ResponseBody {
    switch representation.content {
    case .bytes(let buffer):
      let part = buffer.getSlice(at: buffer.readerIndex + range.lowerBound, length: range.count)
      return ResponseBody(byteBuffer: part ?? ByteBuffer())
    case .file(let file):
      return ResponseBody(contentLength: range.count) { writer in
        try await Self.send(file, range, to: &writer)
      }
    }
  }

  private static func send(
    _ file: OpenFile, _ range: Range<Int>, to writer: inout any ResponseBodyWriter
  ) async throws {
    let chunk = 1 << 17
    for start in stride(from: range.lowerBound, to: range.upperBound, by: chunk) {
      let part = start..<min(start + chunk, range.upperBound)
      // A file that became shorter cannot be sent as it was announced: the connection is cut, so that
      // the client does not take a part for the whole.
      guard let bytes = file.bytes(part), bytes.readableBytes == part.count else {
        throw OpenFile.Failure(code: 0)
      }
      try await writer.write(bytes)
    }
    try await writer.finish(nil)
  }
}

extension Response {
  /// The same without the length of its body, which a 304 has no say in.
  fileprivate var withoutLength: Response {
    var response = self
    response.headers[.contentLength] = nil
    return response
  }
}
