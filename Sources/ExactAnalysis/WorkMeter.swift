// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Counts the operations on a diagram: a cache that forgets could let work grow without nodes, and that too has an end.
struct WorkMeter {
  private var done = 0

  /// Counts one operation.
  ///
  /// - Parameters:
  ///   - limit: The most operations.
  ///   - nodeLimit: The limit of nodes that the error names.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` past the limit, ``ExactAnalysisError/timeLimit`` where the
  ///   ``Deadline`` has passed, which is looked at now and then.
  @inline(__always)
  mutating func count(upTo limit: Int, nodeLimit: Int) throws(ExactAnalysisError) {
    done += 1
    if done & 0x3FFF == 0 { try Deadline.check() }
    if done > limit { throw .nodeLimit(nodeLimit) }
  }
}
