// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A walk over plans that is shared out to all processors, some parts at a time, so that what is found first prunes the
/// rest; results do not depend on the number of processors.
struct PartedWalk {
  /// Into how many parts a walk is split at least, where there are that many plans.
  private static let count = 64
  /// How many parts are walked with the same knowledge of what was found before.
  private static let atATime = 8

  /// Decisions that no plan shares, and that have all plans together.
  private let parts: [PlanProblem.Decision]
  /// How many nodes are visited at most.
  private let limit: Int

  /// Splits the plans that agree with a decision by the first controls of an order.
  init(_ rules: PlanProblem, _ root: PlanProblem.Decision, order: [Int], limit: Int) {
    self.limit = limit
    var parts = [root]
    for control in order where parts.count < Self.count {
      parts = parts.flatMap { part -> [PlanProblem.Decision] in
        guard (part.chosen | part.refused) >> UInt64(control) & 1 == 0 else { return [part] }
        return [true, false].compactMap { rules.deciding(control, $0, part) }
      }
    }
    self.parts = parts
  }

  /// Walks all parts.
  ///
  /// The parts that are walked together may visit half of what is left: the first parts tend to be the largest.
  ///
  /// - Parameters:
  ///   - known: What is known before.
  ///   - walk: Walks a part with what is known, and a limit of nodes; gives what it found and how many it visited.
  ///   - merge: Adds what a part found to what is known.
  /// - Returns: What is known after.
  func run<Known: Sendable, Found: Sendable>(
    _ known: Known,
    walk: @Sendable (PlanProblem.Decision, Known, Int) -> (found: Found, visited: Int),
    merge: (inout Known, Found) -> Void
  ) -> Known {
    var known = known
    var left = limit
    for first in stride(from: 0, to: parts.count, by: Self.atATime) {
      let now = parts[first..<min(first + Self.atATime, parts.count)]
      let share = max(left / (2 * now.count), 1)
      let outcomes = ParallelMap.map(now.count) { [known] in walk(now[first + $0], known, share) }
      for outcome in outcomes {
        merge(&known, outcome.found)
        left -= outcome.visited
      }
    }
    return known
  }
}
