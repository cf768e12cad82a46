extension CodeListing {
  /// A listing as the info string of a fenced code block wants it.
  ///
  /// The first word is the language. These may follow, in the spellings of Hugo, Zola, VitePress,
  /// Docusaurus, Gatsby, Pandoc, Hexo, Qiita and Zenn:
  ///
  /// - highlighted lines: `{1,3-5}`, `hl_lines=1 3-5`, `{hl_lines=[1,"3-5"]}`, `mark:1,3-5`
  /// - line numbers: `linenos`, `{linenos=table}`, `showLineNumbers`, `:line-numbers`, `{.numberLines}`
  /// - the first number: `linenostart=10`, `linenos=10`, `showLineNumbers{10}`, `:line-numbers=10`
  /// - the file's name: `ruby:lib/a.rb`, `title="a.rb"`, `filename=a.rb`, `[a.rb]`, `main.rb` alone
  ///
  /// Everything else is ignored. A word that could be meant for nothing of this stays the language,
  /// whatever is in it.
  public init(infoString: String) {
    self.init()
    var parser = InfoStringParser(infoString)
    parser.parse()
    self = parser.listing
  }

  /// What an option is about.
  ///
  /// Names are compared without `-`, `_` and case.
  enum Option {
    case lines, numbers, noNumbers, firstNumber, fileName

    private static let names: [String: Option] = {
      let lists: [(Option, String)] = [
        (.lines, "hllines highlight highlightlines hl mark marklines emphasizelines"),
        (.numbers, "linenos lineno linenumbers linenumber showlinenumbers numberlines number"),
        (.noNumbers, "nolinenos nolinenumbers nolinenumber"),
        (.firstNumber, "linenostart startfrom start firstline firstlinenumber startline"),
        (.fileName, "title filename file name caption"),
      ]
      return Dictionary(
        uniqueKeysWithValues: lists.flatMap { option, names in
          names.split(separator: " ").map { (String($0), option) }
        })
    }()

    init?(_ name: String) {
      guard let option = Self.names[name.lowercased().filter { $0 != "-" && $0 != "_" }] else {
        return nil
      }
      self = option
    }
  }

  /// Takes an option as its writer meant it; a value that makes no sense changes nothing.
  mutating func set(_ option: Option, to value: String?, start: inout Int?) {
    switch option {
    case .lines:
      highlightedLines = LineRanges(
        highlightedLines.ranges + LineRanges(parsing: value ?? "").ranges)
    case .numbers where ["false", "off", "no", "none"].contains(value?.lowercased()):
      firstLineNumber = nil
    case .numbers:
      firstLineNumber = firstLineNumber ?? 1
      start = value.flatMap(Self.lineNumber) ?? start
    case .noNumbers: firstLineNumber = nil
    case .firstNumber: start = value.flatMap(Self.lineNumber) ?? start
    case .fileName: fileName = (value ?? "").isEmpty ? fileName : value
    }
  }

  /// A number that a line can have.
  private static func lineNumber(_ text: String) -> Int? {
    Int(text).flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
  }

  /// Finds the language by the file's name where none is given: `a.rb`, `Dockerfile`.
  mutating func inferLanguage() {
    guard language == nil, let fileName else { return }
    let bytes = Array(fileName.utf8)
    let name = bytes.suffix(while: { $0 != UInt8(ascii: "/") })
    let suffix = name.suffix(while: { $0 != UInt8(ascii: ".") })
    language = [name, suffix].map { String(decoding: $0, as: UTF8.self) }
      .first(where: Self.highlights)?.lowercased()
  }
}

extension RandomAccessCollection where SubSequence == ArraySlice<UInt8> {
  /// The longest end whose bytes all are as asked.
  fileprivate func suffix(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = lastIndex { !isWanted($0) }.map { index(after: $0) } ?? startIndex
    return self[start...]
  }
}
