// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport
import Testing

@testable import RiskSimulation

@Suite("Years by the block")
struct YearKernelTests {
  @Test(
    "A block holds, bit by bit, what its trials give one by one: few events, many, and more than fit",
    arguments: [0.02, 0.7, 3, 18, 40, 63, 200], [true, false])
  func singleTrials(rate: Double, isConstant: Bool) throws {
    let model = try ModelBuilder.model(
      [Tree.step("goal", 1)],
      [
        ModelBuilder.threat(
          attempts: isConstant
            ? .point(rate) : .uniform(minimum: 0.9 * rate, maximum: 1.1 * rate),
          loss: .lognormal(mu: 3, sigma: 1.2))
      ])
    let scenario = Scenario(name: "test", trials: 256, seed: 5)
    let compiled = try ScenarioCompiler.compile(scenario, of: model.model)
    let memory = ColumnMemory(for: compiled.program)
    compiled.program.run(in: memory, firstTrial: 512)
    let years = YearKernel(memory)
    let losses = compiled.compiled[0].losses
    years.simulate(losses, firstTrial: 512, count: 200)
    var events: [Double] = []
    var places: [Int: Int] = [:]
    years.forEachTrial { trial, place in places[trial] = place }
    #expect(places.count == years.trialsWithEvents.count)
    for trial in 0..<200 {
      let year = losses.year(
        trial: 512 + UInt64(trial), events: &events, read: { memory.column(Int($0))[trial] })
      #expect(places[trial].map { years.totals[$0] } ?? 0 == year.total)
      #expect(places[trial].map { years.largest[$0] } ?? 0 == year.largest)
    }
    #expect(years.trialsWithEvents.allSatisfy { $0 < 200 })
  }
}
