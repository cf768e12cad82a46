/// What the person's desktop does.
public enum Desktop {
  /// Opens an address in the person's browser.
  ///
  /// - Returns: whether there is a program that opens addresses; not, whether it does.
  public static func open(address: String) -> Bool {
    #if os(macOS)
      System.start(["open", address])
    #else
      System.start(["xdg-open", address])
    #endif
  }
}
