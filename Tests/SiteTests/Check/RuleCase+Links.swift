/// Rules of links and images. The text of a post begins in line 7 of its file.
extension RuleCase {
  static let linkCases =
    brokenLink + belowBasePath + brokenFragment + missingImage + ofFrontMatter + imageAlt
    + imageSize

  /// A page about the site and an image in each language.
  private static let others = [
    "content/紹介.md": "---\ntitle: 紹介\n---\n\n## 筆のこと\n\n文。\n",
    "content/介绍.md": "---\ntitle: 介绍\n---\n\n## 关于笔\n\n文。\n",
    "content/소개.md": "---\ntitle: 소개\n---\n\n## 붓 이야기\n\n글.\n",
    "content/about.md": "---\ntitle: About\n---\n\n## The brush\n\nText.\n",
    "content/images/筆.png": "PNG", "content/images/笔.png": "PNG", "content/images/붓.png": "PNG",
    "content/images/brush.png": "PNG",
  ]

  private static func nothing(_ path: String, _ meant: String) -> String {
    "error: there is nothing at '\(path)' [did you mean '\(meant)'?]"
  }

  private static let brokenLink = [
    RuleCase(
      "broken-link", .ja, good: "まず[紹介](/紹介/)、[同](/%E7%B4%B9%E4%BB%8B)。", bad: "まず[紹介](/紹会/)。",
      "7:8: " + nothing("/紹会/", "/紹介/"), beside: others),
    RuleCase(
      "broken-link", .zh, good: "先看[介绍](/介绍/)。", bad: "先看[介绍](/介召/)。",
      "7:8: " + nothing("/介召/", "/介绍/"), beside: others),
    RuleCase(
      "broken-link", .ko, good: "먼저 [소개](../소개.md).", bad: "먼저 [소개](/소게/).",
      "7:9: " + nothing("/소게/", "/소개/"), beside: others),
    RuleCase(
      "broken-link", .en, good: "See [about](/about/).", bad: "See [about](/abuot/).",
      "7:13: " + nothing("/abuot/", "/about/"), beside: others),
  ]

  private static func site(at basePath: String) -> [String: String] {
    others.merging(["site.yml": TemporarySite.settings + "base_path: \(basePath)\n"]) { $1 }
  }

  private static func outside(_ path: String, _ basePath: String) -> String {
    "error: '\(path)' lacks the base path '\(basePath)' [write '\(basePath)\(path)', or use the filter 'relative_url' in templates]"
  }

  private static let belowBasePath = [
    RuleCase(
      "broken-link", .ja, "below a base path", good: "[紹介](/紹介/)<a href=\"/書/紹介/\">同</a>",
      bad: "[無](/紹会/)<a href=\"/紹介/\">紹介</a>", "7:5: " + nothing("/書/紹会/", "/書/紹介/"),
      "7:19: " + outside("/紹介/", "/書"), beside: site(at: "/書")),
    RuleCase(
      "broken-link", .zh, "below a base path", good: "[介绍](/介绍/)<a href=\"/书/介绍/\">同</a>",
      bad: "[无](/介召/)<a href=\"/介绍/\">介绍</a>", "7:5: " + nothing("/书/介召/", "/书/介绍/"),
      "7:19: " + outside("/介绍/", "/书"), beside: site(at: "/书")),
    RuleCase(
      "broken-link", .ko, "below a base path", good: "[소개](/소개/)<a href=\"/글/소개/\">같음</a>",
      bad: "[없음](/소게/)<a href=\"/소개/\">소개</a>", "7:6: " + nothing("/글/소게/", "/글/소개/"),
      "7:20: " + outside("/소개/", "/글"), beside: site(at: "/글")),
    RuleCase(
      "broken-link", .en, "below a base path",
      good: "[about](/about/)<a href=\"/blog/about/\">it</a>",
      bad: "[no](/abuot/)<a href=\"/about/\">about</a>",
      "7:6: " + nothing("/blog/abuot/", "/blog/about/"),
      "7:23: " + outside("/about/", "/blog"), beside: site(at: "/blog")),
  ]

  private static func noElement(_ page: String, _ id: String, _ meant: String) -> String {
    "error: no element of '\(page)' has the id '\(id)' [did you mean '#\(meant)'?]"
  }

  private static let brokenFragment = [
    RuleCase(
      "broken-fragment", .ja, good: "[筆](/紹介/#筆のこと)と[頭](#)", bad: "[筆](/紹介/#筆のこ)",
      "7:5: " + noElement("/紹介/", "筆のこ", "筆のこと"), beside: others),
    RuleCase(
      "broken-fragment", .zh, good: "[笔](/介绍/#关于笔)、[顶](#top)", bad: "[笔](/介绍/#关于墨)",
      "7:5: " + noElement("/介绍/", "关于墨", "关于笔"), beside: others),
    RuleCase(
      "broken-fragment", .ko, good: "[붓](/소개/#붓-이야기)", bad: "[붓](../소개.md#붓-이야기들)",
      "7:5: " + noElement("/소개/", "붓-이야기들", "붓-이야기"), beside: others),
    RuleCase(
      "broken-fragment", .en, good: "[brush](/about/#the-brush)",
      bad: "[brush](/about/#the-brushes)",
      "7:9: " + noElement("/about/", "the-brushes", "the-brush"), beside: others),
  ]

  private static func noImage(_ path: String, _ meant: String) -> String {
    "error: there is no image at '\(path)' [did you mean '\(meant)'?]"
  }

  private static let missingImage = [
    RuleCase(
      "missing-image", .ja, good: "絵は![筆](/images/筆.png)", bad: "絵は![筆](/images/筆2.png)",
      "7:8: " + noImage("/images/筆2.png", "/images/筆.png"), beside: others),
    RuleCase(
      "missing-image", .zh, good: "图：![笔](/images/笔.png)", bad: "图：![笔](/images/笔1.png)",
      "7:8: " + noImage("/images/笔1.png", "/images/笔.png"), beside: others),
    RuleCase(
      "missing-image", .ko, good: "그림 ![붓](/images/붓.png)", bad: "그림 ![붓](/images/붓들.png)",
      "7:9: " + noImage("/images/붓들.png", "/images/붓.png"), beside: others),
    RuleCase(
      "missing-image", .en, good: "![A brush](/images/brush.png)",
      bad: "![A brush](/images/brash.png)",
      "7:12: " + noImage("/images/brash.png", "/images/brush.png"), beside: others),
  ]

  private static func named(
    _ language: Language, _ good: String, _ bad: String
  ) -> RuleCase {
    func site(_ image: String) -> [String: String] {
      others.merging([
        path: post(title(language), date: "2025-01-01", "image: /images/\(image)\n"),
        "templates/post.html":
          "<img src=\"{{ page.image | relative_url }}\" alt=\"{{ page.title }}\">",
      ]) { $1 }
    }
    return RuleCase(
      "missing-image", language, "in front matter", goodSite: site(good), badSite: site(bad),
      ["\(path):4:8: \(noImage("/images/" + bad, "/images/" + good)) {missing-image}"])
  }

  private static let ofFrontMatter = [
    named(.ja, "筆.png", "筆2.png"), named(.zh, "笔.png", "笔1.png"), named(.ko, "붓.png", "붓들.png"),
    named(.en, "brush.png", "brash.png"),
  ]

  private static let hint =
    " [say what it shows; in HTML, alt=\"\" says that it only adorns the page]"
  private static let noText = "warning: this image has no text" + hint

  private static let imageAlt = [
    RuleCase(
      "image-alt", .ja, good: "![太い筆](/images/筆.png)", bad: "絵は![](/images/筆.png)",
      "7:3: " + noText,
      beside: others),
    RuleCase(
      "image-alt", .zh, good: "![粗笔](/images/笔.png)", bad: "图：![](/images/笔.png)", "7:3: " + noText,
      beside: others),
    RuleCase(
      "image-alt", .ko, good: "<img src=\"/images/붓.png\" alt=\"\">",
      bad: "<img src=\"/images/붓.png\">",
      "7:11: warning: the image '/images/붓.png' has no 'alt'" + hint, beside: others),
    RuleCase(
      "image-alt", .en, good: "![A broad brush](/images/brush.png)",
      bad: "Here: ![](/images/brush.png)",
      "7:7: " + noText, beside: others),
  ]

  private static func sized(_ language: Language, _ image: String, _ column: Int) -> RuleCase {
    func site(_ bytes: String) -> [String: String] {
      others.merging([
        "site.yml": TemporarySite.settings + "check: {image-size: 9}\n",
        "content/images/\(image)": bytes,
        path: post(
          title(language), date: "2025-01-01",
          body: "![\(title(language))](/images/\(image))"),
      ]) { $1 }
    }
    return RuleCase(
      "image-size", language, goodSite: site("9 bytes.."), badSite: site("ten bytes."),
      [
        "\(path):6:\(column): warning: the image 'content/images/\(image)' has 10 bytes, more than 9 [make it smaller, or give 'image-size' another number in site.yml] {image-size}"
      ])
  }

  private static let imageSize = [
    sized(.ja, "筆.png", 10), sized(.zh, "笔.png", 10), sized(.ko, "붓.png", 9),
    sized(.en, "brush.png", 23),
  ]
}
