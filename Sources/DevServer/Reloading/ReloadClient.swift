import NIOCore

/// The script that keeps a browser at what was just saved, and the tag that brings it into a page.
struct ReloadClient: Sendable {
  /// The generation that the page is served in.
  let generation: String
  /// The served file, below the site's folder.
  let file: String
  /// The path below which the site is served.
  let base: String

  /// Changes with the script.
  static let version = "reload-1"

  /// The page with the script's tag; what the page says itself is not changed.
  func inserted(into page: ByteBuffer) -> ByteBuffer {
    let view = page.readableBytesView
    let place = HTMLPrologue.end(of: view)
    let tag = tag
    var result = ByteBufferAllocator().buffer(capacity: view.count + tag.utf8.count)
    result.writeBytes(view.prefix(place))
    result.writeString(tag)
    result.writeBytes(view.dropFirst(place))
    return result
  }

  private var tag: String {
    let folder = Responder.ownFolder
    return "<script async src=\"/\(folder)/reload.js\" data-generation=\"\(generation)\""
      + " data-file=\"\(escaped(file))\" data-base=\"\(escaped(base))\"></script>"
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "<": result += "&lt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
