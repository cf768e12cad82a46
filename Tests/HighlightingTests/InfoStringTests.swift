import Highlighting
import Testing

@Suite struct InfoStringTests {
  @Test("What writers ask for, as they spell it elsewhere", arguments: Row.all)
  func parsed(_ row: Row) {
    #expect(CodeListing(infoString: row.info) == row.listing)
  }

  @Test("The language of a file, where none is given")
  func inferredLanguages() {
    let languages = ["a/b/main.swift", "Dockerfile", "src/Makefile", "題名.yml", "筆.xyz", "README"]
    let expected = ["swift", "dockerfile", "makefile", "yml", nil, nil]
    #expect(languages.map { CodeListing(infoString: ":" + $0).language } == expected)
  }

  @Test("Long and broken info strings keep their language")
  func hostile() {
    for piece in ["{", "[", "title=\"", "{a='", "x=[", ":", "hl_lines=", "{1", "=", "}", "漢"] {
      let text = "swift " + String(repeating: piece + " ", count: 20_000)
      #expect(CodeListing(infoString: text).language == "swift", "\(piece)")
      let short = "swift " + String(repeating: piece, count: 200)
      #expect(CodeListing(infoString: short).language == "swift", "\(piece)")
    }
  }
}

struct Row: Sendable, CustomTestStringConvertible {
  let info: String
  let listing: CodeListing

  var testDescription: String { info }

  private init(
    _ info: String, _ language: String?, file: String? = nil, lines: [ClosedRange<Int>] = [],
    number: Int? = nil
  ) {
    self.info = info
    listing = CodeListing(
      language: language, fileName: file, highlightedLines: LineRanges(lines),
      firstLineNumber: number)
  }

  static let all: [Row] = [
    Row("", nil), Row("  \t ", nil),
    Row("swift", "swift"), Row("  C++  ", "C++"), Row("f&oo;bar", "f&oo;bar"), Row(";", ";"),
    // Options of other programs are no matter of ours.
    Row("ruby startline=3 $%@#$", "ruby"), Row("rust,ignore,no_run", "rust"),
    Row("foo,bar", "foo,bar"), Row("js live noInline", "js"), Row("text v1.0", "text"),
    // VitePress, Docusaurus, Gatsby, rehype-pretty-code
    Row("js{4}", "js", lines: [4...4]), Row("ts {1,3-5}", "ts", lines: [1...1, 3...5]),
    Row("foo{ 2 , 4-5 }", "foo", lines: [2...2, 4...5]),
    Row("ts:line-numbers {1}", "ts", lines: [1...1], number: 1),
    Row("ts:line-numbers=2 {1}", "ts", lines: [1...1], number: 2),
    Row("ts:no-line-numbers", "ts"), Row("ts [設定.ts]", "ts", file: "設定.ts"),
    Row("jsx title=\"src/題 名.js\" showLineNumbers", "jsx", file: "src/題 名.js", number: 1),
    Row("js showLineNumbers=10 {2}", "js", lines: [2...2], number: 10),
    Row("js showLineNumbers{5} title='a b.js'", "js", file: "a b.js", number: 5),
    Row("js {numberLines: true}", "js", number: 1), Row("js {numberLines: 5}", "js", number: 5),
    // Hugo, Zola, Jekyll
    Row(
      "go {linenos=table,hl_lines=[8,\"15-17\"],linenostart=199}", "go", lines: [8...8, 15...17],
      number: 199),
    Row("go {hl_lines=\"2-3 5\" linenos=false}", "go", lines: [2...3, 5...5]),
    Row("go {lineNos=inline, hl_Lines=1}", "go", lines: [1...1], number: 1),
    Row("rust,linenos,linenostart=20,hl_lines=3-4 8", "rust", lines: [3...4, 8...8], number: 20),
    Row(
      "rust, hl_lines=1 3-5, name=mod.rs, linenos", "rust", file: "mod.rs", lines: [1...1, 3...5],
      number: 1),
    Row("ruby linenos mark_lines=\"1 2-3\"", "ruby", lines: [1...3], number: 1),
    // Pandoc, R Markdown
    Row("{.haskell .numberLines startFrom=\"100\"}", "haskell", number: 100),
    Row("{.swift #id}", "swift"), Row("{r, echo=FALSE}", "r"), Row("{python}", "python"),
    // Hexo
    Row(
      "js main.js https://example.com first_line:10 mark:1,4-7 line_number:true", "js",
      file: "main.js", lines: [1...1, 4...7], number: 10),
    // Qiita, Zenn
    Row("ruby:lib/a.rb", "ruby", file: "lib/a.rb"),
    Row("js:題名.js {1}", "js", file: "題名.js", lines: [1...1]),
    Row("diff js:a.js", "diff", file: "a.js"),
    Row("terraform:main.tf", "terraform", file: "main.tf"),
    Row(":設定.toml", "toml", file: "設定.toml"), Row("main.rb", "rb", file: "main.rb"),
    Row("http://example.com", "http://example.com"),
    Row(
      "swift {1,3-5} title=\"main.swift\" linenos=10", "swift", file: "main.swift",
      lines: [1...1, 3...5], number: 10),
    // What makes no sense changes nothing.
    Row("js {5-3, 0, 99999999999999999999}", "js"), Row("js linenos=x", "js", number: 1),
    Row("js linenos=99999999999999999999", "js", number: 1), Row("js {1", "js"),
    Row("js title=", "js"),
    Row("js {3-4,1-3}", "js", lines: [1...4]),
  ]
}
