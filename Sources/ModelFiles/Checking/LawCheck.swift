// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// What must hold of the laws of estimates: probabilities in [0, 1], nothing negative that cannot be.
enum LawCheck {
  /// What does not hold.
  static func check(_ model: Model) -> [Diagnostic] {
    model.estimates.compactMap { named in
      let resolved = model.resolved(named.estimate, as: named.name)
      if case .point(let value) = resolved.distribution, value.isNaN { return nil }
      return check(named, resolved.distribution, model)
    }
  }

  private static func check(
    _ named: Model.NamedEstimate, _ law: Distribution, _ model: Model
  ) -> Diagnostic? {
    let location = model.locations[.estimate(named.name)]
    let (lower, upper) = law.support
    switch named.quantity {
    case .shared: return nil
    case .probability:
      if lower >= 0 && upper <= 1 { return nil }
      return Diagnostic(
        .error, code: "probability-range",
        "\(named.name) is a probability, but its law reaches \(lower < 0 ? "below 0" : "above 1")",
        at: location, hint: "use a law on [0, 1], or truncate it")
    case .nonnegative, .loss:
      if lower < 0 {
        return Diagnostic(
          .error, code: "negative-range", "\(named.name) can be negative", at: location,
          hint: "use a law above 0, or truncate it")
      }
      guard named.quantity == .loss, !law.mean.isFinite else { return nil }
      return Diagnostic(
        .error, code: "infinite-mean", "\(named.name) has no finite mean", at: location,
        hint: "truncate it, or choose a lighter tail")
    }
  }
}
