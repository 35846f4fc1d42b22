// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// Attacks that no other surpasses, and defences that no others surpass.
@Suite("Fronts")
struct FrontTests {
  @Test("R: minimal attacks (25, 0.06) and (26, 0.10)")
  func minimal() throws {
    let forest = Known.treeR()
    let attacks = try MinimalAttacks(StructureFunction(goals: ["goal"], in: forest))
    let front = try attacks.front(over: [
      .cost(Known.costs(attacks.inputs, forest)),
      .probability(Known.probabilities(attacks.inputs, forest)),
    ])
    #expect(front.map(\.steps) == [["a", "c", "d"], ["b", "c"]])
    #expect(front.map { $0.values[0] } == [25, 26])
    #expect(zip(front, [0.06, 0.1]).allSatisfy { Known.isClose($0.values[1], $1, 1e-14) })
  }

  @Test("R: with unions (25, 0.06) (26, 0.10) (41, 0.148)")
  func unions() throws {
    let forest = Known.treeR()
    let function = try StructureFunction(goals: ["goal"], in: forest)
    let front = try AttackFront(
      function, costs: Known.costs(function.inputs, forest),
      probabilities: Known.probabilities(function.inputs, forest))
    #expect(front.points.map { $0.values[0] } == [25, 26, 41])
    let expected = [0.06, 0.1, 0.148]
    #expect(zip(front.points, expected).allSatisfy { Known.isClose($0.values[1], $1, 1e-14) })
    #expect(front.points.last?.steps == ["a", "b", "c", "d"])
  }

  @Test("Fronts of random trees are those of enumeration, defences and negation included")
  func randomTrees() throws {
    for seed in 0..<UInt64(120) {
      let forest = RandomForest.make(
        seed: seed, steps: 4 + Int(seed % 6), gates: 3 + Int(seed % 6), isCoherent: seed % 2 == 0)
      let function = try StructureFunction(goals: ["goal"], in: forest)
      let front = try AttackFront(
        function, costs: Known.costs(function.inputs, forest),
        probabilities: Known.probabilities(function.inputs, forest))
      let expected = enumerated(forest)
      #expect(front.points.count == expected.count, "seed \(seed)")
      for (point, values) in zip(front.points, expected) {
        #expect(point.values[0] == values.cost, "seed \(seed)")
        #expect(Known.isClose(point.values[1], values.probability, 1e-12), "seed \(seed)")
      }
    }
  }

  /// The front over all sets of steps tried.
  private func enumerated(_ forest: AttackForest) -> [(cost: Double, probability: Double)] {
    let brute = BruteForce(forest, goal: "goal")
    let names = brute.steps.filter { $0.role == .attack }.map(\.name)
    let costs = Known.costs(names, forest)
    let points = (0..<(1 << names.count)).map { set -> (cost: Double, probability: Double) in
      let left = Set(names.indices.filter { set >> $0 & 1 == 0 }.map { names[$0] })
      let cost = names.indices.filter { set >> $0 & 1 == 1 }.reduce(0) { $0 + costs[$1] }
      return (cost, brute.probability { left.contains($0) ? 0 : nil })
    }
    var front: [(cost: Double, probability: Double)] = []
    for point in points.sorted(by: { ($0.cost, -$0.probability) < ($1.cost, -$1.probability) })
    where point.probability > (front.last?.probability ?? 0) * (1 + 1e-12) {
      front.append(point)
    }
    return front
  }

  @Test("Fronts of minimal attacks over three objectives are those of enumeration")
  func threeObjectives() throws {
    for seed in 0..<UInt64(60) {
      let forest = RandomForest.make(seed: seed, steps: 10, gates: 9, isCoherent: true)
      let attacks = try MinimalAttacks(StructureFunction(goals: ["goal"], in: forest))
      let costs = Known.costs(attacks.inputs, forest)
      let chances = attacks.inputs.map { Double($0.count % 3) / 8 + 0.25 }
      let times = attacks.inputs.indices.map { Double($0 * 7 % 5) }
      let front = try attacks.front(over: [.cost(costs), .detection(chances), .time(times)])
      let place = Dictionary(
        uniqueKeysWithValues: attacks.inputs.enumerated().map { ($1, $0) })
      let all = (attacks.all(limit: 10_000) ?? []).map { steps -> [Double] in
        let steps = steps.compactMap { place[$0] }
        return [
          steps.reduce(0) { $0 + costs[$1] }, 1 - steps.reduce(1) { $0 * (1 - chances[$1]) },
          steps.reduce(0) { $0 + times[$1] },
        ]
      }
      let best = all.filter { point in
        !all.contains { other in
          zip(other, point).allSatisfy { $0 <= $1 + 1e-12 }
            && zip(other, point).contains { $0 < $1 - 1e-12 }
        }
      }
      let rounded = Set(best.map { $0.map { ($0 * 1e9).rounded() } })
      #expect(Set(front.map { $0.values.map { ($0 * 1e9).rounded() } }) == rounded, "seed \(seed)")
      #expect(front.count == rounded.count, "seed \(seed)")
    }
  }

  @Test("A front that needs too many combinations is an error that says so")
  func limit() throws {
    let forest = Known.treeR()
    let function = try StructureFunction(goals: ["goal"], in: forest)
    #expect(throws: ExactAnalysisError.frontLimit(3)) {
      _ = try AttackFront(
        function, costs: [1, 2, 3, 4], probabilities: [0.5, 0.5, 0.5, 0.5], limit: 3)
    }
  }
}
