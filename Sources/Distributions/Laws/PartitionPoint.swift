// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Array {
  /// The index of the first element that passes a test which all later elements pass too.
  ///
  /// O(log n).
  @inlinable
  package func partitionPoint(_ passes: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if passes(self[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
