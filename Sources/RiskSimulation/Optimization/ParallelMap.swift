// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Dispatch
import Synchronization

/// Independent pieces of work on all processors, for functions that are not asynchronous.
enum ParallelMap {
  /// The results in the order of the pieces, whoever did them.
  ///
  /// - Throws: What the first piece that failed throws.
  static func map<Value: Sendable, Failure: Error>(
    _ count: Int, _ body: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    guard count > 1 else { return try (0..<count).map(body) }
    let results = Mutex<[Result<Value, Failure>?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = Result { () throws(Failure) -> Value in try body(index) }
      results.withLock { $0[index] = result }
    }
    let done = results.withLock { $0 }.compactMap(\.self)
    return try done.map { (result) throws(Failure) -> Value in try result.get() }
  }
}
