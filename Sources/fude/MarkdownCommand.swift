import ArgumentParser
import CJKText
import JSON
import Markdown

/// The command `fude markdown`.
struct MarkdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown", abstract: "Turns Markdown on standard input into HTML.",
    discussion: """
      With --batch each line is a JSON object with "markdown" and, if wanted, "options"; each line \
      of output is {"html"} or {"error"}. Options are "profile" ("commonmark", "gfm" or "fude"), \
      "language", "raw_html" ("keep", "escape" or "drop"), "soft_breaks" ("keep", "css" or \
      "hard"), "join_after_punctuation", and a true or false for each construct: \
      \(MarkdownSwitch.allCases.map(\.name).joined(separator: ", ")). A line with "headings", a list of \
      texts, gives {"ids"}, their identifiers on one page.
      """)

  @Flag(help: "Read and write one JSON object a line.")
  var batch = false

  @Option(
    help: "commonmark, gfm, or fude for the dialect that posts are written in.")
  var profile = MarkdownProfile.fude

  @Option(
    help: "The language of the text, which has a say in how lines are joined (default: none).")
  var language = ""

  func run() {
    guard batch else {
      let options = MarkdownOptions(profile, language: language)
      let rendered = MarkdownRenderer(options: options).render(Console.readAll()[...])
      for finding in rendered.findings {
        Console.printError("line \(finding.line): \(finding.message)")
      }
      return Console.print(bytes: rendered.html)
    }
    BatchLines.run { line in
      if case .array(let headings)? = line["headings"] {
        return .success(identifiers(of: headings))
      }
      guard case .string(let markdown)? = line["markdown"] else {
        return .failure(BatchError(message: "no text under \"markdown\""))
      }
      switch MarkdownOptions.read(line["options"], profile: profile, language: language) {
      case .failure(let error): return .failure(error)
      case .success(let options):
        let html = MarkdownRenderer(options: options).render(Array(markdown.utf8)[...]).html
        return .success(
          JSONMember(key: "html", value: .string(String(decoding: html, as: UTF8.self))))
      }
    }
  }

  /// The identifiers of headings that stand on one page in this order.
  private func identifiers(of headings: [JSONValue]) -> JSONMember {
    var slugger = AnchorSlugger()
    let ids = headings.map { heading -> JSONValue in
      guard case .string(let text) = heading else { return .null }
      return .string(slugger.identifier(for: text))
    }
    return JSONMember(key: "ids", value: .array(ids))
  }
}

/// A named set of Markdown options.
enum MarkdownProfile: String, CaseIterable, ExpressibleByArgument {
  case commonmark
  case gfm
  case fude

  var options: MarkdownOptions {
    switch self {
    case .commonmark: .commonMark
    case .gfm: .gfm
    case .fude: MarkdownOptions()
    }
  }
}
