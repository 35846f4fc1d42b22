// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Formulas in the form that every Open-PSA tool takes.
///
/// Tools differ from the format's text in what they refuse: connectives of one operand, operands that occur
/// twice, thresholds of one or all, exclusive or of more than two.
enum OpenPSAFormulas {
  /// An equal tree of such formulas; what they do not need may fall out of it.
  ///
  /// O(size of the tree).
  static func normalized(_ tree: FaultTree) -> FaultTree {
    var tree = tree
    for index in tree.gates.indices {
      tree.gates[index].formula = normalized(tree.gates[index].formula)
    }
    return tree
  }

  /// An equal formula without any of these.
  ///
  /// O(size), with a set of the operands of each connective.
  static func normalized(_ formula: Formula) -> Formula {
    switch formula {
    case .constant, .event, .gate: return formula
    case .not(let operand):
      if case .constant(let value) = normalized(operand) { return .constant(!value) }
      return .not(normalized(operand))
    case .all(let operands):
      let rest = distinct(operands.map(normalized))
      return rest.isEmpty ? .constant(true) : rest.count == 1 ? rest[0] : .all(rest)
    case .any(let operands):
      let rest = distinct(operands.map(normalized))
      return rest.isEmpty ? .constant(false) : rest.count == 1 ? rest[0] : .any(rest)
    case .odd(let operands): return odd(operands.map(normalized))
    case .atLeast(let least, let operands): return atLeast(least, operands.map(normalized))
    }
  }

  private static func distinct(_ operands: [Formula]) -> [Formula] {
    var seen: Set<Formula> = []
    return operands.filter { seen.insert($0).inserted }
  }

  /// Equal operands cancel in pairs.
  private static func odd(_ operands: [Formula]) -> Formula {
    var counts: [Formula: Int] = [:]
    for operand in operands { counts[operand, default: 0] += 1 }
    let rest = distinct(operands).filter { (counts[$0] ?? 0) % 2 == 1 }
    return rest.isEmpty ? .constant(false) : pairs(rest[...])
  }

  /// Exclusive or by two and two, no deeper than need be.
  private static func pairs(_ operands: ArraySlice<Formula>) -> Formula {
    guard operands.count > 1, let first = operands.first else {
      return operands.first ?? .constant(false)
    }
    guard operands.count > 2 else { return .odd([first, operands[operands.startIndex + 1]]) }
    let middle = operands.startIndex + operands.count / 2
    return .odd([pairs(operands[..<middle]), pairs(operands[middle...])])
  }

  /// Counts a repeated operand as often as it occurs: by cases, or where there are many, by double negation.
  private static func atLeast(_ least: Int, _ operands: [Formula]) -> Formula {
    if least <= 0 { return .constant(true) }
    if least > operands.count { return .constant(false) }
    if least == 1 { return normalized(.any(operands)) }
    if least == operands.count { return normalized(.all(operands)) }
    var counts: [Formula: Int] = [:]
    for operand in operands { counts[operand, default: 0] += 1 }
    let repeated = distinct(operands).filter { (counts[$0] ?? 0) > 1 }
    guard let first = repeated.first else { return .atLeast(least, operands) }
    guard repeated.count <= caseLimit else { return doublyNegated(least, operands) }
    let rest = operands.filter { $0 != first }
    let count = operands.count - rest.count
    return normalized(
      .any([.all([first, atLeast(least - count, rest)]), atLeast(least, rest)]))
  }

  /// The most operands that are told apart by cases: each doubles what is written.
  private static let caseLimit = 6

  private static func doublyNegated(_ least: Int, _ operands: [Formula]) -> Formula {
    var seen: Set<Formula> = []
    return .atLeast(
      least,
      operands.map { operand in
        var other = operand
        while !seen.insert(other).inserted { other = .not(.not(other)) }
        return other
      })
  }
}
