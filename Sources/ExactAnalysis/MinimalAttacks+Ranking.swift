// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension MinimalAttacks {
  /// The first `k` attacks by cost, probability or number of steps.
  ///
  /// - Complexity: as for ``ranked(by:)``, `k` attacks taken.
  /// - Precondition: the ranking has a number for every input.
  public func top(_ k: Int, by ranking: AttackRanking) -> [RankedAttack] {
    Array(ranked(by: ranking).prefix(max(k, 0)))
  }

  /// The attacks one by one, the best first, none enumerated before it is asked for.
  ///
  /// Attacks of equal value come in the order of their sorted names.
  ///
  /// - Complexity: O(nodes) for the first attack; each further one takes time in proportion to the length
  ///   of its path through the diagram and the logarithm of what waits.
  /// - Precondition: the ranking has a number for every input.
  public func ranked(by ranking: AttackRanking) -> RankedAttacks {
    RankedAttacks(self, ranking)
  }
}
