// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Loops over the columns of one block.
///
/// All columns have the length of a block, which ``ColumnMemory`` guarantees.
enum ColumnKernel {
  typealias Column = ColumnMemory.Column

  /// `result = f(a)`, trial by trial.
  @inline(__always)
  static func map(_ a: Column, into result: Column, _ f: (Double) -> Double) {
    for trial in 0..<TrialBlock.size { result[trial] = f(a[trial]) }
  }

  /// `result = f(a, b)`, trial by trial.
  @inline(__always)
  static func map(_ a: Column, _ b: Column, into result: Column, _ f: (Double, Double) -> Double) {
    for trial in 0..<TrialBlock.size { result[trial] = f(a[trial], b[trial]) }
  }

  /// `result = f(a, b, c)`, trial by trial.
  @inline(__always)
  static func map(
    _ a: Column, _ b: Column, _ c: Column, into result: Column,
    _ f: (Double, Double, Double) -> Double
  ) {
    for trial in 0..<TrialBlock.size { result[trial] = f(a[trial], b[trial], c[trial]) }
  }

  /// The probability of at least `k` of independent events, by the recursion over the number that happened.
  ///
  /// `scratch` has `k + 1` columns: column `j` holds the probability of exactly `j` events so far,
  /// column `k` that of `k` or more. O(inputs * k) a trial.
  static func atLeast(_ k: Int, of inputs: [Column], scratch: [Column], into result: Column) {
    scratch[0].update(repeating: 1)
    for column in scratch.dropFirst() { column.update(repeating: 0) }
    for input in inputs {
      map(scratch[k], scratch[k - 1], input, into: scratch[k]) { $0 + $1 * $2 }
      for reached in stride(from: k - 1, to: 0, by: -1) {
        map(scratch[reached], scratch[reached - 1], input, into: scratch[reached]) {
          $0 * (1 - $2) + $1 * $2
        }
      }
      map(scratch[0], input, into: scratch[0]) { $0 * (1 - $1) }
    }
    map(scratch[k], into: result) { $0 }
  }
}
