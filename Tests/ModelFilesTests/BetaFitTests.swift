// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Testing

@testable import ModelFiles

/// Fits that are kept are those that would be made, and what cannot be fitted is told in each place.
@Suite("Kept fits")
struct BetaFitTests {
  @Test("The same law as a fit of one's own, for each pair of percentiles")
  func laws() throws {
    let context = DecodingContext(currency: "USD")
    for upper in [0.4, 0.5, 0.4, 0.5] {
      let pair = [
        Percentile(probability: 0.05, value: 0.1), Percentile(probability: 0.95, value: upper),
      ]
      #expect(try context.betaFit(pair) == DistributionFit.beta(percentiles: pair))
    }
  }

  @Test("An impossible pair is a finding in both places")
  func impossible() throws {
    let text = "[{beta: {p05: 0.5, p95: 0.2}}, {beta: {p05: 0.5, p95: 0.2}}]"
    let root = try #require(try YAMLReader.read(text, file: "f.yaml"))
    guard case .sequence(let nodes) = root.content else { return }
    let context = DecodingContext(currency: "USD")
    for node in nodes { #expect(LawReader(context, .probability).law(of: node) == nil) }
    #expect(context.diagnostics.map(\.code) == ["invalid-law", "invalid-law"])
    #expect(Set(context.diagnostics.map(\.location?.column)).count == 2)
  }
}
