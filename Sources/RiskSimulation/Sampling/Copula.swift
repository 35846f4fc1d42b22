// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What the correlations of a model mean for a program: the quantities that are drawn, and how some are made of others.
struct Copula: Sendable {
  /// The program's quantities, then those that only correlations name.
  let quantities: [DrawnQuantity]
  private let mixtures: [Int: CorrelatedUniforms.Mixture]

  /// Finds the numbers of a program's quantities that hang together.
  ///
  /// O(quantities).
  init(_ quantities: [DrawnQuantity], correlations: [Correlation], seed: UInt64) {
    var all = quantities
    var mixtures: [Int: CorrelatedUniforms.Mixture] = [:]
    if !correlations.isEmpty {
      var places = Dictionary(
        quantities.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
      for group in CorrelatedGroup.groups(of: correlations) {
        let members = group.names.map { name in
          if let place = places[name] { return place }
          places[name] = all.count
          all.append(
            DrawnQuantity(
              name: name, stream: NamedStream(seed: seed, name: name), isChance: false))
          return all.count - 1
        }
        for (index, weights) in (group.weights ?? []).enumerated() {
          mixtures[members[index]] = .init(
            quantities: Array(members[...index]), weights: weights)
        }
      }
    }
    self.quantities = all
    self.mixtures = mixtures
  }

  /// The source of correlated numbers over one of independent ones.
  func applied(to source: any UniformSource) -> any UniformSource {
    mixtures.isEmpty ? source : CorrelatedUniforms(source, mixtures)
  }
}
