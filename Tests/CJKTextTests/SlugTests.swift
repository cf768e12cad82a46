import CJKText
import TestSupport
import Testing

@Suite("Slugs")
struct SlugTests {
  @Test(
    "texts and their slugs",
    arguments: [
      ("Japanese", "はじめての投稿", "はじめての投稿"),
      ("spaces of both widths", "第1章\u{3000}はじめに 序", "第1章-はじめに-序"),
      ("Chinese", "中文排版指南：标点", "中文排版指南-标点"),
      ("Korean", "한국어 블로그", "한국어-블로그"),
      ("non-BMP", "𠮷野家", "𠮷野家"),
      ("kana marks", "々〆〇ー・ゝ", "々〆〇ー-ゝ"),
      ("lower case", "CJK Text ÀÉ", "cjk-text-àé"),
      ("fullwidth Latin", "Ｆｕｄｅ", "ｆｕｄｅ"),
      ("C", "C", "c"),
      ("C++", "C++", "cplusplus"),
      ("C#", "C#", "csharp"),
      ("C♯", "C♯", "csharp"),
      ("F# and C++20", "F# and C++20 入門", "fsharp-and-cplusplus20-入門"),
      ("Ｃ＋＋", "Ｃ＋＋", "ｃplusplus"),
      ("plus between CJK", "日本語+英語", "日本語-英語"),
      ("number sign before a word", "#筆 第#3", "筆-第3"),
      ("Swift 6.3", "Swift 6.3 と Node.js", "swift-6.3-と-node.js"),
      ("leading dots", "..gitignore", "gitignore"),
      ("dots at the end", "つづく...", "つづく"),
      ("dots within", "a..b. c .d", "a.b-c-d"),
      ("apostrophes", "Don't isn’t", "dont-isnt"),
      ("separators", "a/b\\c:d|e", "a-b-c-d-e"),
      ("hostile characters", "a*b?c\"d<e>f%g&h", "abcdefgh"),
      ("path upwards", "../../etc/passwd", "etc-passwd"),
      ("percent escapes", "%2e%2e%2f筆", "2e2e2f筆"),
      ("line ends and tabs", "一\n二\t三\r\n四", "一-二-三-四"),
      ("control characters", "一\u{0}二\u{1B}[31m\u{7F}\u{85}三", "一二-31m-三"),
      ("bidirectional controls", "\u{202E}abc\u{2066}筆\u{200F}", "abc筆"),
      ("zero width", "筆\u{200B}と\u{200D}墨\u{FEFF}\u{2060}\u{AD}", "筆と墨"),
      ("variation selectors", "葛\u{E0100}☀\u{FE0F}", "葛☀"),
      ("Hangul filler", "\u{3164}한\u{115F}", "한"),
      ("emoji", "🎉公開👨‍👩‍👧👍🏽", "🎉公開👨👩👧👍"),
      ("replacement character", "モデル\u{FFFD}", "モデル"),
      ("noncharacter", "筆\u{FFFF}\u{10FFFF}", "筆"),
      ("Form C", "か\u{3099}く e\u{301}", "がく-é"),
      ("parted by an invisible character", "か\u{200B}\u{3099}", "が"),
      ("conjoining jamo", "\u{1112}\u{1161}\u{11AB}", "한"),
      ("Kelvin sign", "\u{212A}", "k"),
      ("mark without a base", "\u{301}a -\u{308}b", "a-b"),
      ("hyphens", "--a---b- -", "a-b"),
      ("brackets", "【速報】「筆」（ふで）、公開。", "速報-筆-ふで-公開"),
      ("underscores", "a_b＿c", "a_b＿c"),
      ("money", "¥100と100%", "100と100"),
      ("Indic vowels", "हिन्दी", "हिन्दी"),
    ])
  func slug(name: String, text: String, expected: String) {
    #expect(scalars(Slug.slug(text)) == scalars(expected))
    #expect(scalars(Slug.slug(expected)) == scalars(expected))
  }

  @Test("a component may keep its case")
  func keepsCase() {
    #expect(Slug.pathComponent("Swift と C++", lowercased: false) == "Swift-と-Cplusplus")
    #expect(Slug.pathComponent("Swift と C++", lowercased: true) == "swift-と-cplusplus")
  }

  @Test("nothing to keep gives a hash of the text, another for another text")
  func neverEmpty() {
    #expect(Slug.slug("。。。") == "d73ade59")
    let texts = [
      "", ".", "..", "/", "。", "！？", " ", "\u{3000}", "\u{0}", "\u{200B}", "\u{301}", "+",
    ]
    let slugs = texts.map { Slug.slug($0) }
    #expect(Set(slugs).count == texts.count)
    #expect(slugs.allSatisfy { $0.utf8.count == 8 && Slug.slug($0) == $0 })
  }

  @Test(
    "240 bytes stay, more are cut between characters",
    arguments: [
      ("240 bytes", String(repeating: "筆", count: 80), String(repeating: "筆", count: 80)),
      (
        "243 bytes", String(repeating: "筆", count: 81),
        String(repeating: "筆", count: 77) + "-03f9cfca"
      ),
      (
        "family of four bytes", String(repeating: "𠮷", count: 61),
        String(repeating: "𠮷", count: 57) + "-2055a1e7"
      ),
      (
        "hyphen at the cut",
        String(repeating: "a", count: 230) + " " + String(repeating: "b", count: 20),
        String(repeating: "a", count: 230) + "-a92092d3"
      ),
      (
        "one character of many marks", "e" + String(repeating: "\u{301}", count: 500),
        "é" + String(repeating: "\u{301}", count: 114) + "-efb0abf7"
      ),
    ])
  func length(name: String, text: String, expected: String) {
    let slug = Slug.slug(text)
    #expect(slug == expected)
    #expect(slug.utf8.count <= 240)
    #expect(Slug.slug(slug) == slug)
  }

  @Test("texts that differ behind the cut have different slugs")
  func cutTextsDiffer() {
    let long = String(repeating: "長い題名", count: 30)
    #expect(Slug.slug(long + "上") != Slug.slug(long + "下"))
  }

  @Test("random texts give safe slugs that are their own slugs")
  func randomTexts() {
    var generator = SplitMix64(state: 3)
    let alphabet = Array(
      "aZ0.-_+#/\\:*?\"<>|%&' 　筆かが한\u{301}\u{3099}\u{338}\u{0}\u{9}\u{200D}\u{202E}\u{FE0F}=、。＋İKſẞ\u{1161}\u{1112}\u{212B}🇯"
        .unicodeScalars)
    let hostile = Set("/\\:*?\"<>|%&#\u{200D}\u{202E}\u{FE0F}\u{0}\t ".unicodeScalars)
    for _ in 0..<10_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        view.append(alphabet.randomElement(using: &generator) ?? "a")
      }
      let text = String(view)
      let slug = Slug.slug(text)
      let isSafe =
        !slug.isEmpty && !slug.unicodeScalars.contains { hostile.contains($0) }
        && slug.unicodeScalars.first != "." && slug.unicodeScalars.last != "."
        && scalars(Normalization.nfc(slug)) == scalars(slug)
      if !isSafe || scalars(Slug.slug(slug)) != scalars(slug) {
        Issue.record("\(scalars(text)) gives \(scalars(slug))")
      }
    }
  }

  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
