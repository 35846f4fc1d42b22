// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

internal import CBitSlices

/// How all steps of a tree are drawn: their streams and laws, equal laws once.
struct StepDraws: Sendable {
  /// One step.
  struct Entry: Sendable {
    /// The key of its stream.
    var key: SIMD2<UInt32>
    /// How its bits are drawn.
    var draw: LeafDraw
    /// The index of its law of places.
    var law: Int
  }

  /// The steps in order.
  private(set) var entries: [Entry] = []
  private var laws: [PoissonThresholds] = []

  /// No steps.
  init() {}

  /// Sets up the steps of these names and probabilities.
  ///
  /// - Throws: ``SimulationError/nameCollision(_:_:)`` if two names have the same hash.
  init(_ names: [String], probabilities: [Double], seed: UInt64) throws(SimulationError) {
    precondition(names.count == probabilities.count, "a probability for every step")
    var known: [Double: Int] = [:]
    var hashes: [UInt64: String] = [:]
    for (name, probability) in zip(names, probabilities) {
      let hash = NameHash.hash(ChanceName.success(step: name))
      if let other = hashes.updateValue(name, forKey: hash), other != name {
        throw .nameCollision(name, other)
      }
      let draw = LeafDraw(probability: probability)
      let law = known[draw.mean] ?? laws.count
      if law == laws.count {
        known[draw.mean] = law
        laws.append(PoissonThresholds(mean: draw.mean))
      }
      entries.append(
        Entry(key: NamedStream(seed: seed, nameHash: hash).key, draw: draw, law: law))
    }
  }

  /// Draws a step's bits for a block of trials into a row.
  @inline(__always)
  func fill(_ row: UnsafeMutablePointer<UInt64>, step: Int, block: UInt64) {
    let entry = entries[step]
    let key = copse_key(low: entry.key.x, high: entry.key.y)
    copse_row_dyadic(row, key, block, entry.draw.pattern, entry.draw.planes)
    guard entry.draw.mean > 0 else { return }
    let law = laws[entry.law]
    law.thresholds.withUnsafeBufferPointer { thresholds in
      law.guide.withUnsafeBufferPointer { guide in
        var table = copse_poisson(
          thresholds: thresholds.baseAddress, count: UInt32(thresholds.count),
          guide: guide.baseAddress)
        copse_row_scatter(row, key, block, &table, entry.draw.setsBits ? 1 : 0)
      }
    }
  }
}
