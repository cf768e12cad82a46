/// Rules of front matter.
extension RuleCase {
  static let frontMatterCases =
    schema + fileNameDate + hiddenPost + repeatedTitle + titlesOfTwoWidths + descriptionLength

  private static let asked = """
    check:
      front-matter:
        subtitle: {type: text, required: true}
        rating: {type: integer, min: 1, max: 5}
        weight: {type: number}
        shown: {type: boolean}
        seen: {type: date}
        tools: {type: list, min: 1, max: 2}
        place: {type: mapping}
        motto: {max: 20}
        weather: {values: [晴れ, 晴朗, 맑음, sunny]}

    """

  /// Front matter with a value of each type, and with a word where each of the types is asked for.
  private static func typed(
    _ language: Language, _ tool: String, _ weather: String, word: String, motto: String,
    columns: Int
  ) -> RuleCase {
    func site(_ fields: String) -> [String: String] {
      [
        "site.yml": TemporarySite.settings + asked,
        path: post(title(language), date: "2025-01-01", fields),
      ]
    }
    let place = "\(path):"
    let found = [
      "1:1: error: no 'subtitle' in the front matter [add 'subtitle: …': site.yml asks for it]",
      "4:9: error: 'rating' expects a whole number, found '\(word)'",
      "5:9: error: 'weight' expects a number, found '\(word)'",
      "6:8: error: 'shown' expects true or false, found '\(word)'",
      "7:7: error: 'seen' expects a date, found '\(word)' [write it as 2025-12-28 or 2025-12-28 16:40:31 +0900]",
      "8:8: error: 'tools' expects a list, found a mapping [write it as [a, b]]",
      "9:8: error: 'place' expects a mapping, found '\(word)'",
      "10:8: error: 'motto' is \(columns) columns wide, above the 20 that site.yml allows",
      "11:10: error: '\(word)' is not among the values of 'weather' [use 晴れ, 晴朗, 맑음, sunny]",
    ]
    return RuleCase(
      "front-matter-schema", language,
      goodSite: site(
        """
        subtitle: \(title(language))
        rating: 5
        weight: 0.5
        shown: true
        seen: 2025-01-01
        tools: [\(tool)]
        place: {\(tool): 1}
        motto: \(tool)
        weather: \(weather)

        """),
      badSite: site(
        """
        rating: \(word)
        weight: \(word)
        shown: \(word)
        seen: \(word)
        tools: {\(tool): 1}
        place: \(word)
        motto: \(motto)
        weather: \(word)

        """), found.map { place + $0 + " {front-matter-schema}" })
  }

  /// The type `text`, which a word always is.
  private static func text(_ language: Language, _ key: String) -> RuleCase {
    func site(_ value: String) -> [String: String] {
      [
        "site.yml": TemporarySite.settings
          + "check: {front-matter: {\(key): {type: text, max: 30}}}\n",
        path: post(title(language), date: "2025-01-01", "\(key): \(value)\n"),
      ]
    }
    return RuleCase(
      "front-matter-schema", language, "text", goodSite: site(title(language)),
      badSite: site("true"),
      [
        "\(path):4:\(key.count + 3): error: '\(key)' expects text, found 'true' [write it as '…' in quotes] {front-matter-schema}"
      ])
  }

  private static let schema = [
    typed(.ja, "筆", "晴れ", word: "たくさん", motto: "急がずに一点一画を書く", columns: 22),
    typed(.zh, "笔", "晴朗", word: "很多很多", motto: "不要着急，慢慢写好一点一画", columns: 26),
    typed(.ko, "붓", "맑음", word: "아주 많이", motto: "서두르지 말고 한 획씩 쓴다", columns: 26),
    typed(
      .en, "brush", "sunny", word: "quite a lot", motto: "one stroke after another", columns: 24),
    text(.ja, "副題"), text(.zh, "副标题"), text(.ko, "부제"), text(.en, "subtitle"),
  ]

  private static func dated(_ language: Language, _ name: String) -> RuleCase {
    let path = "content/posts/2025-12-28-\(name).md"
    return RuleCase(
      "file-name-date", language,
      goodSite: [path: post(title(language), date: "2025-12-28 23:00:00 -0500")],
      badSite: [path: post(title(language), date: "2025-12-27")],
      [
        "\(path):3:7: warning: the date is 2025-12-27, the file's name says 2025-12-28 [correct one of them; the name would begin with 2025-12-27] {file-name-date}"
      ])
  }

  private static let fileNameDate = [
    dated(.ja, "筆"), dated(.zh, "笔"), dated(.ko, "붓"), dated(.en, "brush"),
  ]

  private static func hidden(_ language: Language, _ name: String) -> RuleCase {
    let draft = "content/posts/2025-12-27-\(name).md"
    let later = "content/posts/2026-02-01-\(name).md"
    return RuleCase(
      "hidden-post", language,
      goodSite: [
        draft: post(title(language), date: "2025-12-27", "draft: false\n"),
        "content/drafts/\(name).md": "---\ntitle: \(title(language)) 2\n---\n",
      ],
      badSite: [
        draft: post(title(language), date: "2025-12-27", "draft: true\n"),
        later: post(title(language) + " 2", date: "2026-02-01"),
      ],
      [
        "\(draft):4:8: warning: this post is hidden: it is a draft [take out 'draft: true' to show it; '--drafts' shows it now] {hidden-post}",
        "\(later):3:7: warning: this post is hidden until 2026-02-01T00:00:00Z: its date is to come [a build after that shows it; '--future' shows it now] {hidden-post}",
      ])
  }

  private static let hiddenPost = [
    hidden(.ja, "筆"), hidden(.zh, "笔"), hidden(.ko, "붓"), hidden(.en, "brush"),
  ]

  private static func titled(
    _ language: Language, _ title: String, about: String = "", other: String, same: String
  ) -> RuleCase {
    func site(_ second: String) -> [String: String] {
      [
        path: post(title, date: "2025-01-01"),
        "content/posts/2025-01-02-b.md": post(second, date: "2025-01-02"),
      ]
    }
    return RuleCase(
      "repeated-title", language, about, goodSite: site(other), badSite: site(same),
      [
        "content/posts/2025-01-02-b.md:2:8: warning: the title '\(same)' is that of another page [give one of them another title] {repeated-title} (\(path):2:8: the first)"
      ])
  }

  private static let repeatedTitle = [
    titled(.ja, "筆を洗う", other: "筆を干す", same: "筆を洗う"), titled(.zh, "洗笔", other: "晾笔", same: "洗笔"),
    titled(.ko, "붓 씻기", other: "붓 말리기", same: "붓 씻기"),
    titled(.en, "Washing a brush", other: "Drying a brush", same: "Washing a Brush"),
  ]

  /// Titles that differ by width, and by more than that.
  private static let titlesOfTwoWidths = [
    titled(.ja, "カタログのAPI", about: "in another width", other: "カタログのＡＰＫ", same: "ｶﾀﾛｸﾞのＡＰＩ"),
    titled(.zh, "笔墨API", about: "in another width", other: "笔墨ＡＰＫ", same: "笔墨ＡＰＩ"),
    titled(.ko, "붓 API", about: "in another width", other: "붓 ＡＰＫ", same: "붓 ＡＰＩ"),
    titled(.en, "Brush API", about: "in another width", other: "Brush ＡＰＫ", same: "Ｂｒｕｓｈ API"),
  ]

  private static func described(
    _ language: Language, _ good: String, _ bad: String, _ columns: Int
  ) -> RuleCase {
    func site(_ description: String) -> [String: String] {
      [
        "site.yml": TemporarySite.settings + "check: {description-length: 20}\n",
        path: post(title(language), date: "2025-01-01", "description: \(description)\n"),
      ]
    }
    return RuleCase(
      "description-length", language, goodSite: site(good), badSite: site(bad),
      [
        "\(path):4:14: warning: the description is \(columns) columns wide, above 20 [a CJK character takes two columns; shorten it to what is seen at a glance] {description-length}"
      ])
  }

  private static let descriptionLength = [
    described(.ja, "筆を長く使うための話", "筆を長く使うための話。", 22),
    described(.zh, "怎样让一支笔用得更久", "怎样让一支笔用得更久。", 22),
    described(.ko, "붓을 오래 쓰는 법", "붓을 오래오래 쓰는 방법", 23),
    described(.en, "How a brush can last", "How a brush may last on", 23),
  ]
}
