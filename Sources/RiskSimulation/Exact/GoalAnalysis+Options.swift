// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

extension GoalAnalysis {
  /// How much is worked out.
  public struct Options: Hashable, Sendable {
    /// Whether minimal attacks are found, counted and listed.
    public var hasAttacks: Bool
    /// How many minimal attacks are listed, the likeliest first.
    public var top: Int
    /// The least probability of an attack that is listed.
    public var cutoff: Double
    /// The most steps of an attack that is listed.
    public var order: Int?
    /// Whether the importance of every step is computed.
    public var hasImportance: Bool
    /// Whether the shares of the listed attacks are computed.
    public var hasShares: Bool
    /// Whether prime implicants are counted and listed.
    public var hasPrimeImplicants: Bool
    /// What the front weighs; empty for none.
    public var front: [FrontQuantity]
    /// The most nodes of a decision diagram.
    public var nodeLimit: Int

    /// Makes options.
    public init(
      hasAttacks: Bool = true, top: Int = 5, cutoff: Double = 0, order: Int? = nil,
      hasImportance: Bool = true,
      hasShares: Bool = false, hasPrimeImplicants: Bool = false, front: [FrontQuantity] = [],
      nodeLimit: Int = Options.defaultNodeLimit
    ) {
      self.hasAttacks = hasAttacks
      self.top = top
      self.cutoff = cutoff
      self.order = order
      self.hasImportance = hasImportance
      self.hasShares = hasShares
      self.hasPrimeImplicants = hasPrimeImplicants
      self.front = front
      self.nodeLimit = nodeLimit
    }

    /// The most nodes of a diagram, where no other limit is given: some 600 megabytes.
    public static let defaultNodeLimit = 16_000_000
  }
}
