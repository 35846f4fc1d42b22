// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// A drawing of which controls bear on which steps and threats, as a Mermaid flowchart.
public struct ControlMapMermaid {
  private let model: Model
  private let map: ControlMap
  private let direction: DotDirection

  /// Makes the drawing.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - goals: The goals whose trees and threats are drawn; `nil` for all of the model.
  ///   - direction: Where the graph grows to.
  public init(_ model: Model, goals: [String]? = nil, direction: DotDirection = .right) {
    self.model = model
    map = ControlMap(model, goals: goals)
    self.direction = direction
  }

  /// The flowchart.
  ///
  /// - Parameter title: What a screen reader says.
  /// - Returns: A flowchart, without a code fence around it.
  public func text(title: String) -> String {
    var writer = MermaidWriter(title: title, direction)
    for control in map.controls {
      writer.node(
        "control: " + control.name,
        MermaidText.label([control.label, control.status.rawValue]), .stadium, "control")
    }
    for target in map.targets {
      let isThreat = if case .threat = target { true } else { false }
      writer.node(
        "\(target)", MermaidText.label(target.label(in: model)), isThreat ? .box : .rounded,
        isThreat ? "gate" : "step")
    }
    for link in map.links {
      writer.edge("control: " + link.control, "\(link.target)", label: link.words)
    }
    return writer.text
  }
}
