// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Distributions

/// The random numbers of one named quantity: a function of trial and draw, without state.
///
/// The key comes from the seed and the name alone, so what one quantity draws does not depend on
/// which others there are, on the order of drawing or on the thread. From this follow common random
/// numbers between plans, scenarios and versions of a model.
public struct NamedStream: Hashable, Sendable {
  /// Keeps draws addressed by trial apart from draws addressed by trial and event.
  @usableFromInline
  enum Domain {
    @usableFromInline static let trial: UInt32 = 0
    @usableFromInline static let event: UInt32 = 1
  }

  /// The generator's key.
  @usableFromInline let key: SIMD2<UInt32>

  /// Makes the stream of a name under a seed.
  ///
  /// O(length of the name).
  public init(seed: UInt64, name: String) {
    self.init(seed: seed, nameHash: NameHash.hash(name))
  }

  init(seed: UInt64, nameHash: UInt64) {
    let mixed = NameHash.mix(nameHash ^ NameHash.mix(seed))
    key = SIMD2(UInt32(truncatingIfNeeded: mixed), UInt32(truncatingIfNeeded: mixed &>> 32))
  }

  /// The uniform variate of a trial, in the open interval (0, 1).
  ///
  /// O(1).
  ///
  /// Two neighbouring trials share one block of the generator.
  @inlinable
  public func uniform(trial: UInt64) -> Double {
    let words = trialBlock(trial)
    return trial & 1 == 0 ? Self.unit(words.x, words.y) : Self.unit(words.z, words.w)
  }

  /// The uniform variate of one of several draws in a trial, in the open interval (0, 1).
  ///
  /// O(1).
  ///
  /// Two neighbouring draws share one block of the generator.
  @inlinable
  public func uniform(trial: UInt64, draw: UInt32) -> Double {
    let words = drawBlock(trial, draw)
    return draw & 1 == 0 ? Self.unit(words.x, words.y) : Self.unit(words.z, words.w)
  }

  /// The variates of the draws `2 pair` and `2 pair + 1` of a trial, for half the price of two calls.
  @inlinable
  public func uniforms(trial: UInt64, pair: UInt32) -> (Double, Double) {
    let words = drawBlock(trial, pair &* 2)
    return (Self.unit(words.x, words.y), Self.unit(words.z, words.w))
  }

  /// Fills a column with the variates of the trials from `firstTrial`, which must be even.
  ///
  /// O(column).
  ///
  /// - Precondition: `firstTrial` and the column's count are even.
  public func fill(_ column: UnsafeMutableBufferPointer<Double>, firstTrial: UInt64) {
    precondition(firstTrial & 1 == 0 && column.count & 1 == 0, "columns hold pairs of trials")
    guard let start = column.baseAddress else { return }
    VectorKernels.current.trial_uniforms(key.x, key.y, firstTrial &>> 1, column.count / 2, start)
  }

  /// Fills a column with pairs of variates: those of the draws `2 pairs[i]` and `2 pairs[i] + 1` of the
  /// trial `trials[i]` stand at `2 i` and `2 i + 1`.
  ///
  /// - Precondition: there are as many trials as pairs, and the column has twice their number.
  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, trials: UnsafeBufferPointer<UInt64>,
    pairs: UnsafeBufferPointer<UInt32>
  ) {
    precondition(
      trials.count == pairs.count && column.count == 2 * pairs.count, "a column of pairs")
    guard let start = column.baseAddress, let trial = trials.baseAddress,
      let pair = pairs.baseAddress
    else { return }
    VectorKernels.current.event_uniforms(key.x, key.y, trial, pair, pairs.count, start)
  }

  /// Fills a column with the variates of a trial's first draws.
  ///
  /// - Precondition: the column's count is even.
  func fill(draws column: UnsafeMutableBufferPointer<Double>, trial: UInt64) {
    let pairs = column.count / 2
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: pairs) { trials in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: pairs) { draws in
        trials.initialize(repeating: trial)
        for pair in draws.indices { draws[pair] = UInt32(truncatingIfNeeded: pair) }
        fill(column, trials: UnsafeBufferPointer(trials), pairs: UnsafeBufferPointer(draws))
      }
    }
  }

  @inlinable
  func trialBlock(_ trial: UInt64) -> SIMD4<UInt32> {
    let pair = trial &>> 1
    return Philox4x32.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: pair), UInt32(truncatingIfNeeded: pair &>> 32), 0, Domain.trial),
      key: key)
  }

  @inlinable
  func drawBlock(_ trial: UInt64, _ draw: UInt32) -> SIMD4<UInt32> {
    Philox4x32.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: trial), UInt32(truncatingIfNeeded: trial &>> 32), draw &>> 1,
        Domain.event),
      key: key)
  }

  /// The midpoint of one of 2^52 equal cells of the unit interval: never 0, never 1.
  @inlinable
  static func unit(_ low: UInt32, _ high: UInt32) -> Double {
    let bits = UInt64(high) &<< 20 | UInt64(low) &>> 12
    return (Double(bits) + 0.5) * 0x1p-52
  }
}
