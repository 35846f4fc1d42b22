// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// One point of a sweep, compiled, with what is measured of it.
struct SweepPoint: Sendable {
  /// The program and the threats.
  let scenario: CompiledScenario
  /// The threats that are measured.
  let threats: [CompiledThreat]
  private let measure: SweepMeasure

  /// Picks the threats that are measured: the one named, or all.
  init(_ scenario: CompiledScenario, _ measure: SweepMeasure, _ threat: String?) {
    self.scenario = scenario
    self.measure = measure
    threats = zip(scenario.threats, scenario.compiled).filter {
      threat == nil || $0.0.name == threat
    }.map(\.1)
  }

  /// Whether years must be simulated, since the measure does not follow from means.
  var simulates: Bool { !measure.isMean }
}
