// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The amounts of transfer terms, which say what counts of a loss: numbers alone, so that they cost nothing to hand on
/// for each of many events.
public struct TransferLayers: Hashable, Sendable, BitwiseCopyable {
  /// What stays with us first.
  public let deductible: Double
  /// The most that counts above the deductible; infinite without a limit.
  public let limit: Double
  /// What stays with us first of the layers of a year's events.
  public let aggregateDeductible: Double
  /// The most that counts of the layers of a year's events; infinite without a limit.
  public let aggregateLimit: Double

  /// Makes layers; without aggregate terms where none are given.
  public init(
    deductible: Double, limit: Double, aggregateDeductible: Double = 0,
    aggregateLimit: Double = .infinity
  ) {
    self.deductible = deductible
    self.limit = limit
    self.aggregateDeductible = aggregateDeductible
    self.aggregateLimit = aggregateLimit
  }

  /// What counts of a loss: of one event, or of a year's total, as the basis says.
  ///
  /// O(1).
  @inlinable
  public func layer(of loss: Double) -> Double { min(max(loss - deductible, 0), limit) }

  /// What counts of the sum of the layers of a year's events.
  ///
  /// O(1).
  @inlinable
  public func aggregate(of layers: Double) -> Double {
    min(max(layers - aggregateDeductible, 0), aggregateLimit)
  }

  /// What the third party pays of a single loss, given the share: the only one of its year.
  ///
  /// O(1).
  @inlinable
  public func recovery(of loss: Double, share: Double) -> Double {
    share * aggregate(of: layer(of: loss))
  }

  /// Whether what is paid for an event depends on those before it.
  @inlinable
  public var hasAggregate: Bool { aggregateDeductible > 0 || aggregateLimit < .infinity }

  /// The same without the aggregate terms.
  public var withoutAggregate: TransferLayers {
    TransferLayers(deductible: deductible, limit: limit)
  }
}
