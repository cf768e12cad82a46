import CLibcmark
import Foundation
import Markdown

// Turns a folder of posts into HTML with libcmark alone and with Fude's Markdown, in turn, and prints the
// processor time of each as a ratio to libcmark's in the same round: bench-markdown FOLDER [ROUNDS [CONTENDER]]

/// The bodies of all posts of a folder, without their front matter.
func bodies(in folder: String) throws -> [[UInt8]] {
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  return try names.filter { $0.hasSuffix(".md") }.map { name in
    let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    guard text.hasPrefix("---\n"), let end = text.dropFirst(4).range(of: "\n---\n") else {
      return Array(text.utf8)
    }
    return Array(text[end.upperBound...].utf8)
  }
}

/// Processor seconds that a closure takes.
func seconds(_ body: () -> Void) -> Double {
  let start = clock()
  body()
  return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

var page = MarkdownOptions()
page.switches = page.switches.union(.page)
var plain = page
plain[.highlighting] = false
let all: [(name: String, options: MarkdownOptions)] = [
  ("CommonMark", .commonMark), ("GFM", .gfm), ("dialect", MarkdownOptions()),
  ("dialect, page", plain), ("dialect, page, highlighting", page),
]
let only = CommandLine.arguments.dropFirst(3).first
let contenders = all.filter { only == nil || $0.name == only }

let posts = try bodies(in: CommandLine.arguments[1])
let rounds = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 5 : 5
var ratios = contenders.map { _ in [Double]() }
var floors: [Double] = []
for _ in 0..<rounds {
  let floor = seconds {
    for post in posts {
      post.withUnsafeBytes { bytes in
        let text = bytes.bindMemory(to: CChar.self)
        free(cmark_markdown_to_html(text.baseAddress, text.count, CMARK_OPT_UNSAFE))
      }
    }
  }
  floors.append(floor)
  for (index, contender) in contenders.enumerated() {
    let renderer = MarkdownRenderer(options: contender.options)
    let time = seconds { for post in posts { _ = renderer.render(post[...]) } }
    ratios[index].append(time / floor)
  }
}
let megabytes = Double(posts.reduce(0) { $0 + $1.count }) / 1e6
print("\(posts.count) posts, \(Int(megabytes)) MB, \(rounds) rounds; median ratio (least-most)")
let speed = megabytes / median(floors)
print("libcmark: \(String(format: "%.2f s, %.0f MB/s", median(floors), speed))")
for (contender, ratio) in zip(contenders, ratios) {
  let text = String(format: "%.2f (%.2f-%.2f)", median(ratio), ratio.min() ?? 0, ratio.max() ?? 0)
  print("\(contender.name): \(text)")
}
