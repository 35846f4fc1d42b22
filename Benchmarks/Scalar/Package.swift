// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let features: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

// A package of its own, since it compiles copse's libraries: they read the model and compile its trees.
let package = Package(
  name: "copse-scalar-benchmark",
  dependencies: [.package(name: "copse", path: "../..")],
  targets: [
    .executableTarget(
      name: "ScalarBenchmark",
      dependencies: ["AttackTrees", "Distributions", "ExactAnalysis", "ModelFiles"].map {
        .product(name: $0, package: "copse")
      },
      swiftSettings: features)
  ],
  swiftLanguageModes: [.v6]
)
