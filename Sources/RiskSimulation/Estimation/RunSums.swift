// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sums of a run as its sampling scheme wants them read: means of all trials, errors from independent groups
/// where trials are not independent.
struct RunSums {
  /// The sums of all trials.
  let total: ChunkMoments
  /// The sums of each group.
  let groups: [ChunkMoments]
  private let isPlain: Bool

  /// Takes the sums of a run; trials of plain sampling are independent.
  init(_ sums: Replicated<ChunkMoments>, isPlain: Bool) {
    self.init(total: sums.total, groups: sums.groups, isPlain: isPlain)
  }

  /// Takes sums of all trials and of each group.
  init(total: ChunkMoments, groups: [ChunkMoments], isPlain: Bool) {
    self.total = total
    self.groups = groups
    self.isPlain = isPlain
  }

  /// The summary of a number that was summed and counted.
  func summary(_ counts: LogHistogram, _ moments: (ChunkMoments) -> Moments) -> Summary {
    var summary = Summary(moments(total), counts)
    if let error = error(groups.map { (moments($0).count, moments($0).mean) }) {
      summary.standardError = error.standardError
    }
    return summary
  }

  /// The expected annual loss of a threat or of the portfolio.
  func expectedLoss(_ moments: (ChunkMoments) -> LossMoments) -> ExpectedLoss {
    var loss = moments(total).expectedLoss
    if let error = error(estimates(moments)) {
      loss.error = error
    }
    let parts = groups.map(moments)
    if let error = error(parts.map { ($0.simulated.count, $0.simulated.mean) }) {
      loss.simulatedStandardError = error.standardError
    }
    return loss
  }

  /// The estimate of each group of trials.
  private func estimates(
    _ moments: (ChunkMoments) -> LossMoments
  ) -> [(count: Double, mean: Double)] {
    let slope = moments(total).slope
    return groups.map(moments).map {
      ($0.estimate.first.count, $0.corrected(slope: slope))
    }
  }

  private func error(_ groups: [(count: Double, mean: Double)]) -> GroupError? {
    isPlain ? nil : GroupError(groups)
  }
}
