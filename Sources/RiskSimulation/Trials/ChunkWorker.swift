// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Runs chunks of trials with memory of its own: one for each thread.
protocol ChunkWorker: AnyObject, SendableMetatype {
  /// What is joined in the order of chunks.
  associatedtype Sums: TrialSums
  /// What may be joined in any order: integers.
  associatedtype Counts: Sendable

  /// What was counted so far.
  var counts: Counts { get }
  /// Runs the trials of a chunk that lie below `trials`, and returns their sums.
  func run(chunk: Int, trials: Int) -> Sums
  /// The counts of two workers together.
  static func merged(_ first: Counts, _ second: Counts) -> Counts
}
