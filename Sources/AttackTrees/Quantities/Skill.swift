// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The skill a step demands or an attacker has, from none to expert.
public enum Skill: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// Anyone can.
  case none
  /// Runs tools made by others.
  case low
  /// Adapts tools, understands the technology.
  case medium
  /// Finds and exploits weaknesses without help.
  case high
  /// Develops new techniques, runs long campaigns.
  case expert

  /// The word used in files and output.
  public var name: String {
    switch self {
    case .none: "none"
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    case .expert: "expert"
    }
  }

  /// The skill of this name, if there is one.
  public init?(name: String) {
    guard let skill = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = skill
  }

  /// Orders from none to expert.
  public static func < (left: Skill, right: Skill) -> Bool { left.rawValue < right.rawValue }
}
