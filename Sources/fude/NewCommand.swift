import ArgumentParser
import Diagnostics
import Site

/// The command `fude new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Makes a post dated now and prints its path.")

  @Argument(help: "The post's title.")
  var title: String

  @Option(help: "The site's folder.")
  var source = "."

  @Flag(help: "Make a draft.")
  var draft = false

  func validate() throws {
    if title.allSatisfy(\.isWhitespace) { throw ValidationError("the title is empty") }
  }

  func run() throws {
    let (post, diagnostics) = NewPost.plan(title: title, isDraft: draft, source: source)
    Console.show(diagnostics)
    guard let post else { throw ExitCode(1) }
    if let problem = post.write() {
      Console.show([problem])
      throw ExitCode(1)
    }
    Console.print(source == "." ? post.path : "\(source)/\(post.path)")
  }
}
