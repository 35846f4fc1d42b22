// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The search for the quantile of a count.
enum CountSearch {
  /// The smallest count whose level reaches the target: gallop from a guess, then bisect.
  ///
  /// O(log d) evaluations of the law for a guess that is wrong by d.
  static func smallest(_ target: Level, near guess: Int, _ law: some CountLaw) -> Int {
    let top = law.largest ?? 1 << 61
    func reaches(_ count: Int) -> Bool {
      let level = law.level(ofCount: count)
      return target.isLow ? level.lower >= target.lower : level.upper <= target.upper
    }
    var high = min(max(guess, 0), top)
    var low = high - 1
    var step = 1
    if reaches(high) {
      while low >= 0 && reaches(low) {
        high = low
        low = max(high - step, -1)
        step = min(step, 1 << 60) * 2
      }
    } else {
      repeat {
        low = high
        guard high < top else { return top }
        high = high > top - step ? top : high + step
        step = min(step, 1 << 60) * 2
      } while !reaches(high)
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if reaches(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// A whole number from a real one, within the range of counts.
  static func count(_ x: Double) -> Int {
    x > 0 ? Int(min(x, 0x1p60)) : 0
  }
}
