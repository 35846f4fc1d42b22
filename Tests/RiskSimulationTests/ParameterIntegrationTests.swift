// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections
import TestSupport
import Testing

@testable import RiskSimulation

/// Parameters that are taken out of a column by expectation: the mean stays what it is.
@Suite("Integration over parameters")
struct ParameterIntegrationTests {
  private static let values = [(value: 0.1, weight: 1.0), (value: 0.6, weight: 3.0)]

  /// Five parameters with two values each, of which columns are made at random.
  private func program(
    seed: UInt64, correlations: [Correlation] = []
  ) throws -> (builder: ProgramBuilder, column: Register) {
    var random = SplitMix64(seed: seed)
    var builder = ProgramBuilder(seed: 1, correlations: correlations)
    let law = Distribution.discrete(Self.values.map { WeightedValue(value: $0, weight: $1) })
    var columns: [Register] = []
    for index in 0..<5 { columns.append(try builder.draw("p\(index)", law)) }
    for _ in 0..<Int.random(in: 2...7, using: &random) {
      let inputs = (0..<3).map { _ in columns[Int.random(in: 0..<columns.count, using: &random)] }
      columns.append(builder.emit(instruction(inputs, &random)))
    }
    return (builder, columns[columns.count - 1])
  }

  private func instruction(_ inputs: [Register], _ random: inout SplitMix64) -> Instruction {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: .multiply(inputs[0], inputs[1])
    case 1: .add(inputs[0], inputs[1])
    case 2: .reduce(inputs[0], by: inputs[1], coverage: 0.8)
    case 3: .complement(inputs[0])
    case 4: .product(inputs)
    case 5: .coproduct(inputs)
    case 6: .select(condition: inputs[0], high: inputs[1], low: inputs[2])
    case 7: .atLeast(2, inputs)
    case 8: .maximum(inputs[0], inputs[1])
    default: .cap(inputs[0])
    }
  }

  /// The number in a column where each parameter has one of its two values, by the bits of `choice`.
  private func value(
    of column: Register, in builder: ProgramBuilder, _ choice: Int
  ) -> Double {
    var numbers: [Double] = []
    for instruction in builder.instructions {
      let a = instruction.operands.map { numbers[Int($0)] }
      switch instruction {
      case .constant(let value): numbers.append(value)
      case .draw(let quantity, _): numbers.append(Self.values[choice >> Int(quantity) & 1].value)
      case .multiply, .product: numbers.append(a.reduce(1, *))
      case .add: numbers.append(a[0] + a[1])
      case .reduce(_, _, let coverage): numbers.append(a[0] * (1 - coverage * a[1]))
      case .complement: numbers.append(1 - a[0])
      case .coproduct: numbers.append(1 - a.reduce(1) { $0 * (1 - $1) })
      case .select: numbers.append(a[0] * a[1] + (1 - a[0]) * a[2])
      case .atLeast:
        numbers.append(a[0] * a[1] + a[0] * a[2] + a[1] * a[2] - 2 * a[0] * a[1] * a[2])
      case .maximum: numbers.append(max(a[0], a[1]))
      case .cap: numbers.append(min(a[0], 1))
      default: numbers.append(.nan)
      }
    }
    return numbers[Int(column)]
  }

  private func moments(_ column: Register, _ builder: ProgramBuilder) -> (
    mean: Double, square: Double
  ) {
    var (mean, square) = (0.0, 0.0)
    for choice in 0..<32 {
      let weight = (0..<5).reduce(1.0) { $0 * Self.values[choice >> $1 & 1].weight / 4 }
      let value = value(of: column, in: builder, choice)
      mean += weight * value
      square += weight * value * value
    }
    return (mean, square)
  }

  @Test(
    "Random columns: the mean over all values of all parameters stays, the spread does not grow")
  func randomColumns() throws {
    var (gone, left) = (0, 0)
    for seed in UInt64(0)..<3_000 {
      var (builder, column) = try program(seed: seed)
      let (mean, square) = moments(column, builder)
      let integrated = ParameterIntegration(of: column, in: builder).emit(into: &builder)
      let (newMean, newSquare) = moments(integrated, builder)
      #expect(abs(newMean - mean) <= 1e-12 * max(abs(mean), 1), "seed \(seed)")
      #expect(newSquare <= square + 1e-12 * max(square, 1), "seed \(seed)")
      let after = Set(ParameterUses.parameters(of: integrated, in: builder)).count
      gone += Set(ParameterUses.parameters(of: column, in: builder)).count - after
      left += after
    }
    // Both kinds are well represented.
    #expect(gone > 3_000 && left > 1_000, "\(gone) \(left)")
  }

  @Test("Parameters that are correlated with others are never integrated out")
  func correlated() throws {
    var builder = ProgramBuilder(
      seed: 1, correlations: [Correlation("a", "b", rank: 0.5)])
    let law = Distribution.beta(alpha: 2, beta: 3)
    let (a, b, c) = (
      try builder.draw("a", law), try builder.draw("b", law), try builder.draw("c", law)
    )
    let column = builder.emit(.product([a, b, c]))
    let integrated = ParameterIntegration(of: column, in: builder).emit(into: &builder)
    let names = ParameterUses.parameters(of: integrated, in: builder).map {
      builder.quantities[Int($0)].name
    }
    #expect(Set(names) == ["a", "b"])
  }

  @Test("A parameter that two steps share stays, since its square matters; others go")
  func sharedParameter() async throws {
    let shared = Estimate(.parameter("quality"))
    let model = try ModelBuilder.model(
      [
        .step(Step(name: "a", probability: shared)), .step(Step(name: "b", probability: shared)),
        .step(Step(name: "c", probability: Estimate(.beta(alpha: 1, beta: 4)))),
        Tree.gate("goal", .all, ["a", "b", "c"]),
      ],
      [
        ModelBuilder.threat(
          attempts: .gamma(shape: 2, scale: 3), loss: .lognormal(mu: 5, sigma: 1))
      ], parameters: [("quality", Estimate(.beta(alpha: 2, beta: 2)))])
    let result = try await ModelBuilder.run(
      model, Scenario(name: "test", trials: 65_536, seed: 4))
    // E[q^2] = 2 * 3 / (4 * 5) for a beta of 2 and 2.
    let exact = 6 * 0.3 * 0.2 * Distribution.lognormal(mu: 5, sigma: 1).mean
    let ale = result.portfolio.ale
    #expect(ale.standardError > 0 && ale.standardError < 1e-4 * exact)
    #expect(abs(ale.mean - exact) <= 6 * ale.standardError)
    #expect(result.assumptions.contains { $0.contains("2 of 3 parameters") })
  }

  @Test("A tree without shared parameters has an exact expected loss, however few the trials")
  func linear() async throws {
    let beta = Distribution.beta(alpha: 2, beta: 5)
    let size = Estimate(.uniform(minimum: 0.2, maximum: 0.6))
    let model = try ModelBuilder.model(
      [
        .step(Step(name: "a", probability: Estimate(beta))),
        .step(Step(name: "b", probability: Estimate(.uniform(minimum: 0, maximum: 1)))),
        .step(Step(name: "c", probability: Estimate(beta))),
        Tree.gate("left", .all, ["a", "b"]), Tree.gate("right", .all, ["b", "c"]),
        Tree.gate("goal", .any, ["left", "right"]),
      ],
      [
        ModelBuilder.threat(
          attempts: .gamma(shape: 2, scale: 3), loss: .lognormal(mu: 5, sigma: 1))
      ],
      controls: [
        Control(
          name: "control", status: .implemented, coverage: 0.5,
          effects: [
            Effect(target: .steps(["a"]), quantity: .probability, change: .reduce(by: size))
          ])
      ])
    for sampling in [SamplingScheme.auto, .quasi] {
      let result = try await ModelBuilder.run(
        model,
        Scenario(
          name: "test", plan: Plan(added: ["control"]), trials: 4_096, seed: 4, sampling: sampling))
      // P(goal) = P(b) (1 - (1 - a) (1 - c)), with a reduced by half of 0.4 on average.
      let (a, c) = (2.0 / 7 * 0.8, 2.0 / 7)
      let exact = 6 * 0.5 * (1 - (1 - a) * (1 - c)) * Distribution.lognormal(mu: 5, sigma: 1).mean
      let ale = result.portfolio.ale
      if sampling == .auto {
        #expect(ale.standardError == 0 && abs(ale.mean - exact) <= 1e-12 * exact)
        #expect(result.assumptions.contains { $0.contains("linear in each of their 5 parameters") })
      } else {
        #expect(ale.standardError > 0, "a scheme that is asked for by name is that and no more")
        #expect(abs(ale.mean - exact) <= 6 * ale.standardError)
      }
      // The spread of what is not known is told as before, from the draws.
      #expect(result.threats[0].vulnerability.p95 > 2 * result.threats[0].vulnerability.p05)
    }
  }

  @Test("The saving of a plan is exact where both sides are linear")
  func comparison() async throws {
    let size = Estimate(.uniform(minimum: 0.2, maximum: 0.6))
    let model = try ModelBuilder.model(
      [.step(Step(name: "goal", probability: Estimate(.beta(alpha: 2, beta: 5))))],
      [ModelBuilder.threat(attempts: .gamma(shape: 2, scale: 3), loss: .point(100))],
      controls: [
        Control(
          name: "control", status: .planned, coverage: 1,
          effects: [
            Effect(target: .steps(["goal"]), quantity: .probability, change: .reduce(by: size))
          ])
      ])
    let base = Scenario(name: "base", trials: 4_096, seed: 4)
    var plan = base
    plan.name = "plan"
    plan.plan.added = ["control"]
    let result = try await PlanComparison(
      base: PlanCandidate(model: model, digest: "test", scenario: base),
      others: [PlanCandidate(model: model, digest: "test", scenario: plan)]
    ).run(threads: 2)
    let difference = result.plans[1].difference
    let exact = 6 * 2.0 / 7 * 100 * 0.4
    #expect(abs(difference.ale.mean - exact) <= 1e-11 * exact)
    #expect(difference.ale.standardError == 0 && difference.ale.lower == difference.ale.upper)
    // Whether the plan pays is still told draw by draw.
    #expect(difference.netBenefit.p95 > 1.5 * difference.netBenefit.p05)
  }
}
