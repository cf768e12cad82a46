import Processes

/// What the person's desktop does.
public enum Desktop {
  /// Opens an address in the person's browser.
  ///
  /// - Returns: whether there is a program that opens addresses; not, whether it does.
  public static func open(address: String) -> Bool {
    #if os(macOS)
      ChildProcess(["open", address]).start()
    #else
      ChildProcess(["xdg-open", address]).start()
    #endif
  }
}
