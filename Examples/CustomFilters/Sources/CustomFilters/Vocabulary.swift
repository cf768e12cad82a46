import Liquid

/// The filter `ruby` and the tag `video`.
public enum Vocabulary {
  /// Adds both to what a site's templates know.
  public static func register(in environment: inout Environment) {
    environment.register(filter: "ruby", arguments: 1...1) { base, arguments, _, _ in
      .html(ruby(base.string, reading: arguments[0].string))
    }
    environment.register(tag: "video") { call throws(FilterError) in
      .html(try video(call.markup.filter { $0 != " " }))
    }
  }

  private static func ruby(_ base: String, reading: String) -> [UInt8] {
    var markup = Array("<ruby>".utf8)
    HTMLText.appendEscaped(base, to: &markup)
    markup += Array("<rp>（</rp><rt>".utf8)
    HTMLText.appendEscaped(reading, to: &markup)
    return markup + Array("</rt><rp>）</rp></ruby>".utf8)
  }

  private static func video(_ id: String) throws(FilterError) -> String {
    let isID =
      id.utf8.count == 11
      && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
    guard isID else {
      throw FilterError("'\(id)' is not the name of a video", hint: "it has 11 letters and digits")
    }
    return "<iframe src=\"https://www.youtube-nocookie.com/embed/\(id)\" allowfullscreen></iframe>"
  }
}
