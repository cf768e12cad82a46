/// Rules of templates.
extension RuleCase {
  static let templateCases = unknownPageKey + unusedTemplate + unescapedOutput

  /// Two templates of posts, in a site that has a page with one key of its own.
  private static func template(
    _ rule: String, _ language: Language, key: String, good: String, bad: String,
    _ found: String...
  ) -> RuleCase {
    func site(_ template: String) -> [String: String] {
      [
        path: post(title(language), date: "2025-01-01", "\(key): \(title(language))\n"),
        "templates/post.html": template,
      ]
    }
    return RuleCase(
      rule, language, goodSite: site(good), badSite: site(bad),
      found.map { "templates/post.html:\($0) {\(rule)}" })
  }

  private static func unknown(_ subject: String, _ key: String, _ meant: String) -> String {
    "warning: '\(subject).\(key)': no page has it [did you mean '\(meant)'?]"
  }

  private static let unknownPageKey = [
    template(
      "unknown-page-key", .ja, key: "題辞", good: "題辞：{{ page.題辞 }}", bad: "題辞：{{ page.題字 }}",
      "1:7: " + unknown("page", "題字", "題辞")),
    template(
      "unknown-page-key", .zh, key: "天气", good: "天气：{{ page.天气 }}", bad: "天气：{{ page.天汽 }}",
      "1:7: " + unknown("page", "天汽", "天气")),
    template(
      "unknown-page-key", .ko, key: "날씨", good: "{% for 글 in site.posts %}{{ 글.날씨 }}{% endfor %}",
      bad: "{% for 글 in site.posts %}{{ 글.날시 }}{% endfor %}",
      "1:29: " + unknown("post", "날시", "날씨")),
    template(
      "unknown-page-key", .en, key: "weather", good: "{% if page.weather %}!{% endif %}",
      bad: "{% if page.wether %}!{% endif %}", "1:7: " + unknown("page", "wether", "weather")),
  ]

  /// A layout, an include and a text, all of which are used or none.
  private static func unused(_ language: Language, _ layout: String, _ part: String) -> RuleCase {
    func site(_ text: String, layout name: String, _ post: String) -> [String: String] {
      [
        path: "---\ntitle: \(title(language))\ndate: 2025-01-01\n\(name)---\n",
        "templates/\(layout).html": "{{ content }}", "templates/includes/\(part).html": part,
        text: part, "templates/post.html": post,
      ]
    }
    return RuleCase(
      "unused-template", language,
      goodSite: site(
        "templates/assets/\(part).txt", layout: "layout: \(layout)\n",
        "{% include \(part).html %}{{ content }}"),
      badSite: site("templates/\(part).txt", layout: "", "{{ content }}"),
      [
        "templates/includes/\(part).html: warning: no template that is used includes this one [take it out, or write {% include \(part).html %}] {unused-template}",
        "templates/\(layout).html: warning: no page and no template has this layout [take it out, or write 'layout: \(layout)' in front matter] {unused-template}",
        "templates/\(part).txt: warning: nothing reads this file [templates lie in templates/ itself, their parts in includes/, other files in assets/] {unused-template}",
      ].sorted())
  }

  private static let unusedTemplate = [
    unused(.ja, "日記", "箱"), unused(.zh, "游记", "盒"), unused(.ko, "일기", "상자"),
    unused(.en, "diary", "box"),
  ]

  private static func raw(_ name: String) -> String {
    "warning: '\(name)' is printed without escaping [take '| raw' out, or say with a comment that the value is markup]"
  }

  private static let unescapedOutput = [
    template(
      "unescaped-output", .ja, key: "題辞", good: "題辞：{{ page.題辞 }}{{ content | raw }}",
      bad: "題辞：{{ page.題辞 | raw }}", "1:17: " + raw("page.題辞")),
    template(
      "unescaped-output", .zh, key: "天气", good: "天气：{{ page.天气 | markdownify | raw }}",
      bad: "天气：{{ page.天气 | upcase | raw }}", "1:26: " + raw("page.天气")),
    template(
      "unescaped-output", .ko, key: "날씨",
      good: "{% for 글 in site.posts %}{{ 글.excerpt | raw }}{% endfor %}",
      bad: "{% for 글 in site.posts %}{{ 글.날씨 | raw }}{% endfor %}", "1:36: " + raw("글.날씨")),
    template(
      "unescaped-output", .en, key: "weather",
      good: "{% capture sky %}<b>{{ page.weather }}</b>{% endcapture %}{{ sky | raw }}",
      bad: "{% assign sky = page.weather | raw %}{{ sky }}", "1:32: " + raw("page.weather")),
  ]
}
