// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import ModelFiles

/// Runs a scenario by a straightforward scalar program and by copse, compares their figures, and prints how long
/// a year and a live operation take in each.
///
/// Arguments: the path of copse, a scenario, the years of the scalar version, those of copse.
@main
struct ScalarBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let own = Int(arguments[3]), let theirs = Int(arguments[4]) else {
      throw ScalarError(message: "usage: ScalarBenchmark COPSE SCENARIO YEARS YEARS-OF-COPSE")
    }
    let loaded = ModelLoader().loadScenario(arguments[2])
    guard let scenario = loaded.scenario, let model = loaded.model else {
      throw ScalarError(message: "\(arguments[2]) cannot be read")
    }
    let scalar = try ScalarScenario(scenario, of: model.model)
    var run = ScalarRun(scalar, seed: 1)
    let start = UserTime.own
    for _ in 0..<own { run.simulate() }
    let seconds = UserTime.own - start
    let setUp = try Copse(arguments[1], scenario: arguments[2], years: 1)
    let copse = try Copse(arguments[1], scenario: arguments[2], years: theirs)
    let differences = try compare(run, scalar, copse)
    let operations =
      scalar.parameters.count + scalar.threats.reduce(0) { $0 + $1.operations }
    let live = Double(operations) + Double(run.events) / Double(own)
    report("scalar", seconds / Double(own), live)
    report("copse", (copse.seconds - setUp.seconds) / Double(theirs - 1), live)
    print(
      "live operations a year: \(scalar.parameters.count) parameters, "
        + "\(operations - scalar.parameters.count) changes, gates and counts, "
        + "\(String(format: "%.1f", live - Double(operations))) events")
    print("\(differences) figures agree within 4.5 standard errors")
  }

  private static func report(_ name: String, _ year: Double, _ live: Double) {
    print(
      String(
        format: "%@: %.0f years/s, %.0f ns a year, %.2f ns a live operation", name, 1 / year,
        1e9 * year, 1e9 * year / live))
  }

  /// Compares all figures of all threats; returns how many there are.
  private static func compare(
    _ run: ScalarRun, _ scalar: ScalarScenario, _ copse: Copse
  ) throws -> Int {
    var count = 0
    for (threat, own) in zip(scalar.threats, run.figures) {
      let figures = [
        ("vulnerability_mean", "vulnerability_se", own.vulnerability),
        ("loss_events_mean", "loss_events_se", own.events),
        ("ale_mean", "ale_se", own.expected), ("ale_mean", "ale_se", own.loss),
      ]
      for (mean, error, sum) in figures {
        let other = try copse.figure(mean, of: threat.name)
        let otherError = try copse.figure(error, of: threat.name)
        let spread = (sum.standardError * sum.standardError + otherError * otherError).squareRoot()
        // Some seventy comparisons: 4.5 standard errors are exceeded by chance once in 2,000 runs.
        guard (sum.mean - other).magnitude <= 4.5 * spread + 1e-9 * other.magnitude else {
          throw ScalarError(
            message: "\(threat.name), \(mean): \(sum.mean), copse \(other), error \(spread)")
        }
        count += 1
      }
    }
    return count
  }
}
