// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Tells how sure a run is, by the measures of stopping rules.
struct PrecisionCheck {
  private let scenario: Scenario
  private let schedule: LookSchedule
  private let look: Int
  private let sums: RunSums
  private let counts: TrialCounts
  /// The law of the year by transform, where it is known.
  let law: YearLawSummary?

  /// Takes what was summed and counted up to a look, the first of which is 0.
  init(
    _ scenario: Scenario, _ schedule: LookSchedule, look: Int, _ sums: RunSums,
    _ counts: TrialCounts, law: YearLawSummary? = nil
  ) {
    self.law = law
    self.look = look
    self.scenario = scenario
    self.schedule = schedule
    self.sums = sums
    self.counts = counts
  }

  /// How a rule stands.
  func status(of rule: StoppingRule) -> StoppingSummary.Status {
    switch rule {
    case .ale(let share):
      let loss = sums.expectedLoss(\.portfolio)
      let leavingOut =
        loss.degreesOfFreedom.isFinite
        ? schedule.leavingOut(look: look) : schedule.leavingOut(confidence: 0.95)
      let reach = loss.error.reach(leavingOut: leavingOut)
      return status(
        rule, loss.mean, lower: loss.mean - reach.below, upper: loss.mean + reach.above, share)
    case .var95(let share):
      if let law {
        let interval = law.var95Interval
        return status(
          rule, law.var95, lower: interval.lowerBound, upper: interval.upperBound, share)
      }
      let interval = counts.annualLoss.interval(of: 0.95, reach: schedule.reach)
      return status(
        rule, counts.annualLoss.quantile(0.95), lower: interval.lower, upper: interval.upper, share)
    case .ranks(let top, let confidence):
      return ranks(rule, top: top, confidence: confidence)
    }
  }

  private func status(
    _ rule: StoppingRule, _ estimate: Double, lower: Double, upper: Double, _ share: Double
  ) -> StoppingSummary.Status {
    let half = max(upper - estimate, estimate - lower)
    let width = half == 0 ? 0 : half / estimate.magnitude
    return .init(rule: rule, lower: lower, upper: upper, width: width, isMet: width <= share)
  }

  /// The first places are sure if each of their threats exceeds the next, and the last of them all below it.
  private func ranks(
    _ rule: StoppingRule, top: Int, confidence: Double
  ) -> StoppingSummary.Status {
    let values = sums.total.threats.indices.map { value($0, in: sums.total) }
    let order = values.indices.sorted {
      values[$0] == values[$1] ? $0 < $1 : values[$0] > values[$1]
    }
    let top = min(top, order.count - 1)
    guard top > 0 else { return .init(rule: rule, lower: 1, upper: 1, width: 0, isMet: true) }
    let leftOut = schedule.leavingOut(confidence: confidence) / Double(order.count - 1)
    let sure = (0..<top).count { place in
      let below = place == top - 1 ? order[(place + 1)...] : order[(place + 1)...(place + 1)]
      return below.allSatisfy { exceeds(order[place], $0, leavingOut: leftOut) }
    }
    return .init(
      rule: rule, lower: Double(sure), upper: Double(top),
      width: 1 - Double(sure) / Double(top), isMet: sure == top)
  }

  private func exceeds(_ first: Int, _ second: Int, leavingOut: Double) -> Bool {
    let differences = sums.groups.map { group in
      (count: Double(group.trials), mean: value(first, in: group) - value(second, in: group))
    }
    guard let error = GroupError(differences) else { return false }
    let difference = value(first, in: sums.total) - value(second, in: sums.total)
    return difference > error.reach(leavingOut: leavingOut).below
  }

  /// A threat's measure, by means alone.
  private func value(_ threat: Int, in sums: ChunkMoments) -> Double {
    let moments = sums.threats[threat]
    switch scenario.rankedBy {
    case .ale, .var95:
      return moments.loss.corrected(slope: self.sums.total.threats[threat].loss.slope)
    case .vulnerability: return moments.vulnerability.mean
    case .events: return moments.events.mean
    case .probability: return moments.loss.anyEvent.mean
    }
  }
}
