// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module of Sources/ together with the test target that mirrors it.
func module(
  _ name: String, imports: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []
) -> [Target] {
  [
    .target(name: name, dependencies: imports, swiftSettings: strict, plugins: plugins),
    .testTarget(
      name: name + "Tests",
      dependencies: [.byName(name: name), "TestSupport"] + imports
        + (name == "Site" ? ["CustomFilters", "live-bytes"] : []),
      exclude: ["Highlighting", "Markdown"].contains(name) ? ["Cases"] : [], swiftSettings: strict),
  ]
}

let package = Package(
  name: "fude",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "fude", targets: ["fude"]),
    .library(name: "Liquid", targets: ["Liquid"]),
    .library(name: "Markdown", targets: ["Markdown"]),
    .library(name: "Site", targets: ["Site"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Without its traits: they are what needs the whole of Foundation.
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CPlatform"),
  ]
    + module("CJKText")
    + module("JSON")
    + module("Paths")
    + module("MediaTypes")
    + module("Processes")
    + module("Dates")
    + module("Highlighting")
    + module("Diagnostics", imports: ["CJKText", "JSON"])
    + module("YAML", imports: ["Diagnostics", "CYAML"])
    + module("Markdown", imports: ["CJKText", "Highlighting", "CCMark"])
    + module("Liquid", imports: ["Dates", "Diagnostics"])
    + module(
      "Site",
      imports: [
        "CJKText", "JSON", "Paths", "Dates", "Diagnostics", "YAML", "Markdown", "Highlighting",
        "Liquid", "CPlatform", "Processes",
      ],
      plugins: ["EmbedTheme"])
    + module(
      "DevServer",
      imports: [
        "CJKText", "JSON", "Paths", "MediaTypes", "Processes", "Diagnostics", "CZlib",
        .product(name: "HummingbirdCore", package: "hummingbird"),
      ])
    + module("Publishing", imports: ["JSON", "Paths", "MediaTypes", "Processes", "Diagnostics"])
    + [
      .executableTarget(
        name: "fude",
        dependencies: [
          "Site", "DevServer", "Publishing", "Diagnostics", "JSON", "Liquid", "Markdown",
          "CPlatform",
          .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict,
        // A name by which a cache knows the program that wrote it.
        linkerSettings: [
          .unsafeFlags(["-Xlinker", "--build-id=sha1"], .when(platforms: [.linux]))
        ]),
      .testTarget(
        name: "fudeTests", dependencies: ["fude", "JSON", "YAML", "Diagnostics", "TestSupport"],
        swiftSettings: strict),
      .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
      // A program that tests run.
      .executableTarget(
        name: "live-bytes", dependencies: ["Site", "CPlatform"], path: "Tests/LiveBytes",
        swiftSettings: strict),
      // The sources of an example package, so that the tests run them.
      .executableTarget(
        name: "CustomFilters", dependencies: ["Site", "Liquid"],
        path: "Examples/CustomFilters/Sources/CustomFilters"),
      // Run while Site is built; no part of the program.
      .plugin(
        name: "EmbedTheme", capability: .buildTool(), dependencies: ["embed-theme"],
        path: "Sources/EmbedTheme"),
      .executableTarget(name: "embed-theme"),
    ]
)
