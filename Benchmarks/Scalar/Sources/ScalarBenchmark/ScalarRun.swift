// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// Simulates years one after the other, and within a year threat after threat, event after event.
struct ScalarRun {
  /// The figures of one threat.
  struct Figures {
    /// P(goal given one attempt).
    var vulnerability = ScalarSum()
    /// Expected loss events a year.
    var events = ScalarSum()
    /// The expected annual loss given the parameters.
    var expected = ScalarSum()
    /// The annual loss.
    var loss = ScalarSum()
  }

  /// The figures of each threat.
  private(set) var figures: [Figures]
  /// The events that were drawn.
  private(set) var events = 0
  private let scenario: ScalarScenario
  private var random: ScalarRandom
  private var parameters: [Double]
  private var registers: [Double] = []

  /// Prepares a run.
  init(_ scenario: ScalarScenario, seed: UInt64) {
    self.scenario = scenario
    random = ScalarRandom(seed: seed)
    figures = Array(repeating: Figures(), count: scenario.threats.count)
    parameters = Array(repeating: 0, count: scenario.parameters.count)
  }

  /// Simulates a year.
  mutating func simulate() {
    for (index, law) in scenario.parameters.enumerated() {
      parameters[index] = law(random.uniform())
    }
    for (index, threat) in scenario.threats.enumerated() { simulate(threat, index) }
  }

  private mutating func simulate(_ threat: ScalarThreat, _ index: Int) {
    let vulnerability = threat.vulnerability(parameters, &registers)
    let rate = threat.attempts.value(parameters) * vulnerability
    let scale = threat.scale.value(parameters)
    let mean = threat.forms.reduce(0) { $0 + $1.mean * ($1.share.map { parameters[$0] } ?? 1) }
    let year = threat.yearFactor.map { rate * $0(random.uniform()) } ?? rate
    let count = PoissonQuantile.value(random.uniform(), mean: year)
    var loss = 0.0
    for _ in 0..<count {
      for form in threat.forms {
        if let share = form.share, random.uniform() >= parameters[share] { continue }
        loss += form.law(random.uniform()) * scale
      }
    }
    events += count
    figures[index].vulnerability.add(vulnerability)
    figures[index].events.add(rate)
    figures[index].expected.add(rate * mean * scale)
    figures[index].loss.add(loss)
  }
}
