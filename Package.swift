// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

/// Warnings in our own targets are errors in CI, and only there: a newer compiler must not break a user's build.
let strict: [SwiftSetting] =
  Context.environment["COPSE_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let features: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let settings = strict + features

let orderedCollections = Target.Dependency.product(
  name: "OrderedCollections", package: "swift-collections")

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    resources: [.copy("Fixtures")],
    // Not strict: the expansions of the testing macros warn by themselves.
    swiftSettings: features)
}

let package = Package(
  name: "copse",
  products: [
    .library(name: "AttackTrees", targets: ["AttackTrees"]),
    .library(name: "Distributions", targets: ["Distributions"]),
    .library(name: "ModelFiles", targets: ["ModelFiles"]),
    .library(name: "ExactAnalysis", targets: ["ExactAnalysis"]),
    .library(name: "RiskSimulation", targets: ["RiskSimulation"]),
    .library(name: "Reporting", targets: ["Reporting"]),
    .executable(name: "copse", targets: ["copse"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Integer loops in C: only there can one function be compiled for several widths of vector registers.
    .target(name: "CBitSlices"),
    // Optimised in debug builds too: the inner loops of everything that simulates.
    .target(
      name: "CVectorKernels", exclude: ["kernels.inc", "years.inc"],
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(
      name: "CYearTransforms",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    room("AttackTrees", [orderedCollections]),
    room("Distributions", ["AttackTrees", "CGSL", "CVectorKernels", "CYearTransforms"]),
    room("ModelFiles", ["AttackTrees", "Distributions", "CExpat", "CLibYAML", orderedCollections]),
    room("ExactAnalysis", ["AttackTrees", orderedCollections]),
    room(
      "RiskSimulation",
      [
        "AttackTrees", "CBitSlices", "CVectorKernels", "Distributions", "ExactAnalysis",
        orderedCollections,
      ]),
    .target(name: "CReportPage", exclude: ["report.css", "report.js"]),
    room(
      "Reporting",
      [
        "AttackTrees", "CReportPage", "Distributions", "ExactAnalysis", "RiskSimulation",
        orderedCollections,
      ]),
    .executableTarget(
      name: "copse",
      dependencies: [
        "AttackTrees", "Distributions", "ExactAnalysis", "ModelFiles", "Reporting",
        "RiskSimulation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["AttackTrees", orderedCollections],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("AttackTrees"),
    tests("Distributions", ["CGSL", "CVectorKernels"]),
    tests("ModelFiles", [orderedCollections]),
    tests("ExactAnalysis"),
    tests("RiskSimulation", ["CBitSlices", "CVectorKernels", "ModelFiles", orderedCollections]),
    tests("Reporting", ["ModelFiles"]),
    tests("copse", ["ModelFiles", "Yams"]),
  ],
  swiftLanguageModes: [.v6]
)
