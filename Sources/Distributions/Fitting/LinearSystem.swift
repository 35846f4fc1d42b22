// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Small systems of linear equations.
enum LinearSystem {
  /// The solution of a system whose rows end with the right-hand side.
  ///
  /// Elimination with pivoting, O(n^3).
  /// - Throws: ``DistributionError/noFit(_:)`` if the system is singular.
  static func solution(_ system: [[Double]]) throws(DistributionError) -> [Double] {
    var rows = system
    let count = rows.count
    for column in 0..<count {
      var pivot = column
      for row in column..<count
      where rows[row][column].magnitude > rows[pivot][column].magnitude {
        pivot = row
      }
      guard rows[pivot][column].magnitude > 1e-300 else {
        throw .noFit("the percentiles do not determine the law")
      }
      rows.swapAt(column, pivot)
      for row in column + 1..<max(count, column + 1) {
        let factor = rows[row][column] / rows[column][column]
        for index in column...count { rows[row][index] -= factor * rows[column][index] }
      }
    }
    var solution = [Double](repeating: 0, count: count)
    for row in (0..<count).reversed() {
      var sum = rows[row][count]
      for column in row + 1..<max(count, row + 1) { sum -= rows[row][column] * solution[column] }
      solution[row] = sum / rows[row][row]
    }
    return solution
  }
}
