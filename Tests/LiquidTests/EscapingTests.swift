import Liquid
import Testing

/// Text is escaped until it is markup, and never twice.
struct EscapingTests {
  private static let data: [(String, Value)] = [
    ("title", .text("<b>\"題名\" & 'x'</b>")), ("content", .html("<p>本文 &amp; 注</p>")),
    ("tags", .array([.text("R&D"), .text("日本")])), ("mixed", .array([.text("<"), .html("<hr>")])),
    ("map", .dictionary([("<k>", .text("<v>"))])),
  ]
  private static let on = Setting(data: data)
  private static let off = Setting(data: data, escapes: false)
  private static let escaped = "&lt;b&gt;&quot;題名&quot; &amp; &#39;x&#39;&lt;/b&gt;"

  static let rows: [Case] = [
    Case("text", "{{ title }}", escaped),
    Case("markup", "{{ content }}", "<p>本文 &amp; 注</p>"),
    Case("a literal", "{{ '<br>' }}", "<br>"),
    Case("raw", "{{ title | raw }}", "<b>\"題名\" & 'x'</b>"),
    Case("escape once", "{{ title | escape }}{{ title | escape | escape }}", escaped + escaped),
    Case("escape leaves markup", "{{ content | escape }}", "<p>本文 &amp; 注</p>"),
    Case(
      "capture is markup", "{% capture c %}<i>{{ title }}</i>{% endcapture %}{{ c }}",
      "<i>" + escaped + "</i>"),
    Case("text before markup", "{{ content | prepend: title }}", escaped + "<p>本文 &amp; 注</p>"),
    Case("markup behind text", "{{ title | append: '<br>' }}", escaped + "<br>"),
    Case("text behind text stays text", "{{ title | append: 'a' | size }}", "18"),
    Case("join with markup", "{{ tags | join: '<br>' }}", "R&amp;D<br>日本"),
    Case("join with text", "{{ tags | join: ', ' }}", "R&amp;D, 日本"),
    Case("join of both", "{{ mixed | join: '' }}", "&lt;<hr>"),
    Case("a list printed", "{{ mixed }}", "&lt;<hr>"),
    Case("a dictionary printed", "{{ map }}", "{&quot;&lt;k&gt;&quot;=&gt;&quot;&lt;v&gt;&quot;}"),
    Case(
      "replace within markup", "{{ content | replace: '本文', title }}",
      "<p>" + escaped + " &amp; 注</p>"),
    Case("replace text by markup", "{{ tags[0] | replace: '&', '<wbr>' }}", "R<wbr>D"),
    Case("newline_to_br", "{% assign t = title | append: '' %}{{ t | newline_to_br }}", escaped),
    Case("strip_html gives text", "{{ content | strip_html | size }}", "6"),
    Case("strip_html of markup is escaped again", "{{ content | strip_html }}", "本文 &amp; 注"),
    Case("upcase keeps the kind", "{{ '<a>' | upcase }}{{ 'a' | upcase }}", "<A>A"),
    Case("url_encode of markup", "{{ '&amp;' | url_encode }}", "%26"),
    Case("a literal compared with text", "{% if tags contains 'R&D' %}a{% endif %}", "a"),
    Case("a tag built of literals stays exact", "{{ '/tags/' | append: tags[0] | size }}", "9"),
    Case("increment", "{% increment x %}", "0"),
    Case("echo", "{% echo title %}", escaped),
    Case("cycle", "{% cycle title, '' %}", escaped),
  ]

  @Test(arguments: rows)
  func escapes(_ row: Case) {
    #expect(Self.on.result(row.template) == row.result)
  }

  static let plain: [Case] = [
    Case("text", "{{ title }}", "<b>\"題名\" & 'x'</b>"),
    Case("escape", "{{ tags[0] | escape | escape }}", "R&amp;amp;D"),
    Case("escape_once", "{{ 'a&amp;b & <' | escape_once }}", "a&amp;b &amp; &lt;"),
    Case("append", "{{ title | append: '<br>' }}", "<b>\"題名\" & 'x'</b><br>"),
    Case("strip_html", "{{ '<p>題&amp;</p><script>x</script>' | strip_html }}", "題&amp;"),
    Case("newline_to_br", "{{ '春\n秋' | newline_to_br }}", "春<br />\n秋"),
  ]

  @Test(arguments: plain)
  func doesNotEscapeWhenSwitchedOff(_ row: Case) {
    #expect(Self.off.result(row.template) == row.result)
  }

  /// Every length around the eight bytes that are looked at together, and every place in them.
  @Test func escapesAtEveryPlace() {
    for length in 0...25 {
      for place in 0..<max(length, 1) {
        var text = Array(repeating: UInt8(ascii: "a"), count: length)
        if length > 0 { text[place] = UInt8(ascii: "<") }
        var output: [UInt8] = []
        HTMLText.appendEscaped(String(decoding: text, as: UTF8.self), to: &output)
        let expected = String(decoding: text, as: UTF8.self).split(
          separator: "<", omittingEmptySubsequences: false
        ).joined(separator: "&lt;")
        #expect(String(decoding: output, as: UTF8.self) == expected)
      }
    }
  }
}
