// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation
import TestSupport
import Testing

/// R = (a|b) & ((d&c)|b) & c: minimal attacks {a,c,d} at cost 25 with 0.06 and {b,c} at cost 26 with 0.1.
@Suite("What the attacker does with a tree")
struct AttackerSemanticsTests {
  private let nodes = [
    Tree.step("a", 0.3, cost: 10, time: 1), Tree.step("b", 0.2, cost: 16, time: 8),
    Tree.step("c", 0.5, cost: 10, time: 2), Tree.step("d", 0.4, cost: 5, time: 1),
    Tree.gate("ab", .any, ["a", "b"]), Tree.gate("dc", .all, ["d", "c"]),
    Tree.gate("dcb", .any, ["dc", "b"]), Tree.gate("goal", .all, ["ab", "dcb", "c"]),
  ]

  private func vulnerability(
    _ semantics: AttackerSemantics, nodes: [Node]? = nil, budget: Double? = nil,
    patience: Double? = nil, skill: Skill = .expert, freeSteps: [String] = [],
    knowledge: AttackerKnowledge = .drawn
  ) async throws -> Double {
    let attacker = AttackerProfile(
      name: "thief", budget: budget.map { .point($0) }, patience: patience.map { .point($0) },
      skill: skill, freeSteps: freeSteps)
    let model = try ModelBuilder.model(
      nodes ?? self.nodes, [ModelBuilder.threat()], attackers: [attacker])
    let scenario = Scenario(
      name: "test", attacker: "thief", semantics: semantics, knowledge: knowledge, trials: 512)
    return try await ModelBuilder.run(model, scenario).threats[0].vulnerability.mean
  }

  @Test("Independent steps: the exact probability of the tree")
  func independent() async throws {
    #expect(abs(try await vulnerability(.independent) - 0.148) < 1e-12)
  }

  @Test("Rare steps keep their digits")
  func rareSteps() async throws {
    let rare = [
      Tree.step("a", 1e-13), Tree.step("b", 2e-13), Tree.gate("goal", .any, ["a", "b"]),
    ]
    let found = try await vulnerability(.independent, nodes: rare)
    #expect(abs(found - 3e-13) < 1e-12 * 3e-13)
    let mixed: [Node] = [
      .step(
        Step(name: "a", probability: Estimate(.uniform(minimum: 1e-13, maximum: 1.0000001e-13)))),
      .step(
        Step(name: "b", probability: Estimate(.uniform(minimum: 2e-13, maximum: 2.0000001e-13)))),
      Tree.gate("goal", .any, ["a", "b"]),
    ]
    let drawn = try await vulnerability(.independent, nodes: mixed)
    #expect(abs(drawn - 3e-13) < 1e-6 * 3e-13)
  }

  @Test("Best attack: {b,c}", arguments: AttackerKnowledge.allCases)
  func bestAttack(knowledge: AttackerKnowledge) async throws {
    let found = try await vulnerability(.bestAttack, knowledge: knowledge)
    #expect(abs(found - 0.1) < 1e-12)
  }

  @Test(
    "Within budget: what can be paid decides",
    arguments: [(24.0, 0.0), (25, 0.06), (25.9, 0.06), (26, 0.1), (1_000, 0.1)])
  func budget(budget: Double, expected: Double) async throws {
    for knowledge in AttackerKnowledge.allCases {
      let found = try await vulnerability(.withinBudget, budget: budget, knowledge: knowledge)
      #expect(abs(found - expected) < 1e-12)
    }
  }

  @Test(
    "Within patience: {a,c,d} takes 4 hours, {b,c} takes 10",
    arguments: [(3.0, 0.0), (4, 0.06), (10, 0.1)])
  func patience(hours: Double, expected: Double) async throws {
    #expect(abs(try await vulnerability(.withinBudget, patience: hours) - expected) < 1e-12)
  }

  @Test("Steps that are free for the attacker cost him nothing")
  func freeSteps() async throws {
    let found = try await vulnerability(.withinBudget, budget: 10, freeSteps: ["b"])
    #expect(abs(found - 0.1) < 1e-12)
  }

  @Test("A step beyond the attacker's skill is out of reach")
  func skill() async throws {
    var hard = nodes
    hard[1] = .step(
      Step(name: "b", probability: .point(0.2), cost: .point(16), skill: .high))
    let novice = try await vulnerability(.withinBudget, nodes: hard, skill: .medium)
    let master = try await vulnerability(.withinBudget, nodes: hard, skill: .high)
    #expect(abs(novice - 0.06) < 1e-12)
    #expect(abs(master - 0.1) < 1e-12)
  }

  @Test("A defence that may hold weighs on the attacks it stops, and on no others")
  func defence() async throws {
    let guarded = [
      Tree.step("quick", 0.9, cost: 1), Tree.defence("guard", 0.8),
      Tree.step("slow", 0.25, cost: 5),
      Tree.gate("dash", .unless, ["quick", "guard"]), Tree.gate("goal", .any, ["dash", "slow"]),
    ]
    // The dash succeeds with 0.9 * 0.2 = 0.18; the slow way with 0.25.
    for semantics in [AttackerSemantics.bestAttack, .withinBudget] {
      let found = try await vulnerability(semantics, nodes: guarded)
      #expect(abs(found - 0.25) < 1e-12)
    }
    let poor = try await vulnerability(.withinBudget, nodes: guarded, budget: 4)
    #expect(abs(poor - 0.18) < 1e-12)
    let all = try await vulnerability(.independent, nodes: guarded)
    #expect(abs(all - (1 - 0.82 * 0.75)) < 1e-12)
  }

  @Test("The search in each trial finds what weighing all attacks one by one finds")
  func searchAgainstEnumeration() async throws {
    for seed in 0..<UInt64(40) {
      let forest = RandomForest.make(seed: seed, steps: 9, gates: 7, isCoherent: true)
      let attacks = BruteForce(forest, goal: "goal").minimalAttacks
      let budget = 20 + Double(seed)
      var expected = 0.0
      for attack in attacks {
        let steps = attack.compactMap { forest[$0] }.compactMap { node -> Step? in
          if case .step(let step) = node { step } else { nil }
        }
        let cost = steps.reduce(0.0) { $0 + Self.value($1.cost) }
        let probability = steps.reduce(1.0) { $0 * Self.value($1.probability) }
        if cost <= budget { expected = max(expected, probability) }
      }
      let nodes = forest.topologicalOrder(from: ["goal"]).compactMap { forest[$0] }
      let found = try await vulnerability(.withinBudget, nodes: nodes, budget: budget)
      #expect(abs(found - expected) < 1e-12, "seed \(seed)")
    }
  }

  @Test("The cheapest attack is reported in every semantics", arguments: AttackerSemantics.allCases)
  func cheapest(semantics: AttackerSemantics) async throws {
    let attacker = AttackerProfile(name: "thief", budget: .point(1_000))
    let model = try ModelBuilder.model(nodes, [ModelBuilder.threat()], attackers: [attacker])
    let scenario = Scenario(name: "test", attacker: "thief", semantics: semantics, trials: 256)
    let result = try await ModelBuilder.run(model, scenario)
    let cheapest = try #require(result.threats[0].cheapestAttack)
    #expect(cheapest.steps == ["a", "c", "d"])
    #expect(cheapest.cost.mean == 25)
  }

  private static func value(_ estimate: Estimate?) -> Double {
    guard case .distribution(.point(let value))? = estimate?.value else { return .nan }
    return value
  }
}
