// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// An overview of a scenario's threats by STRIDE category, with the components they are aimed at.
public struct StrideDot {
  private let model: Model
  private let threats: [Threat]
  private let theme: DotTheme
  private let direction: DotDirection
  private let figures: [String: Double]

  /// Makes the overview.
  ///
  /// - Parameters:
  ///   - threats: The threats to draw.
  ///   - model: Their model.
  ///   - figures: The vulnerability of each threat by name, if it is known.
  ///   - theme: The colours.
  ///   - direction: Where the graph grows to.
  public init(
    _ threats: [Threat], of model: Model, figures: [String: Double] = [:],
    theme: DotTheme = .light, direction: DotDirection = .right
  ) {
    self.model = model
    self.threats = threats
    self.theme = theme
    self.direction = direction
    self.figures = figures
  }

  /// The graph in the DOT language.
  ///
  /// - Parameter title: The line over the drawing.
  /// - Returns: A complete DOT file.
  public func text(title: String) -> String {
    var writer = DotWriter("threats", title: title, theme, direction)
    // Edges to components that many threats share need room to be told apart.
    writer.add("graph [ranksep=1.8];")
    for (index, category) in STRIDE.allCases.enumerated() {
      let members = threats.filter { $0.stride == category }
      guard !members.isEmpty else { continue }
      let accent = theme.accent(index)
      writer.cluster(
        category.rawValue, title: category.title,
        [("color", accent), ("fontcolor", accent), ("style", "rounded")]
      ) { writer in
        for threat in members { write(threat, to: &writer) }
      }
    }
    writeTargets(to: &writer)
    return writer.text
  }

  private func write(_ threat: Threat, to writer: inout DotWriter) {
    let figure = figures[threat.name].map {
      "<BR/><FONT POINT-SIZE=\"9\">\(NumberFormat.percent($0)) an attempt</FONT>"
    }
    writer.node(
      "threat: " + threat.name, html: DotText.html(threat.label) + (figure ?? ""),
      [
        ("shape", "box"), ("style", "filled,rounded"), ("color", theme.line),
        ("fillcolor", figures[threat.name].map(theme.heat) ?? theme.gateFill),
      ])
  }

  private func writeTargets(to writer: inout DotWriter) {
    for target in OrderedSet(threats.flatMap(\.targets)) {
      guard let component = model.system.components[target] else { continue }
      writer.node(
        "component: " + target, html: DotText.html(component.label),
        [
          ("shape", component.kind == .dataStore ? "cylinder" : "ellipse"), ("style", "filled"),
          ("fillcolor", theme.stepFill), ("color", theme.line), ("margin", "0.05"),
        ])
    }
    for threat in threats {
      for target in threat.targets where model.system.components[target] != nil {
        writer.edge("threat: " + threat.name, "component: " + target)
      }
    }
  }
}
