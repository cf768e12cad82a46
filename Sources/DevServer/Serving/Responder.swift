import HTTPTypes
import HummingbirdCore
import MediaTypes
import NIOCore
import Synchronization

/// Answers requests: from the site's folder, and with what keeps browsers up to date.
final class Responder: Sendable {
  private let files: StaticFiles
  private let mount: Mutex<BasePath>
  private let hosts: HostCheck
  /// Nil when pages are served as they are.
  private let browsers: Browsers?

  init(files: StaticFiles, base: BasePath, hosts: HostCheck, browsers: Browsers?) {
    self.files = files
    mount = Mutex(base)
    self.hosts = hosts
    self.browsers = browsers
  }

  /// Where the site is served; it may move while it is.
  var base: BasePath {
    get { mount.withLock { $0 } }
    set { mount.withLock { $0 = newValue } }
  }

  /// The folder of addresses that are the server's own.
  static let ownFolder = "_fude"

  func respond(to request: Request) -> Response {
    // A second Host field is left among the others.
    guard let host = request.head.authority,
      !request.headers.contains(where: { $0.name.canonicalName == "host" })
    else {
      return refusal(.badRequest, "The request has no Host field, or more than one.")
    }
    guard hosts.allows(host) else {
      return refusal(.forbidden, "This server does not answer to that name; use localhost.")
    }
    guard request.method == .get || request.method == .head else {
      var response = refusal(.methodNotAllowed, "Only GET and HEAD are answered.")
      response.headers[.allow] = "GET, HEAD"
      return response
    }
    guard let path = RequestPath(target: request.head.path ?? "") else {
      return refusal(.badRequest, "This is no path of a site.")
    }
    let response = route(path, request)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func route(_ path: RequestPath, _ request: Request) -> Response {
    if let browsers, path.segments.first == Self.ownFolder {
      return own(path.segments.dropFirst().joined(separator: "/"), browsers, request)
    }
    guard let rest = base.rest(of: path) else {
      if path.segments.isEmpty {
        return redirect(to: base.address(of: [], isFolder: true), .found, request)
      }
      return missing(request)
    }
    // `/blog` is the site's folder without its slash.
    if rest.segments.isEmpty, !rest.isFolder {
      return redirect(to: base.address(of: [], isFolder: true), .movedPermanently, request)
    }
    switch files.look(up: rest) {
    case .file(let file, let found): return serve(file, found, .ok, request)
    case .folder:
      return redirect(
        to: base.address(of: rest.segments, isFolder: true), .movedPermanently, request)
    case .missing: return missing(request)
    case .unavailable: return refusal(.serviceUnavailable, "Too many files are open.")
    }
  }

  // MARK: - Files

  private func serve(
    _ file: OpenFile, _ path: String, _ status: HTTPResponse.Status, _ request: Request
  ) -> Response {
    // Before the file is read: a page must never claim to be newer than it is.
    let generation = browsers?.generation
    let isPage = ContentType(path: path) == .html
    guard
      var found = Representation(file, path: path, readsWhole: isPage && generation != nil)
    else { return refusal(.internalServerError, "This file cannot be read.") }
    if isPage, let generation, case .bytes(let bytes) = found.content {
      let client = ReloadClient(generation: generation, file: path, base: base.text)
      found.content = .bytes(client.inserted(into: bytes))
      found.tag += "-\(generation)"
    }
    return ResponseBuilder(request).response(found, status)
  }

  /// The site's own page for what is not there, else one of the server's.
  private func missing(_ request: Request) -> Response {
    let page = RequestPath(target: "/404.html").map { files.look(up: $0) }
    if case .file(let file, let path)? = page { return serve(file, path, .notFound, request) }
    return refusal(.notFound, "There is no such page.")
  }

  private func redirect(
    to address: String, _ status: HTTPResponse.Status, _ request: Request
  ) -> Response {
    let query = (request.head.path ?? "").drop { $0 != "?" }
    return Response(
      status: status, headers: [.location: address + query, .cacheControl: "no-cache"])
  }

  /// A page of the server's own, which is kept up to date as well.
  private func refusal(_ status: HTTPResponse.Status, _ text: String) -> Response {
    let page = "<!doctype html><meta charset=utf-8><title>\(status.code)</title><p>\(text)\n"
    var bytes = ByteBuffer(string: page)
    if let browsers, status == .notFound {
      let client = ReloadClient(generation: browsers.generation, file: "404.html", base: base.text)
      bytes = client.inserted(into: bytes)
    }
    return Response(
      status: status,
      headers: [.contentType: ContentType.html.value, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: bytes))
  }

  // MARK: - The server's own addresses

  private func own(_ name: String, _ browsers: Browsers, _ request: Request) -> Response {
    switch name {
    case "reload.js":
      let script = Representation(ReloadClient.script, type: .script, tag: ReloadClient.version)
      return ResponseBuilder(request).response(script, .ok)
    case "events" where request.method == .get:
      let known = request.uri.queryParameters["generation"].map { String($0) }
      return events(browsers.join(knowing: known), request)
    default: return refusal(.notFound, "There is no such page.")
    }
  }

  /// Server-Sent Events, until the browser goes or the server stops.
  private func events(_ updates: AsyncStream<String>, _ request: Request) -> Response {
    let body = ResponseBody { writer in
      try await request.body.consumeWithCancellationOnInboundClose { _ in
        var writer = writer
        // Something at once, so that the browser knows that it is connected.
        try await writer.write(ByteBuffer(string: ":\n\n"))
        for await data in updates {
          try await writer.write(ByteBuffer(string: "data: \(data)\n\n"))
        }
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
      body: body)
  }
}
