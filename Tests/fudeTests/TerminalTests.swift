import Testing

/// What is shown on a terminal; `script` of util-linux makes one.
@Suite struct TerminalTests {
  @Test(arguments: [("", true), ("NO_COLOR=1", false), ("TERM=dumb", false)])
  func colour(setting: String, isColoured: Bool) throws {
    let shop = try Workshop(posts: 0, ["content/posts/2025-01-02-無題.md": "文"])
    let result = try Program.shell(
      "export TERM=xterm \(setting); script -qec \"$FUDE build\" /dev/null </dev/null",
      in: shop.root)
    #expect(result.output.contains("\u{1B}[1;35mwarning: ") == isColoured, "\(result.output)")
    #expect(result.output.contains("\u{1B}[1") == isColoured)
  }

  @Test func noColourAndNoProgressWithoutATerminal() throws {
    let shop = try Workshop(posts: 0, ["content/posts/2025-01-02-無題.md": "文"])
    let result = try Program.run(["build"], in: shop.root, environment: ["TERM": "xterm"])
    #expect(!result.errors.contains("\u{1B}"))
  }

  /// The lock holds the build up until the line was shown, so no clock decides.
  @Test func progressLine() throws {
    let shop = try Workshop(posts: 1)
    _ = try Program.run(["build"], in: shop.root)
    let result = try Program.shell(
      """
      export TERM=xterm
      flock .fude/lock sh -c 'touch held; while [ ! -e release ]; do sleep 0.01; done' &
      while [ ! -e held ]; do sleep 0.01; done
      script -qec "$FUDE build" /dev/null </dev/null >said &
      while ! grep -q '…' said; do sleep 0.01; done
      touch release; wait; cat said
      """, in: shop.root)
    #expect(result.output.contains("\r\u{1B}[Kwaiting for another build …"), "\(result.output)")
    #expect(result.output.contains("1 post, 0 pages: "))
  }
}
