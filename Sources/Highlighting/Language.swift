/// A language that can be highlighted.
///
/// Each is one file in Languages/ and one line in `Languages.all`.
protocol Language: SendableMetatype {
  /// Its names in info strings, in lower case, the file extensions among them.
  static var names: [String] { get }
  /// Its rules, made ready when first used.
  static var grammar: Grammar { get }
}

/// The languages there are.
enum Languages {
  static let all: [any Language.Type] = [
    Shell.self,
    Console.self,
    C.self,
    CPlusPlus.self,
    CSharp.self,
    CSS.self,
    SCSS.self,
    Dart.self,
    Diff.self,
    Dockerfile.self,
    Go.self,
    HTML.self,
    XML.self,
    HTTP.self,
    INI.self,
    Java.self,
    JavaScript.self,
    JSON.self,
    Kotlin.self,
    Lua.self,
    Makefile.self,
    Markdown.self,
    Nginx.self,
    ObjectiveC.self,
    Perl.self,
    PHP.self,
    Python.self,
    R.self,
    Ruby.self,
    Rust.self,
    Scala.self,
    SQL.self,
    SwiftLanguage.self,
    TOML.self,
    TypeScript.self,
    TSX.self,
    Vim.self,
    YAML.self,
  ]

  private static let byName: [String: any Language.Type] = {
    var table: [String: any Language.Type] = [:]
    for language in all {
      for name in language.names { table[name] = language }
    }
    return table
  }()

  /// The language of a name, in upper or lower case.
  static func named(_ name: String) -> (any Language.Type)? {
    byName[name] ?? byName[name.lowercased()]
  }
}
