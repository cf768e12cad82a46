import Foundation

/// `embed-theme FOLDER FILE` writes a Swift file that holds the text files of a folder.
@main
struct EmbedTheme {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: embed-theme FOLDER FILE\n".utf8))
      exit(64)
    }
    let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    var source = """
      // Made from templates/ by embed-theme. Change the files there.

      /// The default theme.
      enum EmbeddedTheme {
        /// The files of templates/ by path, in byte order.
        static let files: [(path: String, text: StaticString)] = [

      """
    for path in paths where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      let file = folder.appendingPathComponent(path)
      if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      source += "    (\"\(path)\", \"\(escaped(text))\"),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
  }

  /// The body of a Swift string literal on one line.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
