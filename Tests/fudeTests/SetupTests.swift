import Foundation
import Testing

/// What `make` says where the toolchain is missing or too old.
@Suite struct SetupTests {
  private static let setup = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../scripts/setup").standardized.path

  @Test(arguments: [
    (
      "",
      "Fude needs a Swift toolchain, version 6.3 or newer, and there is none on the PATH.\n"
        + "Get one from https://www.swift.org/install/ and run this again.\n"
    ),
    (
      "echo Swift version 5.10",
      "Fude needs Swift 6.3 or newer; the one on the PATH is 5.10.\n"
        + "Get a newer one from https://www.swift.org/install/ and run this again.\n"
    ),
    (
      "exit 1",
      "Fude needs Swift 6.3 or newer; the one on the PATH is of an unknown version.\n"
        + "Get a newer one from https://www.swift.org/install/ and run this again.\n"
    ),
  ])
  func withoutSwift(swift: String, said: String) throws {
    let shop = try Workshop(posts: 0)
    if !swift.isEmpty { try shop.write("#!/bin/sh\n\(swift)\n", to: "道具/swift") }
    let result = try Program.shell(
      """
      mkdir -p 道具; for t in env bash sed head sort; do ln -s "$(command -v $t)" 道具/; done
      [ ! -e 道具/swift ] || chmod +x 道具/swift
      PATH=$PWD/道具 bash '\(Self.setup)'
      """, in: shop.root)
    #expect((result.status, result.output, result.errors) == (1, "", said))
  }
}
