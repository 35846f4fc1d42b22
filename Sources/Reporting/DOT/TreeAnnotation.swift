// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Figures to write at the nodes of a drawn tree.
public struct TreeAnnotation: Hashable, Sendable {
  /// What another plan makes of the figures.
  public struct Change: Hashable, Sendable {
    /// The probability of each node by name under the other plan.
    public var probabilities: [String: Double]
    /// The controls that the other plan has in addition, by name.
    public var added: [String]
    /// The controls that the other plan does without, by name.
    public var dropped: [String]
    /// The other plan, in a phrase.
    public var caption: String

    /// Makes a change.
    public init(
      probabilities: [String: Double], added: [String], dropped: [String], caption: String
    ) {
      self.probabilities = probabilities
      self.added = added
      self.dropped = dropped
      self.caption = caption
    }
  }

  /// The probability of each node by name.
  public var probabilities: [String: Double]
  /// The attacker's cost of each step by name.
  public var costs: [String: Double]
  /// The currency of the costs.
  public var currency: String
  /// Where the figures come from, in a phrase for the legend.
  public var caption: String
  /// The criticality of each step by name: the share of the goal's probability that hangs on it.
  public var criticality: [String: Double]
  /// The nodes of the dominating attack, which are highlighted.
  public var attack: Set<String>
  /// The dominating attack, in a phrase for the legend.
  public var attackCaption: String?
  /// What another plan changes.
  public var change: Change?

  /// Makes an annotation.
  public init(
    probabilities: [String: Double], costs: [String: Double], currency: String, caption: String,
    criticality: [String: Double] = [:], attack: Set<String> = [], attackCaption: String? = nil,
    change: Change? = nil
  ) {
    self.probabilities = probabilities
    self.costs = costs
    self.currency = currency
    self.caption = caption
    self.criticality = criticality
    self.attack = attack
    self.attackCaption = attackCaption
    self.change = change
  }

  /// The figures of a node, one line each; none where nothing is known of it.
  func lines(of name: String) -> [String] {
    guard let probability = probabilities[name] else { return [] }
    var first = NumberFormat.percent(probability)
    if let after = change?.probabilities[name], isChanged(name) {
      first += " \(after < probability ? "↘" : "↗") \(NumberFormat.percent(after))"
    }
    if let cost = costs[name], cost > 0 { first += ", \(NumberFormat.short(cost)) \(currency)" }
    guard let criticality = criticality[name], criticality > 0 else { return [first] }
    return [first, "criticality \(NumberFormat.share(criticality))"]
  }

  /// Whether the other plan changes a node's probability by more than rounding.
  func isChanged(_ name: String) -> Bool {
    guard let before = probabilities[name], let after = change?.probabilities[name] else {
      return false
    }
    return abs(after - before) > 1e-12 * max(before, after)
  }

  /// The probability that colours a node: that under the other plan, where there is one.
  func heat(of name: String) -> Double? {
    change?.probabilities[name] ?? probabilities[name]
  }
}
