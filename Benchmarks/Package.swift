// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let features: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "copse-benchmarks",
  targets: [
    .target(name: "BenchmarkSupport", swiftSettings: features),
    .target(name: "BenchmarkTrees", swiftSettings: features),
    .executableTarget(
      name: "FaultTreeBenchmarks", dependencies: ["BenchmarkSupport", "BenchmarkTrees"],
      swiftSettings: features),
    .executableTarget(
      name: "EventBenchmarks", dependencies: ["BenchmarkTrees"], swiftSettings: features),
    .executableTarget(name: "AccuracyBenchmarks", swiftSettings: features),
    .executableTarget(
      name: "SimulationBenchmarks", dependencies: ["BenchmarkSupport"], swiftSettings: features),
  ],
  swiftLanguageModes: [.v6]
)
