// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The terms on which a third party bears loss: an insurer, a payment provider.
///
/// Of a loss `x` the third party pays `share * min(max(x - deductible, 0), limit)`.
public struct TransferTerms: Hashable, Sendable {
  /// What deductible and limit apply to.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// Each loss event.
    case event
    /// The threat's total of a year.
    case year
  }

  /// Who bears it.
  public var party: String?
  /// The share that is transferred, in `[0, 1]`, drawn once per trial.
  public var share: Estimate
  /// What stays with us first, in the model's currency.
  public var deductible: Double
  /// The most that counts above the deductible, in the model's currency; `nil` is no limit.
  public var limit: Double?
  /// What deductible and limit apply to.
  public var basis: Basis

  /// Makes terms.
  public init(
    party: String? = nil, share: Estimate, deductible: Double = 0, limit: Double? = nil,
    basis: Basis = .event
  ) {
    self.party = party
    self.share = share
    self.deductible = deductible
    self.limit = limit
    self.basis = basis
  }

  /// What the third party pays of a loss, given the share.
  ///
  /// O(1).
  public func recovery(of loss: Double, share: Double) -> Double {
    let excess = max(loss - deductible, 0)
    return share * min(excess, limit ?? .infinity)
  }

  /// Whether the same share of every loss is transferred.
  public var isProportional: Bool { deductible == 0 && limit == nil }
}
