// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// How the bits of a step that happens with a known probability are drawn for a block of trials.
///
/// A coarse part comes from whole words: `planes` random bits a trial, joined by and and or, are true with
/// probability `pattern / 2^planes`. The rest is exact too: a Poisson process of places sets, or clears, single
/// bits; places of a Poisson number hit trials independently of each other, with replacement and without any
/// bookkeeping. So a likely step takes some five random bits a trial, where deciding 64-bit thresholds bit by
/// bit takes ten for 512 trials at once, and a rare step takes next to none.
struct LeafDraw: Hashable, Sendable {
  /// The numerator of the coarse part; odd, or 0 or 1 without planes.
  let pattern: UInt32
  /// The random bits a trial of the coarse part.
  let planes: UInt32
  /// Whether places set bits; else they clear them.
  let setsBits: Bool
  /// The mean number of places in a block.
  let mean: Double

  private static let mostPlanes: UInt32 = 8
  /// What a plane and a place cost, in nanoseconds a trial: from measurements, and part of the result's address.
  private static let cost = (plane: 0.03, place: 1.2)

  /// The cheapest way to draw a probability.
  ///
  /// - Precondition: the probability lies in [0, 1].
  init(probability: Double) {
    precondition(probability >= 0 && probability <= 1, "a probability")
    var best = LeafDraw(probability, numerator: 0, planes: 0)
    for planes in 0...Self.mostPlanes {
      let unit = Double(UInt32(1) << planes)
      let below = UInt32((probability * unit).rounded(.down))
      for numerator in [below, below + 1] where numerator <= UInt32(1) << planes {
        let other = LeafDraw(probability, numerator: numerator, planes: planes)
        if other.cost < best.cost { best = other }
      }
    }
    self = best
  }

  private init(_ probability: Double, numerator: UInt32, planes: UInt32) {
    let zeros = numerator == 0 ? planes : min(planes, UInt32(numerator.trailingZeroBitCount))
    pattern = numerator >> zeros
    self.planes = planes - zeros
    let coarse = Double(numerator) / Double(UInt32(1) << planes)
    setsBits = coarse <= probability
    // The rate at which bits must change, and the density of places that hits a trial at that rate.
    let rate =
      setsBits
      ? (probability - coarse) / (1 - coarse) : (coarse - probability) / coarse
    mean = coarse == 1 && setsBits ? 0 : -PinnedMath.log1p(-rate) * Double(EventBlock.size)
  }

  private var cost: Double {
    guard mean <= 700 else { return .infinity }
    return Double(planes) * Self.cost.plane + mean / Double(EventBlock.size) * Self.cost.place
  }
}
