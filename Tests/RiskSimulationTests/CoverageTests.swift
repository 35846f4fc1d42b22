// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Testing

@testable import RiskSimulation

/// How often intervals hold the truth: 1,000 seeds on cases with known answers.
///
/// The share of 1,000 intervals that should hold with 95 % has a standard deviation of 0.7 %; the seeds are fixed.
@Suite("Coverage of confidence intervals")
struct CoverageTests {
  private static let seeds = 1_000

  /// The share of seeds for which an interval holds the truth.
  private func coverage(_ holds: (UInt64) -> Bool) -> Double {
    Double((1...UInt64(Self.seeds)).count { holds($0) }) / Double(Self.seeds)
  }

  /// A histogram of years: no loss in 60 %, else exponential with mean 100.
  private func histogram(seed: UInt64, years: Int) -> LogHistogram {
    let stream = NamedStream(seed: seed, name: "year")
    var counts = LogHistogram()
    for year in 0..<UInt64(years) {
      let tail = (1 - stream.uniform(trial: year)) / 0.4
      counts.insert(tail < 1 ? -100 * PinnedMath.log(tail) : 0)
    }
    return counts
  }

  @Test("Quantiles by order statistics: VaR95 of losses with many years of none")
  func quantile() {
    let exact = 100 * 2.0794415416798357  // ln 8 = ln (0.4 / 0.05)
    let share = coverage { seed in
      let interval = histogram(seed: seed, years: 2_000).interval(
        of: 0.95, reach: 1.959963984540054)
      return interval.lower <= exact && exact <= interval.upper
    }
    #expect((0.935...0.965).contains(share), "\(share)")
  }

  @Test("The mean of the worst 5 % of years")
  func tailMean() {
    let exact = 100 * (2.0794415416798357 + 1)
    let share = coverage { seed in
      let counts = histogram(seed: seed, years: 2_000)
      return LossIntervals(counts).tvar95.contains(exact)
    }
    #expect((0.935...0.965).contains(share), "\(share)")
  }

  @Test("The mean of the worst 5 % of few years with a long tail", arguments: [500, 4_000])
  func longTail(_ years: Int) {
    // Lognormal with median 1 and sigma 1.5: E[X; X > q95] = exp(sigma^2 / 2) Phi(sigma - z95).
    let sigma = 1.5
    let exact =
      PinnedMath.exp(sigma * sigma / 2)
      * PinnedMath.normalCumulative(sigma - 1.6448536269514722) / 0.05
    var normal = 0
    let share = coverage { seed in
      let stream = NamedStream(seed: seed, name: "tail")
      var counts = LogHistogram()
      for year in 0..<UInt64(years) {
        counts.insert(
          PinnedMath.exp(sigma * PinnedMath.normalQuantile(stream.uniform(trial: year))))
      }
      let half = 1.959963984540054 * counts.tailMeanError(share: 0.05).standardError
      if abs(counts.tailMean(share: 0.05) - exact) <= half { normal += 1 }
      return LossIntervals(counts).tvar95.contains(exact)
    }
    #expect((0.935...0.965).contains(share), "\(share)")
    // The interval of a normal error holds less often than it says.
    #expect(normal < 925, "\(normal)")
  }

  @Test("The mean of the worst 5 % of a hundred years: five; of fewer no upper bound is told")
  func fewTailYears() {
    let exact = 100 * (2.0794415416798357 + 1)
    let share = coverage { seed in
      LossIntervals(histogram(seed: seed, years: 100)).tvar95.contains(exact)
    }
    #expect((0.935...0.965).contains(share), "\(share)")
    let few = LossIntervals(histogram(seed: 1, years: 99))
    #expect(few.tvar95 == few.p95.lowerBound...Double.infinity)
  }

  @Test("Where all years may lie below a quantile, no upper bound is told")
  func openInterval() {
    // 0.99 + 1.96 sqrt(0.99 * 0.01 / years) is 1.000004 for 380 years, 0.99999 for 381.
    for (years, isOpen) in [(256, true), (380, true), (381, false)] {
      let intervals = LossIntervals(histogram(seed: 1, years: years))
      #expect((intervals.p99.upperBound == .infinity) == isOpen, "\(years)")
      #expect(intervals.p95.upperBound < .infinity)
    }
    let exact = 100 * 3.6888794541139363  // ln 40 = ln (0.4 / 0.01)
    let share = coverage { seed in
      LossIntervals(histogram(seed: seed, years: 256)).p99.contains(exact)
    }
    #expect(share >= 0.935, "\(share)")
  }

  @Test("Means of independent trials")
  func plainMean() {
    let share = coverage { seed in
      let stream = NamedStream(seed: seed, name: "mean")
      let values = (0..<400).map { -PinnedMath.log(stream.uniform(trial: UInt64($0))) }
      let moments = Moments(of: values, count: values.count)
      return abs(moments.mean - 1) <= 1.959963984540054 * moments.standardError
    }
    #expect((0.935...0.965).contains(share), "\(share)")
  }

  @Test("Shares of matrix cells: full, small and nearly all", arguments: [0.4, 0.01, 0.97])
  func share(_ probability: Double) {
    let share = coverage { seed in
      let stream = NamedStream(seed: seed, name: "cell")
      let count = (0..<1_000).count { stream.uniform(trial: UInt64($0)) < probability }
      return ShareInterval.wilson(Double(count), of: 1_000).contains(probability)
    }
    // Counts are whole numbers: at 10 of 1,000 the interval's exact coverage is 96.4 %, and seeds spread by 0.7 %.
    #expect((0.935...(probability < 0.05 ? 0.975 : 0.965)).contains(share), "\(share)")
  }

  @Test("A cell that no draw fell into may have a share all the same")
  func emptyCell() {
    let none = ShareInterval.wilson(0, of: 1_000)
    #expect(none.lowerBound == 0 && abs(none.upperBound - 0.003_826_8) < 1e-6)
    #expect(ShareInterval.wilson(1_000, of: 1_000).upperBound == 1)
  }

  @Test(
    "The first place, said to be sure, is right; a tie is said to be sure in 5 % of runs at most")
  func ranks() {
    // Three threats; of the first two, whose means are equal, either may come first.
    let scenario = Scenario(name: "test", until: [.ranks(top: 1, confidence: 0.95)])
    let schedule = LookSchedule(maximumTrials: TrialBlock.size)
    let wrong = coverage { seed in
      let stream = NamedStream(seed: seed, name: "rank")
      let groups = (0..<16).map { group -> ChunkMoments in
        var sums = ChunkMoments(threatCount: 3)
        for threat in 0..<3 {
          let values = (0..<8).map { trial in
            let level = stream.uniform(trial: UInt64(group * 8 + trial), draw: UInt32(threat))
            return (threat < 2 ? 2 : 1) + PinnedMath.normalQuantile(level)
          }
          sums.threats[threat].loss.estimate = PairMoments(
            Moments(of: values, count: 8), besideZeros: 8)
        }
        sums.controlCost = Moments(constant: 0, count: 8)
        return sums
      }
      var total = ChunkMoments(threatCount: 3)
      for group in groups { total.merge(group) }
      let check = PrecisionCheck(
        scenario, schedule, look: 0, RunSums(total: total, groups: groups, isPlain: false),
        TrialCounts(threatCount: 3, cellCount: 0))
      return check.status(of: .ranks(top: 1, confidence: 0.95)).isMet
    }
    // A claim about the tie is wrong by definition.
    #expect(wrong <= 0.05, "\(wrong)")
    #expect(wrong > 0.005, "a rule that claims nothing proves nothing")
  }

  @Test("Means by 16 replicates of scrambled Sobol points, with Student's t")
  func quasi() {
    // The integrand u v (1 + w) has the mean 3/8.
    let directions = SobolDirections(dimensions: 3)
    let share = coverage { seed in
      let groups = (0..<UInt64(16)).map { replicate -> (count: Double, mean: Double) in
        let scrambles = (0..<UInt64(3)).map {
          NestedScramble(key: NamedStream(seed: seed, name: "\($0)").key(of: replicate))
        }
        var sum = 0.0
        directions.reversed.withUnsafeBufferPointer { numbers in
          for point in UInt32(0)..<16 {
            let u = (0..<3).map { dimension in
              NestedScramble.unit(
                scrambles[dimension](
                  UInt64(SobolDigits.digits(of: point, from: numbers, at: dimension * 32))))
            }
            sum += u[0] * u[1] * (1 + u[2])
          }
        }
        return (count: 16, mean: sum / 16)
      }
      guard let error = GroupError(groups) else { return false }
      let mean = groups.reduce(0) { $0 + $1.mean } / 16
      let reach = error.reach(leavingOut: 0.05)
      return mean - reach.below <= 0.375 && 0.375 <= mean + reach.above
    }
    #expect((0.935...0.965).contains(share), "\(share)")
  }

  @Test("The mean of sixteen numbers of a skewed law: exponential, and normal for comparison")
  func skewed() {
    for (name, mean) in [("exponential", 1.0), ("normal", 0.0)] {
      let share = coverage { seed in
        let stream = NamedStream(seed: seed, name: name)
        let numbers = (0..<UInt64(16)).map { trial in
          let uniform = stream.uniform(trial: trial)
          return name == "normal" ? PinnedMath.normalQuantile(uniform) : -PinnedMath.log(uniform)
        }
        let found = numbers.reduce(0, +) / 16
        guard let reach = GroupError(numbers)?.reach(leavingOut: 0.05) else { return false }
        return found - reach.below <= mean && mean <= found + reach.above
      }
      #expect((0.935...0.965).contains(share), "\(name) \(share)")
    }
  }

  @Test("Looks share what may be left out, the first ones getting most", arguments: [1, 2, 7, 20])
  func shares(looks: Int) {
    let schedule = LookSchedule(maximumTrials: TrialBlock.size << (looks - 1))
    let shares = (0..<looks).map(schedule.leavingOut(look:))
    #expect(abs(shares.reduce(0, +) - 0.05) < 1e-12)
    #expect(shares == shares.sorted(by: >))
  }

  @Test("Quasi-random points that are looked at after 16, 32 and 64 of each replicate")
  func sequentialQuasi() {
    let directions = SobolDirections(dimensions: 3)
    let schedule = LookSchedule(maximumTrials: TrialBlock.size * 4)
    #expect(schedule.trials.count == 3)
    let share = coverage { seed in
      let scrambles = (0..<UInt64(16)).map { replicate in
        (0..<UInt64(3)).map {
          NestedScramble(key: NamedStream(seed: seed, name: "\($0)").key(of: replicate))
        }
      }
      var sums = Array(repeating: 0.0, count: 16)
      return directions.reversed.withUnsafeBufferPointer { numbers in
        for look in 0..<3 {
          let points = 16 << look
          for replicate in 0..<16 {
            for point in (look == 0 ? 0 : points / 2)..<points {
              let u = (0..<3).map { dimension in
                NestedScramble.unit(
                  scrambles[replicate][dimension](
                    UInt64(
                      SobolDigits.digits(of: UInt32(point), from: numbers, at: dimension * 32))))
              }
              sums[replicate] += u[0] * u[1] * (1 + u[2])
            }
          }
          guard let error = GroupError(sums.map { $0 / Double(points) }) else { return false }
          let mean = sums.reduce(0, +) / Double(16 * points)
          let reach = error.reach(leavingOut: schedule.leavingOut(look: look))
          if max(reach.below, reach.above) <= 0.004 * mean || look == 2 {
            return mean - reach.below <= 0.375 && 0.375 <= mean + reach.above
          }
        }
        return false
      }
    }
    // However the looks depend on each other: conservative.
    #expect(share >= 0.935, "\(share)")
  }

  @Test("Intervals of a run that is looked at five times, and stops when they are short enough")
  func sequential() {
    // Exponential numbers; the run ends when the interval is within 5 %, at 250, 500, ... 4,000 numbers.
    let looks = [250, 500, 1_000, 2_000, 4_000]
    let reach = LookSchedule(maximumTrials: TrialBlock.size * 16).reach
    let share = coverage { seed in
      let stream = NamedStream(seed: seed, name: "x")
      var (sum, squares, done) = (0.0, 0.0, 0)
      for look in looks {
        for trial in done..<look {
          let value = -PinnedMath.log(stream.uniform(trial: UInt64(trial)))
          sum += value
          squares += value * value
        }
        done = look
        let count = Double(look)
        let mean = sum / count
        let error = ((squares / count - mean * mean) / count).squareRoot()
        if reach * error <= 0.05 * mean || look == looks[4] {
          return abs(mean - 1) <= reach * error
        }
      }
      return false
    }
    // Not too short; longer than for a single look, since any of five looks could have been the last.
    #expect(share >= 0.935, "\(share)")
  }

  @Test("The boundary holds at all looks together")
  func boundary() {
    let schedule = LookSchedule(maximumTrials: TrialBlock.size * 16)
    #expect(schedule.trials.count == 5)
    let share = coverage { seed in
      let stream = NamedStream(seed: seed, name: "z")
      var sum = 0.0
      // Sums of independent normal numbers over 1, 2, 4, 8, 16 units of time.
      for look in 0..<5 {
        let added = look == 0 ? 1.0 : Double(1 << (look - 1))
        let normal = PinnedMath.normalQuantile(stream.uniform(trial: UInt64(look)))
        sum += normal * added.squareRoot()
        if abs(sum) > schedule.reach * Double(1 << look).squareRoot() { return false }
      }
      return true
    }
    #expect((0.935...0.965).contains(share), "\(share)")
  }

  @Test("Student's t has its published quantiles")
  func student() {
    for (degrees, quantile) in [(3.0, 3.182446305), (15, 2.131449546), (31, 2.039513446)] {
      #expect(abs(StudentLaw.quantile(0.975, degreesOfFreedom: degrees) - quantile) < 1e-8)
    }
    #expect(abs(StudentLaw.quantile(0.975, degreesOfFreedom: .infinity) - 1.959963985) < 1e-8)
  }
}
