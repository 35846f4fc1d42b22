// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import TestSupport
import Testing

@testable import RiskSimulation

@Suite("The order in which controls are built")
struct RoadmapTests {
  private static func orders(_ count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return orders(count - 1).flatMap { order in
      (0..<count).map { place in
        var longer = order
        longer.insert(count - 1, at: place)
        return longer
      }
    }
  }

  @Test("is the best of all orders that requirements allow, on random schedules")
  func bruteForce() {
    for seed in 0..<60 {
      var random = SplitMix64(seed: UInt64(seed))
      let count = Int.random(in: 1...6, using: &random)
      let losses = (0..<(1 << count)).map { _ in Double.random(in: 0...100, using: &random) }
      let needs = (0..<count).map { control in
        control > 0 && Bool.random(using: &random)
          ? 1 << Int.random(in: 0..<control, using: &random) : 0
      }
      let schedule = WorkSchedule(
        efforts: (0..<count).map { _ in Double.random(in: 0...30, using: &random) }, needs: needs,
        capacity: 10, horizon: Double.random(in: 1...8, using: &random), losses: losses)
      let allowed = Self.orders(count).filter { order in
        order.indices.allSatisfy { place in
          let before = order[..<place].reduce(0) { $0 | 1 << $1 }
          return needs[order[place]] & ~before == 0
        }
      }
      let least = allowed.map { schedule.loss(of: $0, losses: losses) }.min() ?? .nan
      let best = schedule.best()
      #expect(allowed.contains(best.order))
      #expect(abs(schedule.loss(of: best.order, losses: losses) - least) < 1e-9, "seed \(seed)")
    }
  }

  private func model() throws -> ValidatedModel {
    let nodes = ["a", "b"].map { Tree.step($0, 0.5) }
    func control(_ name: String, _ step: String, by size: Double, effort: Double) -> Control {
      Control(
        name: name, status: .planned, cost: Estimate(.point(8)),
        effects: [
          Effect(
            target: .steps([step]), quantity: .probability,
            change: .reduce(by: Estimate(.point(size))))
        ], due: name == "small" ? "2025-01-01" : nil, effort: Estimate(.point(effort)))
    }
    var model = try ModelBuilder.model(
      nodes,
      [
        ModelBuilder.threat("t", goal: "a", loss: .point(800)),
        ModelBuilder.threat("u", goal: "b", loss: .point(160)),
      ],
      controls: [
        control("large", "a", by: 0.5, effort: 30), control("small", "b", by: 0.5, effort: 10),
      ]
    ).model
    model.work = WorkCapacity(begins: "2024-01-01", perQuarter: 20)
    return try #require(ValidatedModel.validate(model).0)
  }

  @Test("Closed form: the large saving first, though the small one lands sooner")
  func closedForm() throws {
    let found = try RoadmapPlanner(model()).plan(
      Scenario(name: "s"), .init(quarters: 4, draws: 256))
    // 400 + 80 a year. Large first: 1.5 quarters at 480, 0.5 at 280, 2 at 240.
    #expect(found.best.landings.map(\.control) == ["large", "small"])
    #expect(abs(found.best.cumulatedLoss - (1.5 * 480 + 0.5 * 280 + 2 * 240) / 4) < 1e-9)
    // The second quarter is half at 480, half at 280.
    #expect(found.best.quarterlyLoss.count == 4)
    for (loss, expected) in zip(found.best.quarterlyLoss, [480, 380, 240, 240] as [Double]) {
      #expect(abs(loss - expected) < 1e-9)
    }
    #expect(abs(found.best.cumulatedCost - (2.5 * 8 + 2 * 8) / 4) < 1e-9)
    let quickest = try #require(found.orders.first { $0.kind == .quickest })
    #expect(abs(quickest.cumulatedLoss - (0.5 * 480 + 1.5 * 440 + 2 * 240) / 4) < 1e-9)
    #expect(quickest.probabilityBestIsBetter == 1)
    #expect(found.lossNow == 480 && abs(found.lossAtEnd - 240) < 1e-9 && found.statesWeighed == 4)
    #expect(found.best.landings.map { $0.date?.description } == ["2024-05-17", "2024-07-02"])
    let dated = try #require(found.orders.first { $0.kind == .dated })
    #expect(dated.landings.map(\.control) == ["small"])
  }

  @Test("What is missing is told")
  func errors() throws {
    let valid = try model()
    let planner = RoadmapPlanner(valid)
    let scenario = Scenario(name: "s")
    #expect(throws: RoadmapError.quarters(0)) { try planner.plan(scenario, .init(quarters: 0)) }
    #expect(throws: RoadmapError.capacity(0)) { try planner.plan(scenario, .init(capacity: 0)) }
    #expect(throws: RoadmapError.nothingToDo) {
      try planner.plan(scenario, .init(statuses: [.proposed]))
    }
    #expect(throws: RoadmapError.unknownControl("smal", hint: "did you mean 'small'?")) {
      try planner.plan(scenario, .init(withheld: ["smal"]))
    }
    var without = valid.model
    without.controls["large"]?.effort = nil
    without.work = WorkCapacity()
    let bare = RoadmapPlanner(try #require(ValidatedModel.validate(without).0))
    #expect(throws: RoadmapError.noBeginning) { try bare.plan(scenario, .init()) }
    let date = try #require(CalendarDate("2024-01-01"))
    #expect(throws: RoadmapError.noCapacity) { try bare.plan(scenario, .init(begins: date)) }
    #expect(throws: RoadmapError.noEffort(["large"])) {
      try bare.plan(scenario, .init(begins: date, capacity: 5))
    }
  }

  @Test("Days of the calendar, there and back over four centuries")
  func days() throws {
    let first = try #require(CalendarDate("1970-01-01"))
    #expect(first.dayNumber == 0)
    #expect(try #require(CalendarDate("2000-03-01")).dayNumber == 11_017)
    for days in stride(from: -100_000, through: 60_000, by: 97) {
      #expect(first.adding(days: days)?.dayNumber == days)
    }
    #expect(first.adding(days: 10_000_000) == nil)
  }
}
