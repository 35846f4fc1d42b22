// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Distributions
import Testing

@testable import RiskSimulation

/// The kernels that draw years, for every width of vectors, against their scalar definitions.
@Suite("Vector kernels of years")
struct YearVectorTests {
  private let all: [copse_kernels] = (["baseline", "avx2", "avx512", "gfni"] as [String]).compactMap
  {
    copse_kernels_named($0)?.pointee
  }
  private let stream = NamedStream(seed: 5, name: "threat.a.loss.loss.chance.magnitude")

  private var levels: [Double] {
    var levels = Array(repeating: 0.0, count: 256)
    levels.withUnsafeMutableBufferPointer { stream.fill($0, firstTrial: 1_024) }
    levels[3] = 0x1p-53
    levels[4] = 1 - 0x1p-53
    return levels
  }

  @Test(
    "The trials with events and their numbers are those of the Poisson quantiles; what is left to others is -1",
    arguments: [0, 1e-9, 0.05, 0.7, 3, 12, 20])
  func poisson(mean: Double) throws {
    let levels = levels
    let steps = try #require(PoissonSteps(mean: mean))
    let expected = levels.map { PoissonQuantile.value($0, mean: mean, none: steps.none) }
    for kernels in all {
      for isConstant in [true, false] {
        var trials = Array(repeating: Int32(-1), count: 264)
        var numbers = trials
        let found =
          isConstant
          ? kernels.constant_poisson(
            steps.steps, steps.steps.count, levels, &trials, &numbers, 256)
          : kernels.poisson(
            Array(repeating: mean, count: 256), Array(repeating: steps.none, count: 256), levels,
            &trials, &numbers, 256)
        #expect(trials[..<found].map(Int.init) == expected.indices.filter { expected[$0] > 0 })
        for place in 0..<found where numbers[place] >= 0 {
          #expect(Int(numbers[place]) == expected[Int(trials[place])])
        }
        #expect(numbers[..<found].count { $0 < 0 } <= 1, "only the level next to 1")
      }
    }
  }

  @Test("Means beyond 20 are left to others, but for years without events")
  func greatMeans() {
    var levels = Array(repeating: 0.5, count: 8)
    levels[2] = 1e-12
    for kernels in all {
      var trials = Array(repeating: Int32(-1), count: 16)
      var numbers = trials
      let found = kernels.poisson(
        Array(repeating: 21, count: 8), Array(repeating: 7.6e-10, count: 8), levels, &trials,
        &numbers, 8)
      #expect(trials[..<found] == [0, 1, 3, 4, 5, 6, 7])
      #expect(numbers[..<found].allSatisfy { $0 == -1 })
    }
    #expect(PoissonSteps(mean: 20.1) == nil)
  }

  /// A table whose quantiles are `100 + 10 u` in steps of a cell, and its exact part `1000`.
  private func withTable(_ body: (UnsafePointer<copse_quantile_cells>) -> Void) {
    let side = 53
    var cells = Array(repeating: 0.0, count: 2 * side * 8)
    for cell in 0..<(2 * side) { cells[8 * cell] = 100 + Double(cell) }
    for cell in [0, side] { cells[8 * cell] = .nan }
    cells.withUnsafeBufferPointer { cells in
      guard let first = cells.baseAddress else { return }
      var table = copse_quantile_cells(
        cells: first, cellBits: 2, firstIndex: (1_023 - 14) << 2 - 1, sideCells: UInt64(side),
        belowSmallest: (0x1p-14).nextDown, lower: 0, upper: 1e6)
      body(&table)
    }
  }

  @Test(
    "Years of up to nine events: sums and greatest of the losses at the levels of trial and event")
  func compound() {
    let trials = (0..<29).map { Int32(3 * $0 + 1) }
    let numbers = (0..<29).map { Int32($0 * $0 % 9 + 1) }
    let scale = (0..<256).map { 1 + Double($0) / 7 }
    let gross = scale.map { 2 * $0 }
    for kernels in all {
      var columns = Array(repeating: 0.0, count: 3 * 40)
      compound(
        trials, numbers, count: trials.count, scale, gross, by: kernels, into: &columns)
      for (place, trial) in trials.enumerated() {
        let losses = (0..<UInt32(numbers[place])).map { event in
          loss(stream.uniform(trial: 512 + UInt64(trial), draw: event))
        }
        let factor = scale[Int(trial)]
        #expect(columns[place] == losses.reduce(0) { $0 + $1 * factor })
        #expect(columns[40 + place] == losses.map { $0 * factor }.max())
        #expect(columns[80 + place] == losses.reduce(0) { $0 + $1 * (2 * factor) })
      }
    }
  }

  /// The totals, the greatest losses and the totals before transfers of years that begin at trial 512, each
  /// with room for 40.
  private func compound(
    _ trials: UnsafePointer<Int32>, _ numbers: UnsafePointer<Int32>, count: Int,
    _ scale: UnsafePointer<Double>, _ gross: UnsafePointer<Double>, by kernels: copse_kernels,
    into columns: UnsafeMutablePointer<Double>
  ) {
    var years = copse_years(
      key0: stream.key.x, key1: stream.key.y, firstTrial: 512, trials: trials, numbers: numbers,
      count: count, scale: scale, grossScale: gross)
    var sums = copse_year_sums(totals: columns, largest: columns + 40, gross: columns + 80)
    withTable { kernels.compound(&years, $0, { _, _ in 1_000 }, columns, &sums) }
  }

  /// The quantile of the table: a step a cell.
  private func loss(_ u: Double) -> Double {
    let tail = min(u >= 0.5 ? 1 - u : u, (0.5).nextDown)
    guard tail >= 0x1p-14 else { return 1_000 }
    let cell = Int(tail.bitPattern >> 50) - ((1_023 - 14) << 2 - 1)
    return 100 + Double(cell + (u >= 0.5 ? 53 : 0))
  }

  @Test("The levels of the greatest of many: products of powers of uniforms, to 1e-14")
  func greatestLevels() {
    let uniforms = Array(levels[..<32])
    for kernels in all {
      var levels = uniforms
      kernels.greatest_levels(&levels, 32, 70)
      var logarithm = 0.0
      for (index, uniform) in uniforms.enumerated() {
        logarithm += PinnedMath.log(uniform) / Double(70 - index)
        #expect(levels[index] == min(PinnedMath.exp(logarithm), 1 - 0x1p-53))
      }
    }
  }
}
