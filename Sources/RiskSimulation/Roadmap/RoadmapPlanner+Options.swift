// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension RoadmapPlanner {
  /// What is asked for.
  public struct Options: Hashable, Sendable {
    /// The first day; `nil` for that of the model.
    public var begins: CalendarDate?
    /// Person-days a quarter; `nil` for those of the model.
    public var capacity: Double?
    /// The number of quarters.
    public var quarters: Int
    /// Controls of these statuses are to be built.
    public var statuses: Set<ControlStatus>
    /// Controls that are not built, by name.
    public var withheld: [String]
    /// The number of parameter draws, rounded up to whole blocks.
    public var draws: Int

    /// Makes options.
    public init(
      begins: CalendarDate? = nil, capacity: Double? = nil, quarters: Int = 8,
      statuses: Set<ControlStatus> = [.inProgress, .planned], withheld: [String] = [],
      draws: Int = 2_048
    ) {
      self.begins = begins
      self.capacity = capacity
      self.quarters = quarters
      self.statuses = statuses
      self.withheld = withheld
      self.draws = draws
    }
  }
}
