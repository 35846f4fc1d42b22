// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The terms on which a third party bears loss: an insurer, a payment provider.
///
/// What counts of a loss `x` is the layer `min(max(x - deductible, 0), limit)`. Where terms apply to events, the
/// aggregate terms apply in the same way to the sum of the layers of a year's events. The third party pays its share
/// of what counts (Klugman, Panjer, Willmot, *Loss Models*, on coverage modifications).
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
  /// What stays with us first of the layers of a year's events; 0 where terms apply to the year.
  public var aggregateDeductible: Double
  /// The most that counts of the layers of a year's events; `nil` is no limit.
  public var aggregateLimit: Double?
  /// What the transfer costs a year, in the model's currency.
  public var premium: Estimate?

  /// Makes terms.
  public init(
    party: String? = nil, share: Estimate, deductible: Double = 0, limit: Double? = nil,
    basis: Basis = .event, aggregateDeductible: Double = 0, aggregateLimit: Double? = nil,
    premium: Estimate? = nil
  ) {
    self.party = party
    self.share = share
    self.deductible = deductible
    self.limit = limit
    self.basis = basis
    self.aggregateDeductible = aggregateDeductible
    self.aggregateLimit = aggregateLimit
    self.premium = premium
  }

  /// The amounts that say what counts of a loss.
  public var layers: TransferLayers {
    TransferLayers(
      deductible: deductible, limit: limit ?? .infinity, aggregateDeductible: aggregateDeductible,
      aggregateLimit: aggregateLimit ?? .infinity)
  }

  /// Whether the same share of every loss is transferred.
  public var isProportional: Bool { deductible == 0 && limit == nil && !hasAggregate }

  /// Whether what is paid for an event depends on those before it.
  public var hasAggregate: Bool { layers.hasAggregate }
}
