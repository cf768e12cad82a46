import ArgumentParser
import DevServer
import Diagnostics
import Site

/// The command `fude serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Builds the site, serves it, and keeps browsers up to date.",
    discussion: """
      Builds again when a file is saved and tells the browsers that show the site. Ctrl-C ends it.
      """)

  @OptionGroup var site: SiteArguments
  @OptionGroup var place: OutputArguments

  @Option(help: "The port; when it is taken, the next free one.")
  var port = 4000

  @Option(help: "The name or address to listen on; by default only this machine is answered.")
  var host = "127.0.0.1"

  @Flag(help: "Open the site in the browser.")
  var open = false

  @Flag(name: .customLong("no-reload"), help: "Serve pages without the script that reloads them.")
  var noReload = false

  @Flag(help: "Let browsers go to the page that was edited.")
  var navigate = false

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port expects a number from 0 to 65535, found \(port)")
    }
  }

  func run() async throws {
    let interruption = await Interruption()
    let session = ServeSession(build: buildOptions, server: serverOptions, wishes: wishes)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await session.run() }
      group.addTask { await Self.end(session, on: interruption) }
      // Whichever ends first: with the session the program ends, with the signal the session.
      try await group.next()
      group.cancelAll()
    }
  }

  /// Lets a build that is running end, but not for long, and not when somebody asks twice.
  private static func end(_ session: ServeSession, on interruption: Interruption) async {
    await interruption.wait()
    if Task.isCancelled { return }
    await session.close()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await interruption.wait() }
      group.addTask { try? await Task.sleep(for: .seconds(1)) }
      await group.next()
      group.cancelAll()
    }
    // The session ended meanwhile, and the program is about to.
    if Task.isCancelled { return }
    Console.exit()
  }

  private var buildOptions: BuildOptions {
    var options = site.options
    place.set(in: &options)
    return options
  }

  private var serverOptions: ServerOptions {
    var options = ServerOptions(root: place.output ?? site.source + "/public")
    options.host = host
    options.port = port
    options.reloads = !noReload
    return options
  }

  private var wishes: ServeSession.Wishes {
    .init(opensBrowser: open, navigates: navigate)
  }
}
