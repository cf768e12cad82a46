/// A made-up blog: 1,000 posts of 12 KB of Japanese HTML, with tags.
struct Blog: Sendable {
  struct Tag: Sendable {
    let name: String
    let url: String
  }

  struct Post: Sendable {
    let title: String
    let url: String
    let date: String
    let description: String
    let html: [UInt8]
    let tags: [Tag]
  }

  let title = "硯と筆 & ほか"
  let posts: [Post]

  init(count: Int) {
    let paragraph = "<p>墨を磨る音は、静かな部屋ではよく聞こえる。水を足し、また磨る。<em>急ぐと濁る。</em></p>\n"
    var body: [UInt8] = []
    while body.count < 12_000 { body += Array(paragraph.utf8) }
    let words = ["墨", "筆", "紙", "硯", "R&D"]
    let tags = words.map { Tag(name: $0, url: "/tags/\($0)/") }
    posts = (0..<count).map { number in
      Post(
        title: "第\(number)回 <筆> の話", url: "/2025/\(number % 12 + 1)/\(number)/",
        date: "2025-\(number % 12 + 1)-\(number % 28 + 1)",
        description: "墨を磨りながら考えたこと、その\(number)。", html: body,
        tags: [tags[number % 5], tags[(number + 1) % 5], tags[(number + 3) % 5]])
    }
  }

  var recent: ArraySlice<Post> { posts.prefix(10) }
}
