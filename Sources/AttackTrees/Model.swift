// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Everything that is known about a system and its threats, read from one or many files.
public struct Model: Hashable, Sendable {
  /// A phrase for people.
  public var title: String?
  /// The currency's code; all money is in it.
  public var currency: String
  /// Facts about the organisation in words, in the order of the file: revenue, customers, orders.
  public var organisation: OrderedDictionary<String, String>
  /// Shared uncertain numbers by name.
  public var parameters: OrderedDictionary<String, Estimate>
  /// Shared and own uncertain numbers that hang together.
  public var correlations: [Correlation]
  /// All nodes of all trees.
  public var forest: AttackForest
  /// Threats by name.
  public var threats: OrderedDictionary<String, Threat>
  /// Controls by name.
  public var controls: OrderedDictionary<String, Control>
  /// What plans may choose among.
  public var planRules: PlanRules
  /// When work on controls begins, and how much is done.
  public var work: WorkCapacity
  /// Attacker profiles by name.
  public var attackers: OrderedDictionary<String, AttackerProfile>
  /// Decisions.
  public var responses: [Response]
  /// What is being built.
  public var system: SystemModel
  /// The risk matrix, if there is one.
  public var matrix: RiskMatrix?
  /// The rows of the STRIDE matrix.
  public var strideMatrix: [StrideMatrixRow]
  /// Roots of trees that belong to no threat, by node name.
  public var trees: [String]
  /// Scenarios by name.
  public var scenarios: OrderedDictionary<String, Scenario>
  /// Where things were defined and used.
  public var locations: SourceMap

  /// The currency where none is given.
  public static let defaultCurrency = "USD"

  /// Makes a model without content.
  public init() {
    currency = Self.defaultCurrency
    organisation = [:]
    parameters = [:]
    correlations = []
    forest = AttackForest()
    threats = [:]
    controls = [:]
    planRules = PlanRules()
    work = WorkCapacity()
    attackers = [:]
    responses = []
    system = SystemModel()
    strideMatrix = []
    trees = []
    scenarios = [:]
    locations = SourceMap()
  }
}
