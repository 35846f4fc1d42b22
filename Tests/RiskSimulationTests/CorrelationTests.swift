// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import TestSupport
import Testing

@testable import RiskSimulation

/// Parameters that hang together by a Gaussian copula.
@Suite("Correlated parameters")
struct CorrelationTests {
  private let names = ["step.a.probability", "step.b.probability"]

  /// An attack of two steps, each with a uniform probability: E[a b] = 1/4 + rank correlation / 12.
  private func model(_ rank: Double?) throws -> ValidatedModel {
    var model = Model()
    let uniform = Estimate(.uniform(minimum: 0, maximum: 1))
    model.forest = AttackForest([
      .step(Step(name: "a", probability: uniform)), .step(Step(name: "b", probability: uniform)),
      Tree.gate("goal", .all, ["a", "b"]),
    ])
    model.threats["threat"] = ModelBuilder.threat()
    if let rank { model.correlations = [Correlation(names[0], names[1], rank: rank)] }
    let (validated, findings) = ValidatedModel.validate(model)
    return try #require(validated, "\(findings)")
  }

  @Test(
    "The mean of a product of uniform numbers is 1/4 + rank / 12, in every scheme",
    arguments: SamplingScheme.allCases, [-0.7, 0.5, 0.95])
  func product(_ scheme: SamplingScheme, _ rank: Double) async throws {
    let scenario = Scenario(name: "test", trials: 40_000, seed: 8, sampling: scheme)
    let found = try await ModelBuilder.run(try model(rank), scenario).threats[0].vulnerability
    // The covariance of uniform numbers is a twelfth of their correlation, which for ranks is Spearman's.
    #expect(abs(found.mean - (0.25 + rank / 12)) < 4.9 * found.standardError)
    #expect(found.standardError < 0.002)
  }

  @Test("The normal correlation of a rank correlation is 2 sin(pi/6 rank)")
  func pearson() {
    // From mpmath: 2 sin(pi / 12), 2 sin(-0.35 pi / 3).
    #expect(abs(Correlation("a", "b", rank: 0.5).normal - 0.517638090205041525) < 1e-15)
    #expect(abs(Correlation("a", "b", rank: -0.7).normal + 0.716735899090600500) < 1e-14)
    #expect(abs(Correlation("a", "b", rank: 1).normal - 1) < 1e-15)
  }

  @Test("Three numbers cannot all move against each other")
  func impossible() {
    let pairs = [("a", "b"), ("b", "c"), ("a", "c")]
    func groups(_ rank: Double) -> [CorrelatedGroup] {
      CorrelatedGroup.groups(of: pairs.map { Correlation($0.0, $0.1, rank: rank) })
    }
    // With normal correlations r the least eigenvalue is 1 + 2 r: r = -1/2 is the rank 6 asin(-1/4) / pi = -0.4826.
    #expect(groups(-0.482)[0].weights != nil)
    #expect(groups(-0.483)[0].weights == nil)
  }

  @Test("Groups are what hangs together; their weights make the correlations again")
  func groups() throws {
    let groups = CorrelatedGroup.groups(of: [
      Correlation("a", "b", rank: 0.3), Correlation("x", "y", rank: -0.2),
      Correlation("c", "b", rank: 0.6),
    ])
    #expect(groups.map { Set($0.names) } == [["x", "y"], ["a", "b", "c"]])
    let weights = try #require(groups[1].weights)
    let place = Dictionary(uniqueKeysWithValues: groups[1].names.enumerated().map { ($1, $0) })
    let (b, c) = (try #require(place["b"]), try #require(place["c"]))
    let product = zip(weights[b], weights[c]).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(product - Correlation("b", "c", rank: 0.6).normal) < 1e-14)
  }

  @Test("A number that is correlated keeps its law, and who is not in the group keeps his draws")
  func margins() async throws {
    let scenario = Scenario(name: "test", trials: 20_000, seed: 8, sampling: .plain)
    var builder = ProgramBuilder(
      seed: 8, correlations: [Correlation("b", "a", rank: 0.8)])
    let unit = Distribution.uniform(minimum: 0, maximum: 1)
    let registers = [try builder.draw("a", unit), try builder.draw("c", unit)]
    let program = ColumnProgram(builder, outputs: registers)
    let memory = ColumnMemory(for: program)
    program.run(in: memory, firstTrial: 0)
    let free = (0..<UInt64(8)).map { NamedStream(seed: 8, name: "c").uniform(trial: $0) }
    #expect(Array(memory.column(program.slot(registers[1]))[..<8]) == free)
    let independent = try await ModelBuilder.run(try model(nil), scenario)
    let correlated = try await ModelBuilder.run(try model(0.9), scenario)
    #expect(independent.threats[0].vulnerability != correlated.threats[0].vulnerability)
  }
}
