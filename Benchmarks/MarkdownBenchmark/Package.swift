// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "bench-markdown",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "fude", path: "../..")],
  targets: [
    .systemLibrary(name: "CLibcmark", pkgConfig: "libcmark"),
    .executableTarget(
      name: "bench-markdown",
      dependencies: ["CLibcmark", .product(name: "Markdown", package: "fude")]),
  ]
)
