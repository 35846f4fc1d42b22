// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Adds the years of draws to sums on one grid.
///
/// Where all losses are the same in every draw, no draw is transformed: one kind of events is kept as the law of its rate, if the
/// rates are near each other, and of several kinds the transforms are joined. What is done follows from the program and
/// from the first block's draws.
struct YearLawAverage: Sendable {
  /// The most cells of rates in the first block; the draws of more would not cost more by themselves.
  private static let mostCells = 8

  /// The grid.
  let grid: TransformGrid
  private let program: YearLawProgram
  private let terms: EventTerms
  private let isMixture: Bool
  private let width: Int

  /// Prepares sums on a grid.
  init(_ program: YearLawProgram, on grid: TransformGrid, asMixture isMixture: Bool) {
    self.program = program
    self.grid = grid
    self.isMixture = isMixture
    terms = EventTerms(program.sameKinds, on: grid)
    width = program.columns.count
  }

  /// Whether draws may be kept as the law of one rate; `rows` are those of the first block.
  static func isMixture(_ program: YearLawProgram, _ rows: [Double]) -> Bool {
    guard program.isSame, program.sameKinds.count == 1 else { return false }
    var rates = RateMixture()
    for first in stride(from: 0, to: rows.count, by: program.columns.count) {
      rates.add(program.rates(rows[first..<(first + program.columns.count)])[0])
    }
    return rates.cellCount <= mostCells
  }

  /// Memory for draws whose losses differ.
  var memory: YearTransform { YearTransform(terms) }

  /// Adds rows of a block.
  ///
  /// O(draws x (kinds of events x points + points log points)); the logarithm only where losses differ, and O(draws) for the law of a rate.
  func add(
    _ rows: [Double], _ places: [Int], _ transform: inout YearTransform, to sums: inout YearSums
  ) {
    func row(_ place: Int) -> ArraySlice<Double> { rows[place * width..<(place + 1) * width] }
    if isMixture {
      for place in places { sums.add(rate: program.rates(row(place))[0], of: terms) }
    } else if program.isSame {
      sums.add(places.flatMap { program.rates(row($0)) }, of: terms)
    } else {
      for first in stride(from: 0, to: places.count, by: 2) {
        let count = min(2, places.count - first)
        for lane in 0..<count {
          program.add(row(places[first + lane]), to: &transform, lane: lane)
        }
        transform.finish(lanes: count, into: &sums)
      }
    }
  }

  /// The law that rows of a block have on average.
  func law(of rows: [Double], _ places: [Int]) -> YearDistribution {
    var memory = memory
    var sums = YearSums(on: grid)
    add(rows, places, &memory, to: &sums)
    return laws(of: [sums])[0]
  }

  /// The laws that sums have on average.
  func laws(of sums: [YearSums]) -> [YearDistribution] {
    var sums = sums
    YearSums.settle(&sums, by: terms)
    return YearDistribution.laws(of: sums, on: grid)
  }
}
