// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What numbers at basic actions mean: the domains of ADTool that copse knows, by the names of their classes.
enum ADToolDomain: String, CaseIterable {
  /// The probability of success.
  case probability = "ProbSucc"
  /// The cost of the cheapest attack.
  case cost = "MinCost"
  /// The time of the fastest attack, actions one after the other.
  case time = "MinTimeSeq"
  /// The probability of detection; a domain that users define.
  case detection = "Detection"
  /// The difficulty: L, M, H and sometimes E.
  case skill = "DiffLMH"

  /// The domains that are written.
  static let written = [probability, cost, time]

  /// The domain that a class or an identifier speaks of.
  static func known(by name: String) -> ADToolDomain? {
    let name = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let words: [(String, ADToolDomain)] = [
      ("prob", .probability), ("detect", .detection), ("difflmh", .skill), ("cost", .cost),
      ("time", .time),
    ]
    return words.first { name.contains($0.0) }?.1
  }

  /// The class in ADTool 2.
  var className: String { "lu.uni.adtool.domains.adtpredefined.\(rawValue)" }

  /// The step's number.
  func estimate(of step: Step) -> Estimate? {
    switch self {
    case .probability: step.probability
    case .cost: step.cost
    case .time: step.time
    case .detection: step.detection
    case .skill: nil
    }
  }
}
