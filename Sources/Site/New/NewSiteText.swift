/// The texts of a new site, in the language that it will be written in.
enum NewSiteText {
  struct Words {
    let title: String
    let description: String
    let category: String
    let postTitle: String
    let postBody: String
    let aboutTitle: String
    let aboutBody: String
  }

  static func words(for language: String) -> Words {
    switch language.lowercased().split(separator: "-").first {
    case "ja": japanese
    case "zh": chinese
    case "ko": korean
    default: english
    }
  }

  static func settings(_ words: Words, language: String) -> String {
    """
    title: \(words.title)
    description: \(words.description)
    # The address at which the site will be read; feeds and the sitemap need it.
    url: https://example.com
    # The path below that address, such as /blog; empty for none.
    base_path: ""
    language: \(language)
    # A name of the IANA time zone database.
    timezone: \(timezone(for: language))
    permalink: /:year/:month/:day/:slug/
    paginate: 10
    taxonomies: [categories, tags]
    feed:
      length: 20

    """
  }

  static func post(_ words: Words, day: String) -> String {
    """
    ---
    title: \(words.postTitle)
    date: \(day)
    categories: [\(words.category)]
    ---

    \(words.postBody)

    """
  }

  static func about(_ words: Words) -> String {
    """
    ---
    title: \(words.aboutTitle)
    ---

    \(words.aboutBody)

    """
  }

  private static func timezone(for language: String) -> String {
    switch language.lowercased() {
    case let tag where tag.hasPrefix("ja"): "Asia/Tokyo"
    case let tag where tag.hasPrefix("ko"): "Asia/Seoul"
    case "zh-tw", "zh-hant", "zh-hant-tw": "Asia/Taipei"
    case "zh-hk", "zh-hant-hk": "Asia/Hong_Kong"
    case let tag where tag.hasPrefix("zh"): "Asia/Shanghai"
    default: "UTC"
    }
  }

  private static let japanese = Words(
    title: "わたしのブログ", description: "日々のことを書きます。", category: "日記",
    postTitle: "はじめまして",
    postBody: """
      これは最初の記事です。`content/posts` にあるこのファイルを書き換えて、
      `fude build` を実行してください。

      ## 次にすること

      - `site.yml` の題名と URL を自分のものに変える
      - `fude new "題名"` で新しい記事を作る
      - `templates` の中を変えて、好みの見た目にする
      """,
    aboutTitle: "このブログについて", aboutBody: "書いている人と、このブログのことをここに書きます。")

  private static let chinese = Words(
    title: "我的博客", description: "记录每一天。", category: "日记",
    postTitle: "你好",
    postBody: """
      这是第一篇文章。修改 `content/posts` 里的这个文件，
      然后运行 `fude build`。

      ## 接下来

      - 把 `site.yml` 里的标题和网址改成自己的
      - 用 `fude new "标题"` 新建文章
      - 修改 `templates`，换成喜欢的样子
      """,
    aboutTitle: "关于", aboutBody: "在这里介绍自己和这个博客。")

  private static let korean = Words(
    title: "나의 블로그", description: "하루하루를 적습니다.", category: "일기",
    postTitle: "안녕하세요",
    postBody: """
      첫 번째 글입니다. `content/posts`에 있는 이 파일을 고친 다음
      `fude build`를 실행해 보세요.

      ## 다음에 할 일

      - `site.yml`의 제목과 주소를 자신의 것으로 바꾸기
      - `fude new "제목"`으로 새 글 만들기
      - `templates`를 고쳐 마음에 드는 모양으로 꾸미기
      """,
    aboutTitle: "소개", aboutBody: "글쓴이와 이 블로그를 여기에 소개합니다.")

  private static let english = Words(
    title: "My blog", description: "Notes from every day.", category: "Diary",
    postTitle: "Hello",
    postBody: """
      This is the first post. Change this file in `content/posts`, then run `fude build`.

      ## What to do next

      - Put your own title and address into `site.yml`
      - Make a new post with `fude new "Title"`
      - Change the files in `templates` until the site looks as you like
      """,
    aboutTitle: "About", aboutBody: "Say here who writes this blog, and what about.")
}
