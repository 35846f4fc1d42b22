// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// Trees with known answers, each found by full enumeration of the steps' states.
@Suite("Trees with known answers")
struct OracleTests {
  private func probability(_ nodes: [Node], goal: String = "goal") throws -> Double {
    let forest = AttackForest(nodes)
    let program = try ProbabilityProgram(StructureFunction(goals: [goal], in: forest))
    let values = program.inputs.map { name -> Double in
      guard case .step(let step)? = forest[name],
        case .distribution(.point(let value)) = step.probability.value
      else { return .nan }
      return value
    }
    return program.evaluate(values)[0]
  }

  private func attacks(_ nodes: [Node], goal: String = "goal") throws -> MinimalAttacks {
    try MinimalAttacks(StructureFunction(goals: [goal], in: AttackForest(nodes)))
  }

  /// R = (a|b) & ((d&c)|b) & c.
  private func treeR(a: Double, b: Double, c: Double, d: Double) -> [Node] {
    [
      Tree.step("a", a, cost: 10), Tree.step("b", b, cost: 16), Tree.step("c", c, cost: 10),
      Tree.step("d", d, cost: 5), Tree.gate("ab", .any, ["a", "b"]),
      Tree.gate("dc", .all, ["d", "c"]), Tree.gate("dcb", .any, ["dc", "b"]),
      Tree.gate("goal", .all, ["ab", "dcb", "c"]),
    ]
  }

  @Test("A diamond with a shared step is 0.48, not the 0.64 of a naive fold")
  func diamond() throws {
    let nodes = [
      Tree.step("f", 0.5), Tree.step("a", 0.8), Tree.step("b", 0.8),
      Tree.gate("fa", .all, ["f", "a"]), Tree.gate("fb", .all, ["f", "b"]),
      Tree.gate("goal", .any, ["fa", "fb"]),
    ]
    #expect(abs(try probability(nodes) - 0.48) <= 0.48e-12)
  }

  @Test(
    "R = (a|b) & ((d&c)|b) & c",
    arguments: [
      (0.3, 0.2, 0.5, 0.4, 0.148), (0.1, 0.1, 0.1, 0.1, 0.0109), (0.5, 0.5, 0.5, 0.5, 0.3125),
    ])
  func sharedBranches(a: Double, b: Double, c: Double, d: Double, expected: Double) throws {
    let found = try probability(treeR(a: a, b: b, c: c, d: d))
    #expect(abs(found - expected) <= expected * 1e-12)
  }

  @Test("A | (B&C) | (B&D), all 0.1, is 0.1171")
  func sharedFactor() throws {
    let nodes = [
      Tree.step("a", 0.1), Tree.step("b", 0.1), Tree.step("c", 0.1), Tree.step("d", 0.1),
      Tree.gate("bc", .all, ["b", "c"]), Tree.gate("bd", .all, ["b", "d"]),
      Tree.gate("goal", .any, ["a", "bc", "bd"]),
    ]
    #expect(abs(try probability(nodes) - 0.1171) <= 0.1171e-12)
  }

  @Test("2 of 3 at 0.1, 0.2, 0.3 is 0.098; 3 of 5 at 0.2 is 0.05792")
  func thresholds() throws {
    let three = [
      Tree.step("a", 0.1), Tree.step("b", 0.2), Tree.step("c", 0.3),
      Tree.gate("goal", .atLeast(2), ["a", "b", "c"]),
    ]
    #expect(abs(try probability(three) - 0.098) <= 0.098e-12)
    let names = (0..<5).map { "s\($0)" }
    let five = names.map { Tree.step($0, 0.2) } + [Tree.gate("goal", .atLeast(3), names)]
    #expect(abs(try probability(five) - 0.05792) <= 0.05792e-12)
  }

  @Test("(A&B) | (!A&C) at 0.1, 0.2, 0.3 is 0.29")
  func negation() throws {
    let nodes = [
      Tree.step("a", 0.1), Tree.step("b", 0.2), Tree.step("c", 0.3),
      Tree.gate("ab", .all, ["a", "b"]), Tree.gate("ca", .unless, ["c", "a"]),
      Tree.gate("goal", .any, ["ab", "ca"]),
    ]
    #expect(abs(try probability(nodes) - 0.29) <= 0.29e-12)
    let attacks = try attacks(nodes)
    #expect(!attacks.isCoherent)
    #expect(Set((attacks.all(limit: 10) ?? []).map { $0.sorted() }) == [["a", "b"], ["c"]])
  }

  @Test("(V1|P1) & (V2|P2) with V 0.5 and P 0.7 is 0.7225 and has 4 minimal attacks")
  func twoLines() throws {
    let nodes = [
      Tree.step("v1", 0.5), Tree.step("p1", 0.7), Tree.step("v2", 0.5), Tree.step("p2", 0.7),
      Tree.gate("one", .any, ["v1", "p1"]), Tree.gate("two", .any, ["v2", "p2"]),
      Tree.gate("goal", .all, ["one", "two"]),
    ]
    #expect(abs(try probability(nodes) - 0.7225) <= 0.7225e-12)
    #expect(try attacks(nodes).count == BigCount(4))
  }

  @Test("m pairs: (1-(1-p)^2)^m, and 2^m minimal attacks", arguments: [1, 2, 10, 70])
  func pairs(m: Int) throws {
    var nodes: [Node] = []
    for pair in 0..<m {
      nodes += [Tree.step("a\(pair)", 0.1), Tree.step("b\(pair)", 0.1)]
      nodes.append(Tree.gate("p\(pair)", .any, ["a\(pair)", "b\(pair)"]))
    }
    nodes.append(Tree.gate("goal", .all, (0..<m).map { "p\($0)" }))
    let expected = (0..<m).reduce(1.0) { product, _ in product * 0.19 }
    #expect(abs(try probability(nodes) - expected) <= expected * 1e-12)
    let count = (0..<m).reduce(BigCount(1)) { sum, _ in sum + sum }
    #expect(try attacks(nodes).count == count)
    if m == 10 { #expect(count.description == "1024") }
    if m == 70 { #expect(count.description == "1180591620717411303424") }
  }

  @Test("R's minimal attacks are {a,c,d} and {b,c}; the cheapest costs 25, the likeliest has 0.1")
  func minimalAttacks() throws {
    let attacks = try attacks(treeR(a: 0.3, b: 0.2, c: 0.5, d: 0.4))
    #expect(
      Set((attacks.all(limit: 10) ?? []).map { $0.sorted() }) == [["a", "c", "d"], ["b", "c"]])
    let costs = attacks.inputs.map { ["a": 10.0, "b": 16, "c": 10, "d": 5][$0] ?? .nan }
    let cheapest = try #require(attacks.cheapest(costs: costs))
    #expect(cheapest.cost == 25)
    #expect(cheapest.steps.sorted() == ["a", "c", "d"])
    let chances = attacks.inputs.map { ["a": 0.3, "b": 0.2, "c": 0.5, "d": 0.4][$0] ?? .nan }
    let likeliest = try #require(attacks.likeliest(probabilities: chances))
    #expect(abs(likeliest.probability - 0.1) <= 1e-13)
    #expect(likeliest.steps.sorted() == ["b", "c"])
  }

  @Test("Minimal attacks in order: (AHN, ESV, RMS) cost 270 and 320")
  func sequence() throws {
    let costs = [
      "rms": 100.0, "esv": 10, "gc": 100, "flap": 10, "sma": 50, "fw": 10, "bwk": 100,
    ]
    let nodes =
      costs.keys.sorted().map { Tree.step($0) } + [
        Tree.gate("al", .all, ["flap", "sma"]), Tree.gate("aw", .all, ["fw", "bwk"]),
        Tree.gate("gatpn", .any, ["al", "aw"]), Tree.gate("ahn", .all, ["gatpn", "gc"]),
        Tree.gate("goal", .sequence, ["ahn", "esv", "rms"]),
      ]
    let attacks = try attacks(nodes)
    let totals = (attacks.all(limit: 10) ?? []).map { $0.reduce(0) { $0 + (costs[$1] ?? .nan) } }
    #expect(totals.sorted() == [270, 320])
  }

  @Test("A node limit ends in an error that says so")
  func nodeLimit() throws {
    let forest = RandomForest.make(seed: 3, steps: 14, gates: 20, isCoherent: true)
    let function = try StructureFunction(goals: ["goal"], in: forest)
    #expect(throws: ExactAnalysisError.nodeLimit(3)) {
      _ = try MinimalAttacks(function, nodeLimit: 3)
    }
  }

  @Test("Undefined nodes and cycles are errors, not traps")
  func malformed() {
    let undefined = AttackForest([Tree.gate("goal", .any, ["nowhere", "a"]), Tree.step("a")])
    #expect(throws: ExactAnalysisError.undefinedNode("nowhere")) {
      _ = try StructureFunction(goals: ["goal"], in: undefined)
    }
    let cycle = AttackForest([Tree.gate("goal", .any, ["b"]), Tree.gate("b", .any, ["goal"])])
    #expect(throws: ExactAnalysisError.cycle("goal")) {
      _ = try StructureFunction(goals: ["goal"], in: cycle)
    }
  }
}
