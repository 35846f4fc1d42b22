// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Makes the result of a comparison from its sums and counts.
struct ComparisonAssembly {
  private let candidates: [PlanCandidate]
  private let setup: ComparisonSetup
  private let sums: ComparisonSums
  private let groups: [ComparisonSums]
  private let counts: ComparisonWorker.Counts
  private let results: [SimulationResult]

  /// Takes what was summed and counted.
  init(
    _ candidates: [PlanCandidate], _ setup: ComparisonSetup, _ sums: Replicated<ComparisonSums>,
    _ counts: ComparisonWorker.Counts
  ) {
    self.candidates = candidates
    self.setup = setup
    self.sums = sums.total
    groups = sums.groups
    self.counts = counts
    results = candidates.indices.map { index in
      ResultAssembly(
        candidates[index].scenario, candidates[index].model.model, setup.plans[index],
        RunSums(
          total: sums.total.plans[index], groups: sums.groups.map { $0.plans[index] },
          isPlain: setup.design.scheme == .plain), counts.plans[index],
        sampling: setup.design.summary
      ).result(digest: candidates[index].digest)
    }
  }

  /// The result.
  var result: ComparisonResult {
    let total = Double(sums.trials)
    let plans = candidates.indices.map { index in
      ComparedPlan(
        result: results[index], difference: index == 0 ? .none : difference(index),
        probabilityBest: Double(counts.comparison.best[index]) / total)
    }
    return ComparisonResult(plans: plans, notes: notes)
  }

  private func difference(_ index: Int) -> PlanDifference {
    let sums = sums.differences[index - 1]
    let counts = counts.comparison.differences[index - 1]
    let (base, plan) = (self.sums.plans[0].portfolio, self.sums.plans[index].portfolio)
    var ale = sums.saving.saving(from: base, to: plan)
    let losses = { (sums: ComparisonSums) in (sums.plans[0].portfolio, sums.plans[index].portfolio)
    }
    if let error = error(base, plan, losses) { ale.error = error }
    let netError = error(base, plan, losses, less: { $0.differences[index - 1].extraCost.mean })
    let extra = sums.extraCost.mean
    let (before, after) = (results[0].activeControls, results[index].activeControls)
    let dominance = DominanceTest(
      base: self.counts.comparison.outlays[0], plan: self.counts.comparison.outlays[index])
    return PlanDifference(
      ale: ale, probabilityBetter: counts.netBenefit.positiveShare,
      probabilityBetterInAYear: Double(counts.betterYears) / Double(self.sums.trials),
      extraCost: extra,
      netBenefit: Summary(
        counts.netBenefit, mean: ale.mean - extra,
        standardError: netError?.standardError ?? sums.netBenefit.standardError),
      rosi: rosi(counts, ale, extra: extra),
      paybackYears: extra > 0 && ale.mean > 0 ? extra / ale.mean : nil,
      varianceRatio: varianceRatio(ale, index), firstOrder: dominance.firstOrder,
      secondOrder: dominance.secondOrder, added: after.filter { !before.contains($0) },
      dropped: before.filter { !after.contains($0) }, threats: threats(index))
  }

  private func rosi(
    _ counts: ComparisonCounts.Difference, _ ale: PairedDifference, extra: Double
  ) -> Summary? {
    guard counts.withoutExtraCost == 0, extra > 0 else { return nil }
    return Summary(
      counts.returns, mean: (ale.mean - extra) / extra, standardError: ale.standardError / extra)
  }

  private func varianceRatio(_ ale: PairedDifference, _ index: Int) -> Double? {
    guard ale.standardError > 0 else { return nil }
    let first = results[0].portfolio.ale.standardError
    let second = results[index].portfolio.ale.standardError
    return (first * first + second * second) / (ale.standardError * ale.standardError)
  }

  private func threats(_ index: Int) -> [ThreatDifference] {
    let (before, after) = (byName(results[0]), byName(results[index]))
    let differences = setup.common[index].indices.compactMap { place -> ThreatDifference? in
      let pair = setup.common[index][place]
      let threat = setup.plans[0].threats[pair.base]
      guard let before = before[threat.name], let after = after[threat.name] else { return nil }
      let from = sums.plans[0].threats[pair.base].loss
      let to = sums.plans[index].threats[pair.plan].loss
      var ale = sums.differences[index - 1].threats[place].saving(from: from, to: to)
      let error = error(
        from, to,
        { ($0.plans[0].threats[pair.base].loss, $0.plans[index].threats[pair.plan].loss) })
      if let error { ale.error = error }
      return ThreatDifference(
        name: threat.name, title: threat.label, ale: ale, before: before, after: after)
    }
    return differences.sorted { ($1.ale.mean, $0.name) < ($0.ale.mean, $1.name) }
  }

  /// The error of a saving, less what it costs, from independent groups of trials, where trials are not independent.
  private func error(
    _ base: LossMoments, _ plan: LossMoments,
    _ losses: (ComparisonSums) -> (base: LossMoments, plan: LossMoments),
    less cost: (ComparisonSums) -> Double = { _ in 0 }
  ) -> GroupError? {
    if setup.design.scheme == .plain { return nil }
    let (first, second) = (base.slope, plan.slope)
    let savings = groups.map { group -> (count: Double, mean: Double) in
      let (base, plan) = losses(group)
      let saving = base.corrected(slope: first) - plan.corrected(slope: second)
      return (base.estimate.first.count, saving - cost(group))
    }
    return GroupError(savings)
  }

  private func byName(_ result: SimulationResult) -> [String: ThreatResult] {
    Dictionary(uniqueKeysWithValues: result.threats.map { ($0.name, $0) })
  }

  private var notes: [String] {
    var notes: [String] = []
    let base = candidates[0].scenario
    for (index, candidate) in candidates.enumerated().dropFirst() {
      let other = candidate.scenario
      if other.semantics != base.semantics || other.attacker != base.attacker
        || other.knowledge != base.knowledge
      {
        notes.append("\(other.name) differs from \(base.name) in its attacker too.")
      }
      if candidate.digest != candidates[0].digest {
        notes.append("\(other.name) is about another model than \(base.name).")
      }
      let count = setup.common[index].count
      if count < setup.plans[0].threats.count || count < setup.plans[index].threats.count {
        notes.append("\(other.name) and \(base.name) are not about the same threats.")
      }
    }
    if setup.plans.contains(where: { !$0.compiled.allSatisfy(\.isLinear) }) {
      notes.append(
        "Net benefits by draw are means over \(NetLoss.events) sampled events where a transfer has a deductible or a limit."
      )
    }
    return notes
  }
}
