// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import BenchmarkSupport

/// Two programs for one task, run in turn.
struct Pair {
  /// What is compared.
  var name: String
  /// The command line of copse.
  var copse: [String]
  /// The peer's name.
  var peer: String
  /// The command line of the peer.
  var other: [String]
  /// The demanded ratio of processor times.
  var goal: Double
  /// By how much the peer's work is smaller: its time is multiplied by this.
  var share = 1.0

  /// Runs both in turn; a row with the medians of their times and of the ratios.
  func row(rounds: Int) throws -> String {
    var ours: [ProcessRun] = []
    var theirs: [ProcessRun] = []
    for _ in 0..<rounds {
      ours.append(try .run(copse, limit: 600))
      theirs.append(try .run(other, limit: 600))
    }
    let own = ours.compactMap(\.processorSeconds)
    let others = theirs.compactMap(\.processorSeconds).map { $0 * share }
    guard own.count == rounds, others.count == rounds else {
      return "| \(name) | \(peer) | - | - | - | \(Text.number(goal)) | | |"
    }
    let ratio = Self.median(zip(own, others).map { $1 / $0 })
    return "| \(name) | \(peer) | \(Text.number(Self.median(own))) "
      + "| \(Text.number(Self.median(others))) | \(Text.number(ratio)) | \(Text.number(goal)) "
      + "| \(Int(Self.median(ours.map(\.memory)))) | \(Int(Self.median(theirs.map(\.memory)))) |"
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }
}
