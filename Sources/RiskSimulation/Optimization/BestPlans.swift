// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The best few plans that a search has found.
struct BestPlans {
  private let count: Int
  private var kept: [(plan: UInt64, value: Double)] = []

  /// Keeps up to `count` plans.
  init(count: Int) {
    self.count = count
  }

  /// The plans, the best first.
  var plans: [UInt64] { kept.map(\.plan) }

  /// The least value.
  var least: Double? { kept.first?.value }

  /// The value that a plan must stay below to be kept; infinite while there is room.
  var threshold: Double { kept.count == count ? kept.last?.value ?? .infinity : .infinity }

  /// Whether no plan under a bound can be among the best; bounds carry rounding of about 1e-13.
  func excludes(_ bound: Double) -> Bool {
    guard threshold.isFinite else { return false }
    return bound >= threshold - 1e-12 * abs(threshold)
  }

  /// Keeps the best of both.
  mutating func merge(_ other: BestPlans) {
    for kept in other.kept { insert(kept.plan, value: kept.value) }
  }

  /// Keeps a plan if it is among the best; of equal ones that with the lower index.
  mutating func insert(_ plan: UInt64, value: Double) {
    guard !kept.contains(where: { $0.plan == plan }) else { return }
    let place = kept.firstIndex { (value, plan) < ($0.value, $0.plan) } ?? kept.count
    kept.insert((plan, value), at: place)
    if kept.count > count { kept.removeLast() }
  }
}
