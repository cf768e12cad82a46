import CJKText

/// Where a page or file of the site lives: its path below the base path, decoded and normalised.
struct URLPath: Sendable {
  /// Why a text cannot be a path, as the rest of a sentence that names the key.
  struct Problem: Error, Hashable {
    let message: String
    let hint: String
  }

  /// Starts with `/`; ends with `/` when it stands for a folder's index.html.
  let text: String

  /// The path in the form that links carry: UTF-8, percent-encoded.
  ///
  /// Kept, since lists ask for it again and again.
  let encoded: String

  /// The file in the output folder that a server answers with.
  var file: String {
    let relative = Substring(text.utf8.dropFirst())
    guard PathText.endsWithSlash(text) else { return String(relative) }
    // In one allocation, as each output is asked for it several times.
    var file = ""
    file.reserveCapacity(relative.utf8.count + 10)
    file += relative
    file += "index.html"
    return file
  }

  /// The folder that relative links start from.
  var folder: String { (PathText.parent(text) ?? "") + "/" }

  static let home = URLPath(safe: "/")
  static let notFound = URLPath(safe: "/404.html")
  static let archive = URLPath(safe: "/archive/")
  static let feed = URLPath(safe: "/feed.xml")
  static let jsonFeed = URLPath(safe: "/feed.json")
  static let sitemap = URLPath(safe: "/sitemap.xml")

  /// A path that the program itself made from safe parts.
  init(safe text: String) {
    self.text = text
    encoded = PercentEncoding.path(text)
  }

  /// The path at which a file of the output folder is served.
  init(file: String) {
    let isIndex = PathText.name(file) == "index.html"
    self.init(safe: "/" + (isIndex ? String(Substring(file.utf8.dropLast(10))) : file))
  }

  /// A path that an author wrote: `/about/`, `notes/a.html`, with or without percent-encoding.
  ///
  /// A last part without an extension is taken for a folder, so that `/about` and `/about/` are
  /// one address. Parts over 240 bytes are cut.
  ///
  /// - Parameters:
  ///   - text: the path, with or without a slash at its beginning.
  ///   - isFolder: whether it stands for a folder, when that is known otherwise.
  /// - Throws: when the path leads out of the site or no file can have it.
  init(author text: String, isFolder: Bool? = nil) throws(Problem) {
    if isFolder != false, Self.isPlain(text) {
      self.init(safe: PathText.endsWithSlash(text) ? text : text + "/")
      return
    }
    guard !text.contains("://") else {
      throw Problem(
        message: "is an address, not a path", hint: "write only the path, such as /about/")
    }
    let decoded = Normalization.nfc(PercentDecoding.decode(text) ?? text)
    var parts: [String] = []
    for part in PathText.parts(decoded) {
      guard part != "..", part != "." else {
        throw Problem(
          message: "leaves the output folder: '\(text)'",
          hint: "write the path from the site's root, without '..'")
      }
      parts.append(try Self.checked(part))
    }
    let looksLikeFolder = PathText.endsWithSlash(decoded) || !(parts.last ?? "").contains(".")
    let joined = parts.map { "/" + $0 }.joined()
    self.init(safe: isFolder ?? looksLikeFolder ? joined + "/" : joined)
  }

  /// Whether a path needs no work at first sight: slashes apart, with lower-case letters, digits,
  /// kana, Han, Hangul and hyphens between them.
  ///
  /// Nearly all paths of posts are; what has a dot is looked at closely.
  private static func isPlain(_ text: String) -> Bool {
    guard text.utf8.count <= 240, PathText.beginsWithSlash(text) else { return false }
    var followsSlash = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "-", "\u{3041}"..."\u{3096}", "\u{30A1}"..."\u{30FA}", "ー",
        "\u{4E00}"..."\u{9FFF}", "\u{AC00}"..."\u{D7A3}":
        followsSlash = false
      case "/" where !followsSlash: followsSlash = true
      default: return false
      }
    }
    return true
  }

  /// A part without invisible characters and without the dots and blanks that some systems drop
  /// from the end of a name.
  private static func checked(_ part: String) throws(Problem) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in part.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control: throw forbidden("a control character")
      case .format: continue
      default:
        if scalar == "\\" || scalar == "?" || scalar == "#" { throw forbidden("'\(scalar)'") }
        scalars.append(scalar)
      }
    }
    while let last = scalars.last, last == "." || last == " " { scalars.removeLast() }
    let name = String(scalars)
    guard !name.isEmpty else { throw forbidden("a part without a letter") }
    return name.utf8.count > 240 ? Slug.pathComponent(name, lowercased: false) : name
  }

  private static func forbidden(_ what: String) -> Problem {
    Problem(message: "holds \(what)", hint: "remove it; letters of any script are fine")
  }
}

extension URLPath: Hashable {
  static func == (left: URLPath, right: URLPath) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
