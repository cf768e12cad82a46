import CJKText
import Testing

@Suite struct PercentDecodingTests {
  @Test(
    arguments: [
      ("%E6%97%A5%e6%9c%ac/a", "日本/a"), ("日本", "日本"), ("100%", "100%"), ("%4", "%4"),
      ("%zz", "%zz"),
      ("%2e%2E", ".."), ("%25E6", "%E6"), ("", ""),
    ])
  func decoded(text: String, expected: String) {
    #expect(PercentDecoding.decode(text) == expected)
  }

  @Test(arguments: ["%E6%97", "%FF", "日%80本"]) func noText(text: String) {
    #expect(PercentDecoding.decode(text) == nil)
  }
}
