// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// Cost against the damage of all nodes that are reached.
@Suite("Front of cost and damage")
struct DamageFrontTests {
  /// shut = cyber | robot, robot = bomb & door.
  private let factory = AttackForest([
    Tree.step("cyber", cost: 1), Tree.step("bomb", cost: 3), Tree.step("door", cost: 2),
    Tree.gate("robot", .all, ["bomb", "door"]), Tree.gate("shut", .any, ["cyber", "robot"]),
  ])

  private func front(
    _ forest: AttackForest, _ goal: String, _ damages: [String: Double]
  ) throws -> DamageFront {
    let function = try StructureFunction(goals: [goal], in: forest)
    return try DamageFront(
      function, damages: forest.topologicalOrder(from: [goal]).map { damages[$0] ?? 0 },
      objectives: [.cost(Known.costs(function.inputs, forest))])
  }

  @Test("The factory: (0, 0), (1, 200), (3, 210), (5, 310)")
  func known() throws {
    let points = try front(factory, "shut", ["shut": 200, "robot": 100, "door": 10]).points
    // Lopuhaä-Zwakenberg and Stoelinga, DSN 2023, figure 1.
    #expect(points.map(\.values) == [[0, 0], [1, 200], [3, 210], [5, 310]])
    #expect(points.map(\.steps) == [[], ["cyber"], ["cyber", "door"], ["bomb", "door"]])
  }

  @Test("Random trees with shared nodes, against all sets of steps", arguments: 0..<UInt64(60))
  func random(seed: UInt64) throws {
    let forest = RandomForest.make(seed: seed, steps: 7, gates: 6, isCoherent: true)
    let order = forest.topologicalOrder(from: ["goal"])
    var random = SplitMix64(seed: seed)
    var damages: [String: Double] = [:]
    for name in order where Bool.random(using: &random) {
      damages[name] = Double(Int.random(in: 1...50, using: &random))
    }
    let found = try front(forest, "goal", damages).points.map(\.values)
    #expect(found == enumerated(forest, order, damages))
  }

  private func enumerated(
    _ forest: AttackForest, _ order: [String], _ damages: [String: Double]
  ) -> [[Double]] {
    let steps = forest.steps(under: "goal").map(\.name)
    let costs = Known.costs(steps, forest)
    let reached = order.map { name -> (damage: Double, states: [Bool]) in
      let under = BruteForce(forest, goal: name)
      let bits = under.steps.map { step in steps.firstIndex(of: step.name) ?? 0 }
      let states = (0..<(1 << steps.count)).map { state in
        let local = bits.enumerated().reduce(0) {
          $0 | (state >> $1.element & 1) << $1.offset
        }
        return under.isReached[local]
      }
      return (damages[name] ?? 0, states)
    }
    let points = (0..<(1 << steps.count)).map { state in
      (
        cost: steps.indices.reduce(0.0) { $0 + (state >> $1 & 1 == 1 ? costs[$1] : 0) },
        damage: reached.reduce(0.0) { $0 + ($1.states[state] ? $1.damage : 0) }
      )
    }
    var front: [[Double]] = []
    for point in points.sorted(by: { ($0.cost, -$0.damage) < ($1.cost, -$1.damage) })
    where point.damage > front.last?[1] ?? -1 {
      front.append([point.cost, point.damage])
    }
    return front
  }
}
