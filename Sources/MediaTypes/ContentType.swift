/// The media type of a file, told from its name as static hosts tell it.
public struct ContentType: Sendable, Hashable {
  /// The value of the `Content-Type` field.
  public let value: String
  /// Whether it is text of a kind that becomes shorter when compressed.
  public let isCompressible: Bool

  /// The type of the file at a path.
  public init(path: String) {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    let ending =
      name.lastIndex(of: UInt8(ascii: ".")).map {
        String(decoding: name[name.index(after: $0)...], as: UTF8.self).lowercased()
      } ?? ""
    if let text = Self.texts[ending] {
      self.init(value: text + "; charset=utf-8", isCompressible: true)
    } else {
      let value = Self.others[ending] ?? "application/octet-stream"
      self.init(value: value, isCompressible: ending == "svg" || ending == "wasm")
    }
  }

  private init(value: String, isCompressible: Bool) {
    self.value = value
    self.isCompressible = isCompressible
  }

  /// A page.
  public static let html = ContentType(path: ".html")
  /// A script.
  public static let script = ContentType(path: ".js")

  private static let texts = [
    "html": "text/html", "htm": "text/html", "css": "text/css", "js": "text/javascript",
    "mjs": "text/javascript", "txt": "text/plain", "md": "text/markdown", "csv": "text/csv",
    "xml": "application/xml", "xsl": "application/xml", "rss": "application/rss+xml",
    "atom": "application/atom+xml", "json": "application/json", "map": "application/json",
    "geojson": "application/geo+json", "webmanifest": "application/manifest+json",
    "xhtml": "application/xhtml+xml", "vtt": "text/vtt", "ics": "text/calendar",
    "yml": "text/yaml", "yaml": "text/yaml",
  ]

  private static let others = [
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
    "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "woff": "font/woff",
    "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf", "mp4": "video/mp4",
    "webm": "video/webm", "mov": "video/quicktime", "ogv": "video/ogg", "mp3": "audio/mpeg",
    "m4a": "audio/mp4", "ogg": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav",
    "flac": "audio/flac", "pdf": "application/pdf", "zip": "application/zip",
    "gz": "application/gzip", "tar": "application/x-tar", "epub": "application/epub+zip",
    "wasm": "application/wasm",
  ]
}
