// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

@testable import RiskSimulation

/// A threat's years for every subset of its controls in all trials, as a test makes them.
struct AllYears {
  let controls: [Int]
  let trials: Int
  /// The losses, trial by trial for one subset after the other.
  let losses: [Double]

  var range: YearRange {
    var range = YearRange(trials: trials)
    for subset in 0..<(1 << controls.count) {
      Array(losses(subset)).withUnsafeBufferPointer { range.include($0, from: 0) }
    }
    return range
  }

  func losses(_ subset: Int) -> ArraySlice<Double> {
    losses[(subset * trials)..<((subset + 1) * trials)]
  }

  func table(_ selection: YearSelection) -> YearTable {
    let subsets = Array(0..<(1 << controls.count))
    let size = YearTable.subsetsPerPart
    let parts = stride(from: 0, to: subsets.count, by: size).map { first in
      subsets[first..<min(first + size, subsets.count)].flatMap { subset in
        selection.trials.map { losses[subset * trials + $0] }
      }
    }
    return YearTable(controls: controls, selection, parts: parts)
  }
}

extension TailProblem {
  /// A problem of all years, of which it selects those that it needs.
  init(rules: PlanProblem, measure: TailMeasure, years: [AllYears]) {
    self.init(rules: rules, measure: measure, ranges: years.map(\.range)) { selections in
      zip(years, selections).map { $0.table($1) }
    }
  }
}
