/// The page at an old address of a post: sends readers on, and tells search engines which
/// address counts.
struct RedirectPage {
  /// Where readers go, root-relative, so that a local copy leads to itself.
  let target: String
  /// The absolute address that counts.
  let canonical: String
  let language: String

  /// Appends the whole file.
  func write(into buffer: inout [UInt8]) {
    buffer.append(markup: "<!doctype html>\n<html lang=\"")
    buffer.append(text: language)
    buffer.append(markup: "\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
    buffer.append(text: canonical)
    buffer.append(markup: "</title>\n<meta name=\"robots\" content=\"noindex\">\n")
    buffer.append(markup: "<link rel=\"canonical\" href=\"")
    buffer.append(text: canonical)
    buffer.append(markup: "\">\n<meta http-equiv=\"refresh\" content=\"0; url=")
    buffer.append(text: target)
    buffer.append(markup: "\">\n</head>\n<body>\n<p><a href=\"")
    buffer.append(text: target)
    buffer.append(markup: "\">")
    buffer.append(text: canonical)
    buffer.append(markup: "</a></p>\n</body>\n</html>\n")
  }
}
