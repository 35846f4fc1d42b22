// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Runs the same trials at every point of a sweep, block by block.
final class SweepWorker: ChunkWorker {
  /// The years of each batch of trials at each point, where quantiles are asked for.
  struct Counts: Sendable {
    var batches: [[LogHistogram]]
  }

  private let runs: [SweepPointRun]
  private let measure: SweepMeasure
  private(set) var counts: Counts

  /// Makes a worker for compiled points.
  init(_ points: [SweepPoint], _ measure: SweepMeasure) {
    runs = points.map { SweepPointRun($0, measure) }
    self.measure = measure
    let none = Array(repeating: LogHistogram(), count: points.count)
    counts = Counts(batches: Array(repeating: none, count: measure.isMean ? 0 : Sweep.batches))
  }

  static func merged(_ first: Counts, _ second: Counts) -> Counts {
    var sum = first
    for batch in sum.batches.indices {
      for point in sum.batches[batch].indices {
        sum.batches[batch][point].merge(second.batches[batch][point])
      }
    }
    return sum
  }

  func run(chunk: Int, trials: Int) -> SweepSums {
    var sums = SweepSums(pointCount: runs.count)
    TrialBlock.forEach(inChunk: chunk, trials: trials) { first, count in
      sums.merge(block(firstTrial: first, count: count))
    }
    return sums
  }

  private func block(firstTrial: UInt64, count: Int) -> SweepSums {
    var sums = SweepSums(pointCount: runs.count)
    var base: [Double] = []
    let batch = Int(firstTrial) / TrialBlock.size % Sweep.batches
    for (index, run) in runs.enumerated() {
      var values = run.values(firstTrial: firstTrial, count: count)
      sums.points[index].value = Moments(of: values, count: count)
      if !measure.isMean { counts.batches[batch][index].insert(values, count: count) }
      if index == 0 { base = values }
      for trial in values.indices { values[trial] -= base[trial] }
      sums.points[index].change = Moments(of: values, count: count)
    }
    return sums
  }
}
