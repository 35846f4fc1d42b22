// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

internal import CBitSlices

/// How the trials of an event simulation are grouped.
enum EventBlock {
  /// The trials that are evaluated together: a bit each in the row of a node, 1 KiB, so that rows stay in cache.
  static let size = 8_192
  /// The words of a row.
  static let words = Int(COPSE_ROW_WORDS)
  /// The blocks of one chunk of a ``ChunkRun`` whose unit is a word of 64 trials.
  static let blocksPerChunk = TrialBlock.chunkSize / words

  /// The words that hold a number of trials.
  static func words(for trials: Int) -> Int { (trials + 63) / 64 }

  /// The blocks of a chunk with how many of their trials are among the first so many.
  static func blocks(of chunk: Int, trials: Int) -> [(index: Int, trials: Int)] {
    let first = chunk * blocksPerChunk
    return (first..<(first + blocksPerChunk)).compactMap { block in
      let left = trials - block * size
      return left > 0 ? (block, min(left, size)) : nil
    }
  }
}
