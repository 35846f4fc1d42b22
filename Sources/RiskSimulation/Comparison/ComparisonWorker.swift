// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Runs the same trials under several plans, block by block, and compares each with the first.
///
/// Every plan is run by a worker of its own, so its figures are those of a simulation by itself, bit by
/// bit; random numbers are common to all, since they are addressed by name.
final class ComparisonWorker: ChunkWorker {
  /// What is counted of the plans, and of their differences.
  struct Counts: Sendable {
    var plans: [TrialCounts]
    var comparison: ComparisonCounts
  }

  private let setup: ComparisonSetup
  private let workers: [TrialWorker]
  private var comparison: ComparisonCounts

  /// Makes a worker for compiled plans.
  init(_ setup: ComparisonSetup) {
    self.setup = setup
    workers = setup.plans.map { TrialWorker($0, measure: setup.measure, design: setup.design) }
    comparison = ComparisonCounts(planCount: setup.plans.count)
  }

  var counts: Counts { Counts(plans: workers.map(\.counts), comparison: comparison) }

  static func merged(_ first: Counts, _ second: Counts) -> Counts {
    var sum = first
    for index in sum.plans.indices { sum.plans[index].merge(second.plans[index]) }
    sum.comparison.merge(second.comparison)
    return sum
  }

  func run(chunk: Int, trials: Int) -> Replicated<ComparisonSums> {
    var sums = setup.nothing
    TrialBlock.forEach(inChunk: chunk, trials: trials) { first, count in
      let blocks = workers.map { $0.runBlock(firstTrial: first, count: count) }
      sums.merge(compare(blocks, count: count), group: setup.design.group(ofBlockAt: first))
    }
    return sums
  }

  private func compare(_ blocks: [SimulatedBlock], count: Int) -> ComparisonSums {
    for (index, block) in blocks.enumerated() {
      for trial in 0..<count {
        comparison.outlays[index].insert(block.portfolio.totals[trial] + block.controlCost[trial])
      }
    }
    countBest(blocks, count: count)
    return ComparisonSums(
      plans: blocks.map(\.moments),
      differences: blocks.indices.dropFirst().map { difference(blocks[0], blocks[$0], $0, count) })
  }

  /// Counts the plan with the least expected outlay of each draw; the first of equals.
  private func countBest(_ blocks: [SimulatedBlock], count: Int) {
    for trial in 0..<count {
      var best = (plan: 0, outlay: Double.infinity)
      for (plan, block) in blocks.enumerated() {
        let outlay = block.portfolio.given[trial] + block.controlCost[trial]
        if outlay < best.outlay { best = (plan, outlay) }
      }
      comparison.best[best.plan] += 1
    }
  }

  private func difference(
    _ base: SimulatedBlock, _ plan: SimulatedBlock, _ index: Int, _ count: Int
  ) -> ComparisonSums.Difference {
    var saving = Array(repeating: 0.0, count: count)
    var extra = saving
    var net = saving
    for trial in 0..<count {
      saving[trial] = base.portfolio.estimate[trial] - plan.portfolio.estimate[trial]
      extra[trial] = plan.controlCost[trial] - base.controlCost[trial]
      net[trial] = base.portfolio.given[trial] - plan.portfolio.given[trial] - extra[trial]
      let years = plan.portfolio.totals[trial] - base.portfolio.totals[trial]
      let isBetter = years + extra[trial] < 0
      comparison.differences[index - 1].insert(
        isBetterYear: isBetter, extraCost: extra[trial], netBenefit: net[trial])
    }
    return ComparisonSums.Difference(
      saving: SavingMoments(
        saving, base: base.portfolio.control, plan: plan.portfolio.control, count: count),
      threats: setup.common[index].map { pair in
        Self.saving(base.threats[pair.base], plan.threats[pair.plan], count)
      },
      extraCost: Moments(of: extra, count: count), netBenefit: Moments(of: net, count: count))
  }

  private static func saving(
    _ base: ThreatBlock, _ plan: ThreatBlock, _ count: Int
  ) -> SavingMoments {
    let saving = (0..<count).map { base.estimate[$0] - plan.estimate[$0] }
    return SavingMoments(saving, base: base.control, plan: plan.control, count: count)
  }
}

extension ComparisonCounts.Difference {
  /// Counts a trial.
  fileprivate mutating func insert(isBetterYear: Bool, extraCost: Double, netBenefit: Double) {
    if isBetterYear { betterYears += 1 }
    self.netBenefit.insert(netBenefit)
    if extraCost > 0 { returns.insert(netBenefit / extraCost) } else { withoutExtraCost += 1 }
  }
}
