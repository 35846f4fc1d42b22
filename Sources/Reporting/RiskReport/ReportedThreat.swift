// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// A threat with what a report says of it.
public struct ReportedThreat: Sendable {
  /// The threat as it is modelled.
  public var threat: Threat
  /// Its simulated figures.
  public var result: ThreatResult
  /// What is known exactly of its tree at expected parameters, with the dominating attacks.
  public var analysis: GoalAnalysis
  /// The nodes of the tree, children before parents; the goal is the last.
  public var nodes: [ReportedNode]
  /// The steps of the tree by falling criticality, with their sources.
  public var steps: [ReportedStep]
  /// What is done about the threat.
  public var responses: [Response]
}

/// One node of a drawn tree.
public struct ReportedNode: Hashable, Sendable {
  /// The node.
  public var node: Node
  /// The probability at the expected values of all parameters; `nil` if the trees are too entangled.
  public var probability: Double?
  /// Whether it is part of the likeliest minimal attack.
  public var isDominating: Bool
}
