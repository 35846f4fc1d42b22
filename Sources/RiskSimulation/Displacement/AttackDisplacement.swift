// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Compares which minimal attacks an attacker chooses under two plans, draw by draw.
///
/// The attacker chooses anew under every plan: what a control takes from one attack, another one takes over,
/// as far as it promises as much. Both plans share all draws.
public enum AttackDisplacement {
  /// The displacement of every threat that both scenarios are about, in the base's order.
  ///
  /// - Parameters:
  ///   - base: What is compared with.
  ///   - plan: The plan.
  ///   - draws: The number of parameter draws, rounded up to whole blocks.
  /// - Returns: How often each attack is chosen under both plans.
  /// - Throws: ``DisplacementError`` if an attacker chooses nothing, ``SimulationError`` if a tree has too many
  ///   attacks.
  /// - Complexity: O(threats x draws x nodes of the diagram of attacks), if few limits bind.
  public static func between(
    _ base: PlanCandidate, _ plan: PlanCandidate, draws: Int = 2_048
  ) throws -> [ThreatDisplacement] {
    for side in [base, plan] where side.scenario.semantics == .independent {
      throw DisplacementError.noChoice(scenario: side.scenario.name)
    }
    var other = plan
    other.scenario.seed = base.scenario.seed
    let blocks = max((draws + TrialBlock.size - 1) / TrialBlock.size, 1)
    let threats = base.model.model.threats.values.filter { threat in
      base.scenario.includes(threat)
        && other.model.model.threats[threat.name].map { other.scenario.includes($0) } == true
    }
    return try ParallelMap.map(threats.count) { [other] index in
      let threat = threats[index]
      let twin = other.model.model.threats[threat.name] ?? threat
      return try displacement(
        threat, ChosenAttacks(base, threat, blocks: blocks),
        ChosenAttacks(other, twin, blocks: blocks))
    }
  }

  private static func displacement(
    _ threat: Threat, _ before: ChosenAttacks, _ after: ChosenAttacks
  ) -> ThreatDisplacement {
    let attacks = Set(before.counts.keys).union(after.counts.keys).map { steps in
      ThreatDisplacement.AttackShift(
        steps: steps, before: before.share(of: steps), after: after.share(of: steps))
    }
    return ThreatDisplacement(
      threat: threat.name, title: threat.label,
      attacks: attacks.sorted { left, right in
        let (first, second) = (abs(left.after - left.before), abs(right.after - right.before))
        if first != second { return first > second }
        return left.steps.lexicographicallyPrecedes(right.steps)
      },
      noneBefore: before.shareOfNone, noneAfter: after.shareOfNone,
      successBefore: before.meanSuccess, successAfter: after.meanSuccess)
  }
}
