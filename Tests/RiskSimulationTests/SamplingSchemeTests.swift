// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import RiskSimulation

/// The schemes that choose uniform numbers, seen from the program that is fed.
@Suite("Sampling schemes")
struct SamplingSchemeTests {
  private let names = ["a", "b", "c"]

  private var quantities: [DrawnQuantity] {
    names.map {
      DrawnQuantity(name: $0, stream: NamedStream(seed: 5, name: $0), isChance: $0 == "c")
    }
  }

  private func column(_ source: any UniformSource, _ quantity: Int, trials: Int) -> [Double] {
    stride(from: 0, to: trials, by: TrialBlock.size).flatMap { first in
      let column = UnsafeMutableBufferPointer<Double>.allocate(capacity: TrialBlock.size)
      defer { column.deallocate() }
      source.fill(column, quantity: quantity, firstTrial: UInt64(first))
      return Array(column)
    }
  }

  @Test("A permutation of strata is one, and another under each key")
  func permutation() {
    for bits in [1, 2, 7, 12] {
      let first = StratumPermutation(bits: bits, key: 1)
      #expect(Set((0..<UInt64(1 << bits)).map { first($0) }).count == 1 << bits)
    }
    let (first, second) = (StratumPermutation(bits: 8, key: 1), StratumPermutation(bits: 8, key: 2))
    #expect((0..<UInt64(256)).count { first($0) == second($0) } < 10)
  }

  @Test("A Latin hypercube has one trial in each stratum of each parameter, in every design")
  func latinHypercube() {
    let bits = 11
    let source = LatinHypercubeUniforms(quantities, bits: bits)
    for quantity in 0..<2 {
      let values = column(source, quantity, trials: 2 << bits)
      for design in 0..<2 {
        let part = values[(design << bits)..<((design + 1) << bits)]
        #expect(Set(part.map { Int($0 * Double(1 << bits)) }).count == 1 << bits)
      }
    }
  }

  @Test("Antithetic trials come in pairs that add up to 1")
  func antithetic() {
    let values = column(AntitheticUniforms(quantities), 0, trials: TrialBlock.size)
    for pair in stride(from: 0, to: values.count, by: 2) {
      #expect(values[pair] + values[pair + 1] == 1)
    }
  }

  @Test("Each replicate of quasi-Monte Carlo is a net of its own")
  func replicates() {
    let source = QuasiUniforms(
      quantities, dimensions: [0, 1, nil], SobolDirections(dimensions: 2), replicates: 4)
    let values = column(source, 1, trials: 8 * TrialBlock.size)
    for replicate in 0..<4 {
      let first = replicate * TrialBlock.size
      let second = first + 4 * TrialBlock.size
      let net =
        values[first..<(first + TrialBlock.size)] + values[second..<(second + TrialBlock.size)]
      let cells = 2 * TrialBlock.size
      #expect(Set(net.map { Int($0 * Double(cells)) }).count == cells)
    }
    #expect(values[0] != values[TrialBlock.size])
  }

  @Test("Chance is the same in every scheme")
  func chance() {
    let plain = column(IndependentUniforms(quantities), 2, trials: TrialBlock.size)
    let quasi = QuasiUniforms(
      quantities, dimensions: [0, 1, nil], SobolDirections(dimensions: 2), replicates: 4)
    for source in [AntitheticUniforms(quantities), quasi] as [any UniformSource] {
      #expect(column(source, 2, trials: TrialBlock.size) == plain)
    }
  }
}
