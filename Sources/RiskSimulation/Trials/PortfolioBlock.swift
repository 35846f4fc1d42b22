// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sums over threats of one block of trials, a column for each number.
struct PortfolioBlock {
  /// Each trial's annual loss, net of transfers.
  private(set) var totals = PortfolioBlock.column
  /// Each trial's annual loss before all transfers.
  private(set) var gross = PortfolioBlock.column
  /// Each trial's largest event of any threat.
  private(set) var largest = PortfolioBlock.column
  /// The sum of the threats' estimates (see ``ThreatBlock/estimate``).
  private(set) var estimate = PortfolioBlock.column
  /// The same for the trial's own parameters: without integration over any.
  private(set) var given = PortfolioBlock.column
  /// The sum of the threats' control variates.
  private(set) var control = PortfolioBlock.column
  /// The sum of the expected annual losses where they are exact.
  private(set) var expected: ThreatColumnSum
  /// The sum of the same with parameters integrated out.
  private(set) var integrated: ThreatColumnSum
  /// The sum of the expected annual losses before all transfers with parameters integrated out.
  private(set) var integratedGross: ThreatColumnSum
  /// The sum of the variances given the parameters.
  private(set) var variance: ThreatColumnSum
  /// The sum of the rates of loss events in the trial's year.
  private(set) var rate: ThreatColumnSum
  /// Whether every estimate is a conditional mean.
  let isLinear: Bool

  private static var column: [Double] { Array(repeating: 0, count: TrialBlock.size) }

  /// Makes sums of nothing for the threats of a program.
  init(_ threats: [CompiledThreat], in program: ColumnProgram) {
    isLinear = threats.allSatisfy(\.isLinear)
    expected = ThreatColumnSum(threats.filter(\.isLinear).map(\.expectedLoss), in: program)
    integrated = ThreatColumnSum(threats.filter(\.isLinear).map(\.integratedLoss), in: program)
    integratedGross = ThreatColumnSum(
      threats.map { $0.integratedGross ?? $0.integratedLoss }, in: program)
    variance = ThreatColumnSum(threats.map(\.lossVariance), in: program)
    rate = ThreatColumnSum(threats.map(\.yearRate), in: program)
    copyExpected()
  }

  /// Begins a block, whose columns are in memory, without years.
  mutating func begin(_ memory: ColumnMemory, hasTransfers: Bool) {
    Self.clear(&totals)
    Self.clear(&largest)
    expected.compute(memory)
    integrated.compute(memory)
    variance.compute(memory)
    rate.compute(memory)
    copyExpected()
    guard hasTransfers else { return }
    integratedGross.compute(memory)
    Self.clear(&gross)
    if !isLinear { Self.clear(&control) }
  }

  /// Adds the years of a threat that were drawn last.
  mutating func add(_ years: YearKernel, hasTransfers: Bool) {
    // Held here, since the kernel's properties would be read again after each write.
    let trials = years.trialsWithEvents
    let (own, most) = (years.entries(years.totals), years.entries(years.largest))
    totals.withUnsafeMutableBufferPointer { totals in
      largest.withUnsafeMutableBufferPointer { largest in
        for place in trials.indices {
          let trial = Int(trials[place])
          totals[trial] += own[place]
          largest[trial] = most[place] > largest[trial] ? most[place] : largest[trial]
        }
      }
    }
    guard hasTransfers else { return }
    let before = years.hasGross ? years.gross : years.totals
    gross.withUnsafeMutableBufferPointer { gross in
      years.forEachTrial { trial, place in gross[trial] += before[place] }
    }
  }

  /// Adds the estimates of a threat whose expected loss is not exact.
  mutating func add(_ block: ThreatBlock) {
    for trial in estimate.indices {
      estimate[trial] += block.estimate[trial]
      given[trial] += block.estimate[trial]
      control[trial] += block.control[trial]
    }
  }

  private mutating func copyExpected() {
    Self.copy(integrated, to: &estimate)
    Self.copy(expected, to: &given)
  }

  private static func copy(_ sum: ThreatColumnSum, to column: inout [Double]) {
    sum.values.withUnsafeBufferPointer { values in
      column.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: values) }
    }
  }

  private static func clear(_ column: inout [Double]) {
    column.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }
}
