// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Foundation
import Testing

@testable import RiskSimulation

/// The inner loops: the same bits for every width of vectors, and what plain arithmetic gives.
@Suite("Vector kernels")
struct VectorKernelTests {
  /// The kernels that this processor can run; the baseline is always among them.
  private let all: [copse_kernels] = (["baseline", "avx2", "avx512", "gfni"] as [String]).compactMap
  {
    copse_kernels_named($0)?.pointee
  }

  /// Calls a kernel of every width on a fresh column; all must give what the first gives.
  private func column(
    _ count: Int, _ fill: (copse_kernels, inout [Double]) -> Void
  ) throws -> [Double] {
    let results = all.map { kernels in
      var column = Array(repeating: 0.0, count: count)
      fill(kernels, &column)
      return column
    }
    for result in results { #expect(result.map(\.bitPattern) == results[0].map(\.bitPattern)) }
    return results[0]
  }

  @Test("Uniforms of trials are those of the generator, for any number and past 2^32 pairs")
  func trialUniforms() throws {
    for (pair, pairs) in [(UInt64(0), 128), (77, 5), (UInt64(1) << 32 - 3, 13)] {
      let drawn = try column(2 * pairs) { $0.trial_uniforms(17, 29, pair, pairs, &$1) }
      for index in 0..<pairs {
        let counter = pair + UInt64(index)
        let words = Philox4x32.block(
          counter: SIMD4(UInt32(truncatingIfNeeded: counter), UInt32(counter >> 32), 0, 0),
          key: SIMD2(17, 29))
        #expect(drawn[2 * index] == NamedStream.unit(words.x, words.y))
        #expect(drawn[2 * index + 1] == NamedStream.unit(words.z, words.w))
      }
    }
  }

  @Test("Uniforms of events are those of their trial and draw")
  func eventUniforms() throws {
    let stream = NamedStream(seed: 5, name: "threat.a.loss.loss.chance.magnitude")
    let trials: [UInt64] = [3, 3, 3, 1 << 40, 9, 9, 12, 77, 78, 79, 80]
    let pairs: [UInt32] = [0, 1, 2, 0, 0, 1, 0, 0, 2_000_000_000, 0, 1]
    let drawn = try column(2 * trials.count) {
      $0.event_uniforms(stream.key.x, stream.key.y, trials, pairs, trials.count, &$1)
    }
    for index in trials.indices {
      let expected = stream.uniforms(trial: trials[index], pair: pairs[index])
      #expect(drawn[2 * index] == expected.0)
      #expect(drawn[2 * index + 1] == expected.1)
    }
  }

  @Test("Scrambled points are those of the definition, up to the last of the 2^32")
  func scrambledPoints() throws {
    let directions = SobolDirections(dimensions: 40)
    for (dimension, first, count) in [(0, UInt32(0), 256), (1, 512, 37), (39, 0xFFFF_FF00, 256)] {
      let scramble = NestedScramble(key: UInt64(dimension))
      var words = scramble.words
      let drawn = try column(count) { kernels, column in
        directions.withNumbers(of: dimension) {
          kernels.scrambled_points($0, &words, first, &column, count)
        }
      }
      for index in 0..<count {
        let digits = directions.reversed.withUnsafeBufferPointer {
          SobolDigits.digits(of: first + UInt32(index), from: $0, at: dimension * 32)
        }
        #expect(drawn[index] == NestedScramble.unit(scramble(UInt64(digits))))
      }
    }
  }

  /// Three octaves a side of two cells each, after one of no numbers, whose polynomials take all kinds of values.
  private static let cells: [Double] = (0..<14 * 8).map { (index: Int) -> Double in
    index / 8 % 7 == 0 ? .nan : Double(index * 7 % 11) - 4.5
  }

  /// What the table of ``cells`` gives at a level, within -3 and 12; `nil` where nothing is tabulated.
  private static func quantile(_ level: Double) -> Double? {
    let tail = level < 0.5 ? level : 1 - level
    guard tail >= 0.0625 else { return nil }
    let word = min(tail, 0.5.nextDown).bitPattern
    let cell = Int(word >> 51) - Int(0.0625.bitPattern >> 51) + 1 + (level < 0.5 ? 0 : 7)
    let t = 2 * Double(bitPattern: word << 1 & (1 << 52 - 1) | 1.0.bitPattern) - 3
    let c = cells[8 * cell..<8 * cell + 8].map { $0 }
    let fourth = (t * t) * (t * t)
    let x = (0..<4).map { c[$0] + c[$0 + 4] * fourth }
    return max(-3, min(12, (x[0] + x[1] * t) + (x[2] + x[3] * t) * (t * t)))
  }

  @Test("Quantiles are the polynomials of their cells, for columns of any length")
  func quantiles() throws {
    for count in [1, 7, 8, 9, 31, 255, 256] {
      let levels = (0..<count).map { (Double($0 * 37 % count) + 0.5) / Double(count) }
      let found = try column(count) { kernels, column in
        Self.cells.withUnsafeBufferPointer { cells in
          guard let first = cells.baseAddress else { return }
          var table = copse_quantile_cells(
            cells: first, cellBits: 1, firstIndex: 0.0625.bitPattern >> 51 - 1, sideCells: 7,
            belowSmallest: 0.0625.nextDown, lower: -3, upper: 12)
          kernels.quantiles(&table, levels, &column, count, { _, level in -level }, first)
        }
      }
      #expect(found == levels.map { Self.quantile($0) ?? -$0 })
    }
  }

  @Test("Strata are those of the permutation, and the last number stays below 1")
  func strata() throws {
    for (bits, first, count) in [(8, UInt64(0), 256), (9, 256, 256), (12, 1 << 40, 77)] {
      let permutation = StratumPermutation(bits: bits, key: 99)
      let uniforms = (0..<count).map { (index: Int) -> Double in
        index % 2 == 0 ? 1 - 0x1p-53 : Double(index) / 256
      }
      let moved = try column(count) { kernels, column in
        column = uniforms
        kernels.stratify(UInt64(bits), 99, first, &column, count)
      }
      let size = UInt64(1) << UInt64(bits)
      for (index, uniform) in uniforms.enumerated() {
        let stratum = permutation((first + UInt64(index)) % size)
        let place = min((Double(stratum) + uniform) / Double(size), 1 - 0x1p-53)
        #expect(moved[index] == place)
      }
    }
  }

  @Test("P(no event) and P(any event) are right to 4 units in the last place, tiny rates included")
  func chances() throws {
    var rates =
      (0..<400).map { Double($0) / 7 } + [1e-300, 1e-17, 1e-9, 0.34657, 0.34658, 700, 1e9]
    rates.append(contentsOf: rates.map { $0 * 1e-6 })
    let none = try column(rates.count) { kernels, column in
      var other = column
      kernels.no_event(rates, &column, &other, rates.count)
    }
    let any = try column(rates.count) { kernels, column in
      var other = column
      kernels.no_event(rates, &other, &column, rates.count)
    }
    for (index, rate) in rates.enumerated() {
      // exp underflows past 708; the kernel stays at e^-708.
      if rate < 700 { #expect(abs(none[index] / exp(-rate) - 1) < 4 * 0x1p-52, "\(rate)") }
      let exact = -expm1(-rate)
      #expect(abs(any[index] - exact) <= 4 * 0x1p-52 * exact, "\(rate)")
    }
  }

  @Test("Products and coproducts of many columns", arguments: [2, 3, 7])
  func gates(count: Int) throws {
    let size = 24
    let memory = (0..<(8 * size)).map { 1 / Double($0 + 2) }
    let slots = (0..<count).map { Int32(7 - $0) }
    let product = try column(size) { $0.product(memory, slots, count, &$1, size) }
    let coproduct = try column(size) { $0.coproduct(memory, slots, count, &$1, size) }
    for trial in 0..<size {
      let values = slots.map { memory[Int($0) * size + trial] }
      #expect(product[trial] == values.dropFirst().reduce(values[0], *))
      let fails = values.reduce(1) { $0 * (1 - $1) }
      #expect(abs(coproduct[trial] - (1 - fails)) < 1e-15)
    }
  }

  @Test("Sums are the same for every width and any length")
  func sums() throws {
    let values = (0..<256).map { sin(Double($0)) * exp(Double($0 % 60)) }
    for count in [0, 1, 7, 8, 9, 255, 256] {
      let sum = try column(1) { $1[0] = $0.sum(values, count) }[0]
      let exact = values.prefix(count).reduce(0, +)
      #expect(abs(sum - exact) <= 1e-13 * values.prefix(count).reduce(0) { $0 + abs($1) })
      let squares = try column(1) { $1[0] = $0.products(values, 0.5, values, 0.5, count) }[0]
      let plain = values.prefix(count).reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) }
      #expect(abs(squares - plain) <= 1e-13 * plain)
    }
  }

  @Test("Thresholds at or below a number, and ranks with ties")
  func counts() {
    let values = [0.0, 1, 2, 3, 2, 1, 0, 5]
    let other = [1.0, 1, 1, 4, 2, 0, 0, 6]
    for kernels in all {
      var below = Array(repeating: Int64(-1), count: 8)
      kernels.count_below(values, [1, 2.5], 2, &below, 8)
      #expect(below == [0, 1, 1, 2, 1, 1, 0, 2])
      var ranks = Array(repeating: Int64(-1), count: 16)
      kernels.ranks(values + other, 2, 8, &ranks, 8)
      #expect(ranks == [1, 0, 0, 1, 0, 0, 0, 1] + [0, 1, 1, 0, 1, 1, 1, 0])
    }
  }
}
