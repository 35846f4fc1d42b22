// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Distributions

extension SampledForm {
  /// Adds the form's loss to each of a year's events in which it occurs.
  func addLosses(to events: inout [Double], trial: UInt64, share: Double?) {
    for index in stride(from: 0, to: events.count, by: 2) {
      let pair = UInt32(truncatingIfNeeded: index / 2)
      let uniforms = magnitudes.uniforms(trial: trial, pair: pair)
      if occurs(trial, index, share) { events[index] += law(uniforms.0) }
      if index + 1 < events.count && occurs(trial, index + 1, share) {
        events[index + 1] += law(uniforms.1)
      }
    }
  }

  /// In how many of a number of events the form occurs.
  func occurrences(among number: Int, trial: UInt64, share: Double?) -> Int {
    guard let share else { return number }
    return BinomialQuantile.value(
      occurrences.uniform(trial: trial), trials: number, probability: share)
  }

  /// The sum and the largest of many losses: the largest exactly, the rest by its moments.
  func sum(of number: Int, trial: UInt64, scale: Double, _ kept: Retention) -> YearLoss {
    var year = YearLoss()
    let exact = min(number, LossSampler.largestCount)
    var bound = 1.0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * LossSampler.largestCount) {
      let levels = UnsafeMutableBufferPointer(rebasing: $0[..<LossSampler.largestCount])
      let losses = UnsafeMutableBufferPointer(rebasing: $0[LossSampler.largestCount...])
      let used = greatestLevels(exact, of: number, trial: trial, in: levels)
      law.apply(to: used, into: UnsafeMutableBufferPointer(rebasing: losses[..<exact]))
      for loss in losses[..<exact] {
        let gross = loss * scale
        let net = kept.ofEvent(gross)
        year.gross += gross
        year.total += net
        year.largest = max(year.largest, net)
      }
      bound = used.last ?? 1
    }
    if number > exact {
      let rest = number - exact
      let gross = momentsOfGross(below: bound, scale: scale)
      year.gross += matchedSum(of: rest, gross, trial: trial)
      year.total +=
        kept.keepsEventsWhole
        ? matchedSum(of: rest, gross, trial: trial)
        : matchedSum(of: rest, momentsOfNet(below: bound, scale: scale, kept), trial: trial)
    }
    return year
  }

  /// The levels of the greatest of many losses, falling.
  ///
  /// The logarithms of falling uniform order statistics differ by exponentials over the number left (Rényi 1953).
  private func greatestLevels(
    _ count: Int, of number: Int, trial: UInt64, in memory: UnsafeMutableBufferPointer<Double>
  ) -> UnsafeBufferPointer<Double> {
    largest.fill(draws: memory, trial: trial)
    let levels = UnsafeMutableBufferPointer(rebasing: memory[..<count])
    if let level = levels.baseAddress {
      VectorKernels.current.greatest_levels(level, count, Double(number))
    }
    return UnsafeBufferPointer(levels)
  }

  private func occurs(_ trial: UInt64, _ event: Int, _ share: Double?) -> Bool {
    guard let share else { return true }
    return occurrences.uniform(trial: trial, draw: UInt32(truncatingIfNeeded: event)) < share
  }

  /// Mean and variance of one loss, given that it lies below a quantile.
  private func momentsOfGross(
    below bound: Double, scale: Double
  ) -> (mean: Double, variance: Double) {
    let mean = below.mean(below: bound) / bound
    let second = below.secondMoment(below: bound) / bound
    return (mean * scale, max(second - mean * mean, 0) * scale * scale)
  }

  /// Mean and variance of what stays of one loss, given that the loss lies below a quantile.
  private func momentsOfNet(
    below bound: Double, scale: Double, _ kept: Retention
  ) -> (mean: Double, variance: Double) {
    let strata = 256
    var mean = 0.0
    var second = 0.0
    for stratum in 0..<strata {
      let loss = kept.ofEvent(law(bound * (Double(stratum) + 0.5) / Double(strata)) * scale)
      mean += loss
      second += loss * loss
    }
    mean /= Double(strata)
    return (mean, max(second / Double(strata) - mean * mean, 0))
  }

  /// A draw from the gamma law with the mean and variance of a sum (Wilson and Hilferty, PNAS 17, 1931).
  private func matchedSum(
    of number: Int, _ moments: (mean: Double, variance: Double), trial: UInt64
  ) -> Double {
    let mean = Double(number) * moments.mean
    let variance = Double(number) * moments.variance
    guard mean > 0, variance > 0 else { return mean }
    let shape = mean * mean / variance
    let normal = PinnedMath.normalQuantile(rest.uniform(trial: trial))
    let root = 1 - 1 / (9 * shape) + normal / (3 * shape.squareRoot())
    return mean * max(root * root * root, 0)
  }
}
