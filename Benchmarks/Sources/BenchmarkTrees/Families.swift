// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The families of trees that are measured.
package enum Families {
  /// (1|2) & (3|4) & ...: m pairs, 2^m minimal cut sets.
  package static func pairs(_ count: Int) -> BenchmarkTree {
    var tree = BenchmarkTree(name: "\(count) pairs")
    tree.gates.append(
      .init(name: "top", operation: "and", operands: (0..<count).map { "p\($0)" }))
    for pair in 0..<count {
      tree.gates.append(
        .init(name: "p\(pair)", operation: "or", operands: ["a\(pair)", "b\(pair)"]))
      tree.events += [("a\(pair)", 0.1), ("b\(pair)", 0.1)]
    }
    return tree
  }

  /// At least k of n different events.
  package static func threshold(_ k: Int, of n: Int) -> BenchmarkTree {
    var tree = BenchmarkTree(name: "\(k) of \(n)")
    tree.gates = [
      .init(name: "top", operation: "atleast", minimum: k, operands: (0..<n).map { "e\($0)" })
    ]
    tree.events = (0..<n).map { ("e\($0)", 0.01 + 0.001 * Double($0)) }
    return tree
  }

  /// A directed grid: a place fails by itself, or if all places before it fail.
  package static func grid(_ size: Int) -> BenchmarkTree {
    var tree = BenchmarkTree(name: "grid \(size) x \(size)")
    for row in (0..<size).reversed() {
      for column in (0..<size).reversed() {
        let place = "\(row)-\(column)"
        tree.events.append(("e\(place)", 0.1))
        var before: [String] = []
        if row > 0 { before.append("g\(row - 1)-\(column)") }
        if column > 0 { before.append("g\(row)-\(column - 1)") }
        switch before.count {
        case 0:
          tree.events.append(("f\(place)", 0.05))
          tree.gates.append(
            .init(name: "g\(place)", operation: "or", operands: ["e\(place)", "f\(place)"]))
        case 1:
          tree.gates.append(
            .init(name: "g\(place)", operation: "or", operands: ["e\(place)", before[0]]))
        default:
          tree.gates.append(.init(name: "h\(place)", operation: "and", operands: before))
          tree.gates.append(
            .init(name: "g\(place)", operation: "or", operands: ["e\(place)", "h\(place)"]))
        }
      }
    }
    // The goal, the last place, has to be the first gate.
    let goal = "g\(size - 1)-\(size - 1)"
    tree.gates = tree.gates.filter { $0.name == goal } + tree.gates.filter { $0.name != goal }
    return tree
  }

  /// Gates in a row, by turns any and all, each with an event of its own.
  package static func chain(_ length: Int) -> BenchmarkTree {
    var tree = BenchmarkTree(name: "chain of \(length)")
    for index in 0..<length {
      let next = index + 1 < length ? "g\(index + 1)" : "x"
      tree.gates.append(
        .init(
          name: "g\(index)", operation: index % 2 == 0 ? "and" : "or",
          operands: [next, "e\(index)"]))
      tree.events.append(("e\(index)", 0.3))
    }
    tree.events.append(("x", 0.5))
    return tree
  }

  /// A random tree: a share of operands is drawn among events and gates that are in use already.
  ///
  /// With `hasNegation` a twentieth of the operands is negated, and some gates of two operands are exclusive.
  package static func random(
    gates: Int, sharing: Double, seed: UInt64, hasNegation: Bool = false
  ) -> BenchmarkTree {
    var random = Generator(seed: seed)
    var tree = BenchmarkTree(
      name: "random \(gates), \(Int((sharing * 100).rounded()))%\(hasNegation ? ", negation" : "")")
    var waiting = ["g0"]
    var next = 0
    var made = 1
    while next < waiting.count {
      let name = waiting[next]
      next += 1
      var operands: [String] = []
      for _ in 0..<Int.random(in: 2...5, using: &random) {
        let operand: String
        if made < gates
          && (next == waiting.count || Double.random(in: 0..<1, using: &random) < 0.6)
        {
          operand = "g\(made)"
          made += 1
          waiting.append(operand)
        } else if next < waiting.count, Double.random(in: 0..<1, using: &random) < sharing {
          operand =
            waiting[Int.random(in: max(next, waiting.count - 20)..<waiting.count, using: &random)]
        } else {
          operand = tree.event(sharing, &random)
        }
        if !operands.contains(operand) { operands.append(operand) }
      }
      if operands.count == 1 { operands.append(tree.event(0, &random)) }
      tree.gates.append(gate(name, operands, hasNegation, &random))
    }
    return tree
  }

  private static func gate(
    _ name: String, _ operands: [String], _ hasNegation: Bool, _ random: inout Generator
  ) -> BenchmarkTree.Gate {
    let chance = Double.random(in: 0..<1, using: &random)
    let signed = operands.map { operand in
      hasNegation && Double.random(in: 0..<1, using: &random) < 0.05 ? "!\(operand)" : operand
    }
    if hasNegation && chance < 0.3 && operands.count == 2 {
      return .init(name: name, operation: "xor", operands: signed)
    }
    if chance < 0.15 && operands.count > 2 {
      return .init(
        name: name, operation: "atleast",
        minimum: Int.random(in: 2..<operands.count, using: &random), operands: signed)
    }
    return .init(name: name, operation: chance < 0.55 ? "and" : "or", operands: signed)
  }
}

extension BenchmarkTree {
  /// An event in use, or a new one.
  fileprivate mutating func event(_ sharing: Double, _ random: inout Generator) -> String {
    if !events.isEmpty, Double.random(in: 0..<1, using: &random) < sharing {
      return events[Int.random(in: max(0, events.count - 60)..<events.count, using: &random)].name
    }
    let exponent = Double.random(in: 0..<3, using: &random)
    var probability = 0.1
    for _ in 0..<Int(exponent) { probability /= 10 }
    events.append(("e\(events.count)", probability * Double.random(in: 0.2...1, using: &random)))
    return events[events.count - 1].name
  }
}
