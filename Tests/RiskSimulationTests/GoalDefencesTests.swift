// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import RiskSimulation
import TestSupport
import Testing

/// Controls and defences for money, against the best attack that remains.
@Suite("Defence fronts")
struct GoalDefencesTests {
  private let names = ["a", "b", "c", "d", "e"]
  private let prices = [3.0, 5, 4, 6]

  /// Steps with controls on them, some shared; control 3 also makes step `a` dearer.
  private func model() throws -> ValidatedModel {
    func control(_ place: Int, _ effects: [Effect], premium: Double = 0) -> Control {
      Control(
        name: "c\(place)", status: .proposed, cost: .point(prices[place] - premium),
        effects: effects)
    }
    func reduces(_ steps: [String], by share: Double) -> Effect {
      Effect(target: .steps(steps), quantity: .probability, change: .reduce(by: .point(share)))
    }
    let dearer = Effect(target: .steps(["a", "d"]), quantity: .cost, change: .add(.point(9)))
    let doubled = Effect(
      target: .steps(["b"]), quantity: .cost, change: .multiply(by: .point(2)))
    let gone = Effect(target: .steps(["e"]), quantity: .probability, change: .eliminate)
    // Of its price of 4 control 2 pays 1 as the premium of a transfer.
    let insured = Effect(
      target: .threats(["threat"]), quantity: .loss,
      change: .transfer(TransferTerms(share: .point(0.5), premium: .point(1))))
    let nodes =
      names.enumerated().map { Tree.step($1, 0.3 + 0.1 * Double($0), cost: 2 + Double($0)) } + [
        Tree.gate("ab", .all, ["a", "b"]), Tree.gate("cd", .all, ["c", "d"]),
        Tree.gate("ad", .all, ["a", "d", "e"]), Tree.gate("goal", .any, ["ab", "cd", "ad"]),
      ]
    return try ModelBuilder.model(
      nodes, [ModelBuilder.threat()],
      controls: [
        control(0, [reduces(["a"], by: 0.5), doubled]), control(1, [reduces(["c", "d"], by: 0.4)]),
        control(2, [gone, insured], premium: 1), control(3, [dearer, reduces(["a"], by: 0.2)]),
      ])
  }

  @Test(
    "The front is that of all sets of controls weighed one by one",
    arguments: GoalDefences.Measure.allCases)
  func enumeration(measure: GoalDefences.Measure) throws {
    let model = try model()
    let scenario = Scenario(name: "test")
    let figures = try StepFigures(goals: ["goal"], of: model, under: scenario)
    let subject = try AnalysisSubject("goal", of: model, figures)
    let front = try GoalDefences(subject, of: model, under: scenario, against: measure)
    let attacks = try MinimalAttacks(subject.function)
    var all: [(cost: Double, value: Double)] = []
    for set in 0..<16 {
      let chosen = (0..<4).filter { set >> $0 & 1 == 1 }
      var changed = scenario
      changed.plan.added = chosen.map { "c\($0)" }
      let figures = try StepFigures(goals: ["goal"], of: model, under: changed)
      let value: Double
      if measure == .likeliest {
        let chances = attacks.inputs.map { figures.probabilities[$0] ?? 0 }
        value = -(attacks.likeliest(probabilities: chances)?.probability ?? 0)
      } else {
        let costs = attacks.inputs.map {
          figures.probabilities[$0] == 0 ? .infinity : figures.costs[$0] ?? 0
        }
        value = attacks.cheapest(costs: costs)?.cost ?? .infinity
      }
      all.append((chosen.reduce(0) { $0 + prices[$1] }, value))
    }
    let expected = all.filter { point in
      !all.contains {
        $0.cost <= point.cost && $0.value >= point.value - 1e-12
          && ($0.cost < point.cost || $0.value > point.value + 1e-12)
      }
    }.sorted { $0.cost < $1.cost }
    #expect(front.points.count > 2 && front.points.map(\.cost) == expected.map(\.cost))
    for (point, other) in zip(front.points, expected) {
      let value = point.attackValue ?? .nan
      #expect(abs(value - abs(other.value)) < 1e-12)
      #expect(!point.attack.isEmpty && point.defences.isEmpty)
    }
  }

  @Test("What is in the plan costs nothing more, and what is retired is not offered")
  func plan() throws {
    var scenario = Scenario(name: "test")
    scenario.plan.added = ["c0", "c1"]
    let model = try model()
    let figures = try StepFigures(goals: ["goal"], of: model, under: scenario)
    let subject = try AnalysisSubject("goal", of: model, figures)
    let front = try GoalDefences(subject, of: model, under: scenario, against: .likeliest)
    #expect(front.points[0].cost == 0 && front.points[0].controls.isEmpty)
    #expect(front.points.allSatisfy { Set($0.controls).isDisjoint(with: ["c0", "c1"]) })
  }

  @Test("Too many sets are an error that says so")
  func limit() throws {
    let model = try model()
    let scenario = Scenario(name: "test")
    let figures = try StepFigures(goals: ["goal"], of: model, under: scenario)
    let subject = try AnalysisSubject("goal", of: model, figures)
    #expect(throws: SimulationError.self) {
      _ = try GoalDefences(subject, of: model, under: scenario, against: .cheapest, limit: 3)
    }
  }
}
