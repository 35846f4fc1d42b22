// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// An overview of threats by STRIDE category with their targets, as a Mermaid flowchart.
public struct StrideMermaid {
  private let model: Model
  private let threats: [Threat]
  private let figures: [String: Double]
  private let direction: DotDirection

  /// Makes the overview.
  ///
  /// - Parameters:
  ///   - threats: The threats to draw.
  ///   - model: Their model.
  ///   - figures: The vulnerability of each threat by name, if it is known.
  ///   - direction: Where the graph grows to.
  public init(
    _ threats: [Threat], of model: Model, figures: [String: Double] = [:],
    direction: DotDirection = .right
  ) {
    self.model = model
    self.threats = threats
    self.figures = figures
    self.direction = direction
  }

  /// The flowchart.
  ///
  /// - Parameter title: What a screen reader says.
  /// - Returns: A flowchart, without a code fence around it.
  public func text(title: String) -> String {
    var writer = MermaidWriter(title: title, direction)
    for category in STRIDE.allCases {
      let members = threats.filter { $0.stride == category }
      guard !members.isEmpty else { continue }
      writer.frame(category.rawValue, title: category.title) { writer in
        for threat in members {
          let figure = figures[threat.name].map { ["\(NumberFormat.percent($0)) an attempt"] }
          writer.node(
            "threat: " + threat.name, MermaidText.label([threat.label] + (figure ?? [])),
            .rounded, "gate")
        }
      }
    }
    for target in OrderedSet(threats.flatMap(\.targets)) {
      guard let component = model.system.components[target] else { continue }
      writer.node(
        "component: " + target, MermaidText.label(component.label),
        component.kind == .dataStore ? .cylinder : .stadium, "step")
    }
    for threat in threats {
      for target in threat.targets where model.system.components[target] != nil {
        writer.edge("threat: " + threat.name, "component: " + target)
      }
    }
    return writer.text
  }
}
