// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The risk matrix has rising scales and a word in every cell.
enum MatrixRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    guard let matrix = model.matrix else { return [] }
    let location = model.locations[.matrix]
    return scale(matrix.likelihood, "likelihood", location)
      + scale(matrix.impact, "impact", location) + cells(matrix, location)
  }

  private static func scale(
    _ scale: RiskScale, _ name: String, _ location: SourceLocation?
  ) -> [Diagnostic] {
    let bounds = scale.levels.map(\.lowerBound)
    let rises = zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }
    if !bounds.isEmpty && rises && bounds.allSatisfy(\.isFinite) { return [] }
    return [
      Diagnostic(
        .error, code: "matrix-scale", "the \(name) scale must have levels with rising numbers",
        at: location)
    ]
  }

  private static func cells(_ matrix: RiskMatrix, _ location: SourceLocation?) -> [Diagnostic] {
    let hasShape =
      matrix.cells.count == matrix.likelihood.levels.count
      && matrix.cells.allSatisfy { row in
        row.count == matrix.impact.levels.count && row.allSatisfy(matrix.risks.indices.contains)
      }
    if hasShape { return [] }
    return [
      Diagnostic(
        .error, code: "matrix-cells",
        "the matrix needs a risk word for each likelihood and each impact", at: location)
    ]
  }
}
