// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Which parameters bear most on the expected loss, by a few trials.
///
/// Low-discrepancy points are best in their first dimensions, so these go to the parameters that matter. The measure is the
/// squared correlation of a parameter's uniform numbers with the expected annual loss of all threats.
enum ParameterImportance {
  private static let trials = 1_024

  /// The indices of a program's parameters, the most important first.
  ///
  /// O(trials x live columns).
  static func ranked(_ scenario: CompiledScenario) -> [Int] {
    let program = scenario.program
    let parameters = program.quantities.indices.filter { !program.quantities[$0].isChance }
    guard parameters.count > 1 else { return Array(parameters) }
    let memory = ColumnMemory(for: program)
    let column = UnsafeMutableBufferPointer<Double>.allocate(capacity: TrialBlock.size)
    column.initialize(repeating: 0)
    defer { column.deallocate() }
    var pairs = Array(repeating: PairMoments(), count: program.quantities.count)
    for first in stride(from: 0, to: max(trials, TrialBlock.size), by: TrialBlock.size) {
      program.run(in: memory, firstTrial: UInt64(first))
      let loss = expectedLoss(scenario, memory)
      loss.withUnsafeBufferPointer { loss in
        for index in parameters {
          program.independentUniforms.fill(column, quantity: index, firstTrial: UInt64(first))
          pairs[index].merge(PairMoments(of: loss, and: UnsafeBufferPointer(column)))
        }
      }
    }
    let importance = pairs.map { pair in
      let spread = pair.first.variance * pair.second.variance
      return spread > 0 && spread.isFinite ? pair.covariance * pair.covariance / spread : 0
    }
    return parameters.sorted { left, right in
      importance[left] == importance[right] ? left < right : importance[left] > importance[right]
    }
  }

  private static func expectedLoss(_ scenario: CompiledScenario, _ memory: ColumnMemory) -> [Double]
  {
    var sum = Array(repeating: 0.0, count: TrialBlock.size)
    for threat in scenario.compiled {
      let column = memory.column(Int(threat.expectedLoss))
      for trial in sum.indices { sum[trial] += column[trial] }
    }
    return sum
  }
}
