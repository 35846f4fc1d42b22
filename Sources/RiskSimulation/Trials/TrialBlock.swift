// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How trials are grouped: fixed sizes, so that sums are formed in the same order on any machine.
enum TrialBlock {
  /// The trials whose columns are computed together; small enough for columns to stay in cache.
  static let size = 256
  /// The blocks that one worker takes at a time.
  static let blocksPerChunk = 32
  /// The trials of a chunk.
  static let chunkSize = size * blocksPerChunk

  /// Calls a function with the first trial and the count of each block of a chunk, as far as they lie below `trials`.
  static func forEach(inChunk chunk: Int, trials: Int, _ body: (UInt64, Int) -> Void) {
    let first = chunk * chunkSize
    let end = min(first + chunkSize, trials)
    for start in stride(from: first, to: end, by: size) {
      body(UInt64(start), min(size, end - start))
    }
  }
}
