// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport
import Testing

@testable import Distributions

/// The ways of adding up years, against transforming each draw on its own.
@Suite("Transforms of years")
struct YearTransformTests {
  private static let grid = TransformGrid(points: 1_024, length: 400_000)
  private static let forms = [
    EventForm(pieces(.lognormal(mu: 9, sigma: 1)), scale: 0.8),
    EventForm(pieces(.gamma(shape: 2, scale: 3_000)), scale: 0.5, share: 0.3),
    EventForm(
      pieces(.discrete([0, 4_000].map { WeightedValue(value: $0, weight: 1) })), scale: 1),
  ]

  private static func pieces(_ law: Distribution) -> LossPieces { LossPieces(PartialMoments(law)) }

  /// The law of 200 draws of rates of each of two kinds of events.
  private static let draws: [[Double]] = {
    var random = SplitMix64(seed: 5)
    return (0..<200).map { _ in (0..<2).map { _ in .random(in: 0..<6, using: &random) } }
  }()

  /// Draw by draw; each form alone is put on the grid.
  private func byDraw(_ kinds: [[EventForm]], _ draws: [[Double]]) -> YearDistribution {
    var transform = YearTransform(EventTerms([], on: Self.grid))
    var sums = YearSums(on: Self.grid)
    for draw in draws {
      for (key, (forms, rate)) in zip(kinds, draw).enumerated() {
        if forms.count == 1 {
          transform.add(forms[0], rate: rate, lane: 0, key: key)
        } else {
          transform.add(forms, rate: rate, lane: 0, key: key)
        }
      }
      transform.finish(lanes: 1, into: &sums)
    }
    return YearDistribution.laws(of: [sums], on: Self.grid)[0]
  }

  /// A tilted grid has 1e-16 times `exp(16)` of rounding at its end.
  private func expectEqual(_ a: YearDistribution, _ b: YearDistribution) {
    #expect(abs(a.probabilityOfZero - b.probabilityOfZero) < 1e-13)
    #expect(abs(a.mean / b.mean - 1) < 1e-13)
    for share in stride(from: 0.0, to: 0.99, by: 0.01) {
      let x = share * Self.grid.length
      #expect(abs(a.cumulative(x) - b.cumulative(x)) < 1e-9, "\(x)")
    }
  }

  @Test("Kinds of events whose losses stay the same are transformed once")
  func terms() {
    let kinds = [[Self.forms[0]], [Self.forms[1], Self.forms[2]]]
    let terms = EventTerms(kinds, on: Self.grid)
    var sums = YearSums(on: Self.grid)
    sums.add(Self.draws.flatMap { $0 }, of: terms)
    expectEqual(YearDistribution.laws(of: [sums], on: Self.grid)[0], byDraw(kinds, Self.draws))
  }

  @Test("Beside kinds of events whose losses differ")
  func mixed() {
    let kinds = [[Self.forms[2]], [Self.forms[0]]]
    var transform = YearTransform(EventTerms([kinds[0]], on: Self.grid))
    var sums = YearSums(on: Self.grid)
    for draw in Self.draws {
      transform.add([draw[0]], lane: 0)
      transform.add(Self.forms[0], rate: draw[1], lane: 0, key: 0)
      transform.finish(lanes: 1, into: &sums)
    }
    expectEqual(YearDistribution.laws(of: [sums], on: Self.grid)[0], byDraw(kinds, Self.draws))
  }

  @Test("The law of a rate stands for its draws, in several sums at once", arguments: 0..<3)
  func mixture(form: Int) {
    let kind = [Self.forms[form]]
    let terms = EventTerms([kind], on: Self.grid)
    var direct = Array(repeating: YearSums(on: Self.grid), count: 2)
    var settled = direct
    for (index, draw) in Self.draws.enumerated() {
      direct[index % 2].add([draw[0]], of: terms)
      settled[index % 2].add(rate: draw[0], of: terms)
    }
    YearSums.settle(&settled, by: terms)
    for (a, b) in zip(settled, direct) {
      // 100 values of at most 1, each with a few units of the last place.
      let differences =
        zip(a.spectrum.real, b.spectrum.real).map { abs($0 - $1) }
        + zip(a.spectrum.imaginary, b.spectrum.imaginary).map { abs($0 - $1) }
      #expect(differences.allSatisfy { $0 < 1e-12 })
      #expect(a.none == b.none && a.mean == b.mean && a.draws == b.draws)
    }
  }

  @Test("What is kept of a loss has the law of the kept pieces")
  func retained() {
    let pieces = Self.pieces(.uniform(minimum: 0, maximum: 1_000))
    let kept = pieces.retained(scale: 2) { max($0 - 1_000, 0) }
    #expect(abs(kept.massOfLosses - 0.5) < 0.02)
    // A piece that a deductible cuts is spread evenly all the same.
    #expect(abs(kept.mean - 250) < 1)
  }
}
