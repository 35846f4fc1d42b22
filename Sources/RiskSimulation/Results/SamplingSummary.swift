// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// How a run's parameters were sampled.
public struct SamplingSummary: Hashable, Sendable, CustomStringConvertible {
  /// The scheme; never `SamplingScheme.auto`.
  public var scheme: SamplingScheme
  /// Whether copse chose it.
  public var isAutomatic: Bool
  /// The number of uncertain parameters.
  public var parameters: Int
  /// The number of independent replicates of quasi-Monte Carlo.
  public var replicates: Int?
  /// How many parameters have a dimension of quasi-Monte Carlo; the rest are sampled by Latin hypercube.
  public var dimensions: Int?

  /// Makes a summary.
  public init(
    scheme: SamplingScheme = .plain, isAutomatic: Bool = false, parameters: Int = 0,
    replicates: Int? = nil, dimensions: Int? = nil
  ) {
    self.scheme = scheme
    self.isAutomatic = isAutomatic
    self.parameters = parameters
    self.replicates = replicates
    self.dimensions = dimensions
  }

  /// The scheme in a few words, and whether copse chose it.
  public var description: String {
    let chosen = isAutomatic ? " (auto)" : ""
    switch scheme {
    case .plain, .auto: return "plain sampling" + chosen
    case .antithetic: return "antithetic sampling"
    case .latinHypercube: return "Latin hypercube sampling"
    case .quasi:
      let points =
        "quasi-random sampling\(chosen): \(replicates ?? 0) replicates of Sobol points in "
      let padded = parameters - (dimensions ?? 0)
      return points + "\(dimensions ?? 0) parameters"
        + (padded > 0 ? ", Latin hypercubes in \(padded) more" : "")
    }
  }
}
