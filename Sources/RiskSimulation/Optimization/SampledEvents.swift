// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sampled events of a draw before any effect, the same for every plan.
struct SampledEvents {
  /// The losses in the order of the draw.
  let losses: [Double]
  private let sorted: [Double]
  /// The sums of the first so many losses of ``sorted``.
  private let sums: [Double]

  /// Takes a draw's events.
  init(_ losses: [Double]) {
    self.losses = losses
    sorted = losses.sorted()
    var sums = [0.0]
    for loss in sorted { sums.append(sums[sums.count - 1] + loss) }
    self.sums = sums
  }

  /// The sum of all losses.
  var total: Double { sums[sums.count - 1] }

  /// The sum of what lies above a deductible and below a limit of each loss, times a factor.
  ///
  /// O(log events).
  func layer(scale: Double, deductible: Double, limit: Double) -> Double {
    let above = firstIndex(above: deductible, scale)
    let beyond = limit.isFinite ? firstIndex(above: deductible + limit, scale) : sorted.count
    let within = scale * (sums[beyond] - sums[above]) - deductible * Double(beyond - above)
    return beyond < sorted.count ? within + limit * Double(sorted.count - beyond) : within
  }

  private func firstIndex(above bound: Double, _ scale: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] * scale > bound { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
