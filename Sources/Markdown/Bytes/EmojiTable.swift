enum EmojiTable {
  static func emoji(named name: ArraySlice<UInt8>) -> String? { nil }
}
