// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that the engines compared with never become dependencies of Fude.
let package = Package(
  name: "template-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "fude", path: "../.."),
    .package(url: "https://github.com/stencilproject/Stencil.git", exact: "0.15.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", exact: "2.1.1"),
  ],
  targets: [
    .executableTarget(
      name: "TemplateBenchmark",
      dependencies: [
        .product(name: "Liquid", package: "fude"),
        .product(name: "Stencil", package: "Stencil"),
        .product(name: "Mustache", package: "swift-mustache"),
      ])
  ]
)
