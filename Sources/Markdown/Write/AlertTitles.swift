/// The titles of alerts, in the languages of the default theme.
enum AlertTitles {
  static func title(of kind: Alerts.Kind, in language: String) -> String {
    titles(in: language.lowercased())[Int(kind.rawValue)]
  }

  /// In the order of the kinds: note, tip, important, warning, caution.
  private static func titles(in language: String) -> [String] {
    let isTraditional = ["zh-hant", "zh-tw", "zh-hk", "zh-mo"].contains { language.hasPrefix($0) }
    switch language.prefix(2) {
    case "ja": return ["補足", "ヒント", "重要", "警告", "注意"]
    case "zh" where isTraditional: return ["註記", "提示", "重要", "警告", "注意"]
    case "zh": return ["注释", "提示", "重要", "警告", "注意"]
    case "ko": return ["참고", "팁", "중요", "경고", "주의"]
    default: return ["Note", "Tip", "Important", "Warning", "Caution"]
    }
  }
}
