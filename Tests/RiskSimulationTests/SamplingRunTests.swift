// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation
import TestSupport
import Testing

/// Whole runs under each sampling scheme.
@Suite("Runs under sampling schemes")
struct SamplingRunTests {
  /// Three steps with known means: E[P] = 1 - (1 - 2/7 * 1/4)(1 - 0.3), attempts 6 a year, loss of mean e^5.5.
  private func model() throws -> ValidatedModel {
    try ModelBuilder.model(
      [
        .step(Step(name: "a", probability: Estimate(.beta(alpha: 2, beta: 5)))),
        .step(Step(name: "b", probability: Estimate(.uniform(minimum: 0.1, maximum: 0.4)))),
        .step(
          Step(name: "c", probability: Estimate(.triangular(minimum: 0.1, mode: 0.3, maximum: 0.5)))
        ),
        Tree.gate("both", .all, ["a", "b"]), Tree.gate("goal", .any, ["both", "c"]),
      ],
      [
        ModelBuilder.threat(
          attempts: .gamma(shape: 2, scale: 3), loss: .lognormal(mu: 5, sigma: 1))
      ])
  }

  /// 6 * (1 - (1 - 2/7 * 1/4)(1 - 0.3)) * exp(5.5), from independent means.
  private let exact = 6 * (1 - (1 - 2.0 / 28) * 0.7) * 244.69193226422038

  private func run(
    _ sampling: SamplingScheme, trials: Int = 16_384, seed: UInt64 = 1, threads: Int = 2
  ) async throws -> SimulationResult {
    let scenario = Scenario(name: "test", trials: trials, seed: seed, sampling: sampling)
    return try await ModelBuilder.run(try model(), scenario, threads: threads)
  }

  @Test(
    "Every scheme estimates the exact mean within 4 of its standard errors",
    arguments: SamplingScheme.allCases)
  func unbiased(_ scheme: SamplingScheme) async throws {
    let result = try await run(scheme)
    if scheme == .auto {
      // Which integrates out what the loss is linear in: here everything.
      #expect(abs(result.portfolio.ale.mean - exact) < 1e-12 * exact)
      #expect(result.portfolio.ale.standardError == 0)
      return
    }
    #expect(result.portfolio.ale.standardError > 0)
    // Student's t with 15 degrees of freedom exceeds 4.9 as often as the normal law exceeds 4 three times over.
    #expect(abs(result.portfolio.ale.mean - exact) < 4.9 * result.portfolio.ale.standardError)
  }

  @Test("Errors fall from plain over antithetic and Latin hypercube to quasi-random points")
  func errors() async throws {
    func error(_ scheme: SamplingScheme) async throws -> Double {
      try await run(scheme).portfolio.ale.standardError
    }
    let plain = try await error(.plain)
    #expect(try await error(.antithetic) < plain)
    #expect(try await error(.latinHypercube) < plain / 2)
    #expect(try await error(.quasi) < plain / 20)
  }

  @Test("Any number of threads gives the same bits", arguments: SamplingScheme.allCases)
  func threads(_ scheme: SamplingScheme) async throws {
    let one = try await run(scheme, trials: 40_000, threads: 1)
    #expect(try await run(scheme, trials: 40_000, threads: 3) == one)
  }

  @Test("Automatic sampling is quasi-random where there are trials for it, and says so")
  func automatic() async throws {
    let long = try await run(.auto)
    #expect(long.sampling.scheme == .quasi && long.sampling.isAutomatic)
    #expect(long.sampling.parameters == 4 && long.sampling.dimensions == 4)
    #expect(try await run(.auto, trials: 500).sampling.scheme == .plain)
  }
}
