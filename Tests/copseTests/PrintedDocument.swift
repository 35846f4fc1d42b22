// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A document that the program prints, and how.
struct PrintedDocument: Sendable {
  /// The name of its schema.
  let name: String
  /// The command.
  let arguments: [String]
  /// Keys that are there only where they are asked for or known.
  let optional: Set<String>

  private init(_ name: String, _ arguments: [String], _ optional: Set<String>) {
    self.name = name
    self.arguments = arguments
    self.optional = optional
  }

  private static let scenario = "Scenarios/plan-payments.yaml"

  /// Every document that a command prints about SecureShop.
  static let all: [PrintedDocument] = [
    .init(
      "simulation", ["simulate", scenario, "--trials", "500", "--until", "ale 40%"],
      ["stopping", "annualLossIntervals95", "shareIntervals95"]
    ),
    .init("rank", ["rank", scenario, "--trials", "500"], []),
    .init("matrix", ["matrix", scenario, "--trials", "500"], ["shareIntervals95"]),
    .init("register", ["register", scenario, "--trials", "500"], []),
    .init("stride", ["stride", "Trees"], []),
    .init(
      "compare",
      [
        "compare", "Scenarios/worst-case.yaml", "--drop", "api-rate-limiting", "--trials", "300",
        "--displacement",
      ], []
    ),
    .init(
      "optimize",
      ["optimize", scenario, "--budget", "100k", "--may-change", "planned", "--draws", "256"], []
    ),
    .init(
      "roadmap", ["roadmap", "Scenarios/current.yaml", "--quarters", "3", "--draws", "256"], []),
    .init(
      "exact",
      [
        "exact", "Scenarios/current.yaml", "--goal", "customer-impersonation", "--importance",
        "--top", "3", "--uncertainty", "256", "--time", "parallel", "--cutoff", "1e-6",
        "--front", "cost,time", "--defence-front", "likeliest",
      ],
      [
        "controls", "uncertainty", "time", "frontOf", "defenceFront", "truncation", "intervals",
        "cost", "attackProbability",
      ]
    ),
    .init(
      "explain", ["explain", "Scenarios/current.yaml", "--goal", "customer-impersonation"], []),
    .init(
      "sample",
      [
        "sample", "Scenarios/current.yaml", "--goal", "customer-impersonation", "--trials", "4096",
      ], []
    ),
    .init(
      "sensitivity",
      [
        "sensitivity", "Scenarios/current.yaml", "--threat", "customer-impersonation", "--top", "2",
        "--trials", "512", "--decide", "Scenarios/plan-mfa-first.yaml",
      ], []
    ),
    .init(
      "sweep",
      ["sweep", scenario, "--over", "customer-impersonation.attempts*=1:2:1", "--trials", "512"], []
    ),
    .init(
      "learn",
      ["learn", "Scenarios/current.yaml", "--observations", "Observations/example.yaml"], []
    ),
    .init(
      "check", ["check", "--simulation", "Scenarios/current.yaml", "--trials", "512"], ["loss"]),
    .init(
      "report",
      [
        "report", scenario, "--compare", "Scenarios/current.yaml", "--trials", "500", "--as-of",
        "2024-07-01", "--appetite", "2M@5%",
      ], ["annualLossIntervals95", "shareIntervals95", "threat", "risk"]
    ),
  ]
}
