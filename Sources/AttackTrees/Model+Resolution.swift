// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

extension Model {
  /// The law of an estimate and the name under which it is drawn.
  ///
  /// A chain of shared parameters is followed to its end; where the model has ``evidence``, the law there is
  /// the one after it. In a model that was not validated the chain
  /// may end nowhere or in a circle; the law is then a point that is not a number.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - fullName: The estimate's own full name (see ``ParameterName``), used if it follows no parameter.
  /// - Returns: The law and the name of the draw.
  /// - Complexity: O(length of the chain of parameters).
  public func resolved(_ estimate: Estimate, as fullName: String) -> ResolvedEstimate {
    var name = fullName
    var current = estimate
    var chain: [Estimate] = []
    for _ in 0...parameters.count {
      chain.append(current)
      switch current.value {
      case .distribution(let distribution):
        let root = current.transformed(distribution)
        let learnt = evidence[name].map { root.updated(by: $0) } ?? root
        let law = chain.dropLast().reversed().reduce(learnt) { $1.transformed($0) }
        return ResolvedEstimate(drawName: name, distribution: law)
      case .parameter(let parameter):
        guard let next = parameters[parameter] else { break }
        name = ParameterName.parameter(parameter)
        current = next
        continue
      }
      break
    }
    return ResolvedEstimate(drawName: name, distribution: .point(.nan))
  }
}
