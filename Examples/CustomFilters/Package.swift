// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "custom-filters",
  platforms: [.macOS(.v15)],
  // In a package of your own: .package(url: "https://…/fude.git", from: "0.1.0").
  dependencies: [.package(name: "fude", path: "../..")],
  targets: [
    .executableTarget(
      name: "CustomFilters",
      dependencies: [
        .product(name: "Site", package: "fude"), .product(name: "Liquid", package: "fude"),
      ])
  ]
)
