import Liquid

/// The page by hand: the fewest steps that give these bytes.
struct HandWritten {
  let blog: Blog

  func render(_ post: Blog.Post, into output: inout [UInt8]) {
    append(
      "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n<title>", &output)
    escape(post.title, &output)
    append(" — ", &output)
    escape(blog.title, &output)
    append("</title>\n<meta name=\"description\" content=\"", &output)
    escape(post.description, &output)
    append("\">\n</head>\n<body>\n<article>\n<h1>", &output)
    escape(post.title, &output)
    append("</h1>\n<time datetime=\"", &output)
    escape(post.date, &output)
    append("\">", &output)
    escape(post.date, &output)
    append("</time>\n<ul class=\"tags\">\n", &output)
    for tag in post.tags {
      append("<li><a href=\"", &output)
      escape(tag.url, &output)
      append("\">", &output)
      escape(tag.name, &output)
      append("</a></li>\n", &output)
    }
    append("</ul>\n<div class=\"body\">\n", &output)
    output.append(contentsOf: post.html)
    append("</div>\n</article>\n<aside>\n<ul class=\"recent\">\n", &output)
    for post in blog.recent {
      append("<li><a href=\"", &output)
      escape(post.url, &output)
      append("\">", &output)
      escape(post.title, &output)
      append("</a> <time>", &output)
      escape(post.date, &output)
      append("</time></li>\n", &output)
    }
    append("</ul>\n</aside>\n</body>\n</html>\n", &output)
  }

  private func append(_ literal: StaticString, _ output: inout [UInt8]) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  private func escape(_ text: String, _ output: inout [UInt8]) {
    HTMLText.appendEscaped(text, to: &output)
  }
}
