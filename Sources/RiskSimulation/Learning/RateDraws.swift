// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Joint draws of one threat's attempts, vulnerability and rate of loss events, from the priors.
struct RateDraws {
  /// The vulnerability of each draw.
  private(set) var vulnerabilities: [Double] = []
  /// The expected loss events a year of each draw.
  private(set) var rates: [Double] = []

  /// The draws behind what is learnt from loss events.
  static let count = 8_192

  /// Draws under the controls that are implemented: those under which events were counted.
  ///
  /// The attacker and his semantics are those of a scenario; the seed is always the same, so that what
  /// is learnt does not depend on that of a run.
  ///
  /// - Throws: ``SimulationError`` if the tree cannot be analysed.
  init(of threat: String, in model: Model, as scenario: Scenario) throws(SimulationError) {
    var counted = scenario
    counted.plan = Plan(statuses: [.implemented])
    counted.threats = [threat]
    counted.stride = []
    counted.seed = Scenario.defaultSeed
    var only = model
    only.threats = model.threats.filter { $0.key == threat }
    let compiled = try ScenarioCompiler.compile(counted, of: only)
    let memory = ColumnMemory(for: compiled.program)
    guard let columns = compiled.compiled.first else { return }
    for first in stride(from: 0, to: Self.count, by: TrialBlock.size) {
      compiled.program.run(in: memory, firstTrial: UInt64(first))
      vulnerabilities += memory.column(Int(columns.vulnerability))
      rates += memory.column(Int(columns.eventRate))
    }
  }

  /// So many equally likely vulnerabilities: the means of groups of neighbours.
  func representatives(_ number: Int) -> [Double] {
    let sorted = vulnerabilities.sorted()
    let size = sorted.count / number
    return (0..<number).map { group in
      sorted[(group * size)..<((group + 1) * size)].reduce(0, +) / Double(size)
    }
  }
}
