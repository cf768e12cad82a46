import CJKText
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
  @Test(
    "paths and components",
    arguments: [
      ("ASCII", "/2025/12/a-b_c.d~e/", "/2025/12/a-b_c.d~e/", "%2F2025%2F12%2Fa-b_c.d~e%2F"),
      ("nothing", "", "", ""),
      ("Japanese", "/筆/", "/%E7%AD%86/", "%2F%E7%AD%86%2F"),
      ("Korean", "한", "%ED%95%9C", "%ED%95%9C"),
      ("non-BMP", "𠮷", "%F0%A0%AE%B7", "%F0%A0%AE%B7"),
      ("encoded already", "/%E7%ad%86", "/%E7%ad%86", "%2F%25E7%25ad%2586"),
      ("percent alone", "100%", "100%25", "100%25"),
      ("percent and one digit", "%4", "%254", "%254"),
      ("percent and no digits", "%zz%%41", "%25zz%25%41", "%25zz%25%2541"),
      ("space", "a b", "a%20b", "a%20b"),
      ("query and fragment", "a?b#c", "a%3Fb%23c", "a%3Fb%23c"),
      ("sub-delimiters", "!$&()*+,;=:@", "!$&()*+,;=:@", "%21%24%26%28%29%2A%2B%2C%3B%3D%3A%40"),
      (
        "quotes and brackets", "'\"<>[]{}|\\^`", "%27%22%3C%3E%5B%5D%7B%7D%7C%5C%5E%60",
        "%27%22%3C%3E%5B%5D%7B%7D%7C%5C%5E%60"
      ),
      ("controls", "\u{0}\n\u{7F}", "%00%0A%7F", "%00%0A%7F"),
    ])
  func encodes(name: String, text: String, path: String, component: String) {
    #expect(PercentEncoding.path(text) == path)
    #expect(PercentEncoding.path(path) == path)
    #expect(PercentEncoding.component(text) == component)
  }
}
