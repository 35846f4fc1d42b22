// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Estimate {
  /// The estimate of the changed number: the same draw, another law.
  ///
  /// O(1). An estimate that follows a shared parameter goes on following it.
  public func changed(by next: LinearChange) -> Estimate {
    var changed = self
    switch value {
    case .parameter:
      changed.change = change?.followed(by: next) ?? next
    case .distribution(let law):
      changed.value = .distribution(next.applied(to: transformed(law)))
      changed.exposure = nil
      changed.change = nil
    }
    return changed
  }

  /// The law of the estimate, if what it is made from has the given one.
  func transformed(_ law: Distribution) -> Distribution {
    let seen = exposure.map { .probabilityOfRate(law, exposure: $0) } ?? law
    return change?.applied(to: seen) ?? seen
  }
}
