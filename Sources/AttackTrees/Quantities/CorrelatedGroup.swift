// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Uncertain numbers that hang together by correlations, directly or through others.
public struct CorrelatedGroup: Hashable, Sendable {
  /// The most numbers that may hang together.
  public static let limit = 64

  /// The full names, in the order in which correlations mention them.
  public let names: [String]
  /// For each number the weights of independent standard normal numbers, its own last, which make its normal score;
  /// `nil` if no law has these correlations: their matrix is not positive semidefinite.
  public let weights: [[Double]]?

  /// The groups of a model's correlations, in the order in which correlations mention them.
  ///
  /// O(numbers of a group, cubed), for groups of at most ``limit``; larger ones have no weights.
  public static func groups(of correlations: [Correlation]) -> [CorrelatedGroup] {
    var groups: [[Correlation]] = []
    for correlation in correlations {
      let names: Set = [correlation.first, correlation.second]
      let isJoined = { (group: [Correlation]) in
        group.contains { names.contains($0.first) || names.contains($0.second) }
      }
      let joined = groups.filter(isJoined).flatMap { $0 } + [correlation]
      groups = groups.filter { !isJoined($0) } + [joined]
    }
    return groups.map { CorrelatedGroup($0) }
  }

  private init(_ correlations: [Correlation]) {
    var names: [String] = []
    for name in correlations.flatMap({ [$0.first, $0.second] }) where !names.contains(name) {
      names.append(name)
    }
    self.names = names
    guard names.count <= Self.limit else {
      weights = nil
      return
    }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var matrix = names.indices.map { row in names.indices.map { row == $0 ? 1.0 : 0.0 } }
    for correlation in correlations {
      guard let first = places[correlation.first], let second = places[correlation.second] else {
        continue
      }
      matrix[first][second] = correlation.normal
      matrix[second][first] = correlation.normal
    }
    weights = Self.factor(matrix)
  }

  /// The lower triangle whose product with its transpose is the matrix (Cholesky); `nil` if there is none.
  private static func factor(_ matrix: [[Double]]) -> [[Double]]? {
    // Rounding may take a pivot of a singular matrix a little below 0.
    let tolerance = 1e-10
    var rows: [[Double]] = []
    for row in matrix.indices {
      var weights: [Double] = []
      for column in 0..<row {
        var rest = matrix[row][column]
        for index in 0..<column { rest -= weights[index] * rows[column][index] }
        let pivot = rows[column][column]
        if pivot == 0 && rest.magnitude > tolerance { return nil }
        weights.append(pivot == 0 ? 0 : rest / pivot)
      }
      let square = weights.reduce(1) { $0 - $1 * $1 }
      if square < -tolerance { return nil }
      rows.append(weights + [square < tolerance ? 0 : square.squareRoot()])
    }
    return rows
  }
}
