// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What learning is worth for the choice between two plans, from their net benefits over one sample.
///
/// The value of learning one number is that of the better plan in each bin of it, less that of the plan
/// that is better on the whole (Strong and Oakley, Medical Decision Making 33, 2013: single parameter,
/// by bins). Bins bias it upwards; the same for a number without bearing tells by how much.
struct InformationValue {
  private let benefits: [Double]
  private let now: Double

  /// Prepares the net benefits of the second plan over the first.
  init(_ benefits: [Double]) {
    self.benefits = benefits
    now = max(benefits.reduce(0, +) / Double(benefits.count), 0)
  }

  /// What knowing all numbers is worth.
  var perfect: Double {
    benefits.reduce(0) { $0 + max($1, 0) } / Double(benefits.count) - now
  }

  /// What knowing a number with these levels is worth.
  func partial(_ levels: [Double]) -> Double {
    let bins = BinMeans(
      levels: levels[...], values: benefits[...], bins: SensitivityScreen.bins)
    return max(bins.mean { max($0, 0) } - now, 0)
  }
}
