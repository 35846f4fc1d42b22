// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How many single-character edits lie between two words.
public enum EditDistance {
  /// The Levenshtein distance with transpositions of neighbours, if it is at most `limit`.
  ///
  /// - Parameters:
  ///   - left: A word.
  ///   - right: Another.
  ///   - limit: The distance from which on the answer is `nil`.
  /// - Returns: The distance, or `nil` if it is greater than `limit`.
  /// - Complexity: O(product of the lengths); words longer than 64 are not compared.
  public static func between(_ left: String, _ right: String, limit: Int) -> Int? {
    let a = Array(left.unicodeScalars)
    let b = Array(right.unicodeScalars)
    guard abs(a.count - b.count) <= limit, a.count <= 64, b.count <= 64 else { return nil }
    var beforeLast = Array(repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for (row, x) in a.enumerated() {
      var current = [row + 1] + Array(repeating: 0, count: b.count)
      for (column, y) in b.enumerated() {
        var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (x == y ? 0 : 1))
        if row > 0, column > 0, x == b[column - 1], a[row - 1] == y {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current[column + 1] = best
      }
      beforeLast = last
      last = current
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
