// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A node of an attack tree: a step or a gate.
public enum Node: Hashable, Sendable {
  /// A leaf.
  case step(Step)
  /// An inner node.
  case gate(Gate)

  /// The unique name.
  public var name: String {
    switch self {
    case .step(let step): step.name
    case .gate(let gate): gate.name
    }
  }

  /// The title, or the name where there is none.
  public var label: String {
    switch self {
    case .step(let step): step.title ?? step.name
    case .gate(let gate): gate.title ?? gate.name
    }
  }

  /// The names of the children; empty for a step.
  public var children: [String] {
    switch self {
    case .step: []
    case .gate(let gate): gate.children
    }
  }

  /// The damage done as soon as the node is reached.
  public var damage: Estimate? {
    switch self {
    case .step(let step): step.damage
    case .gate(let gate): gate.damage
    }
  }

  /// Names of the system's components it acts on.
  public var targets: [String] {
    switch self {
    case .step(let step): step.targets
    case .gate(let gate): gate.targets
    }
  }
}
