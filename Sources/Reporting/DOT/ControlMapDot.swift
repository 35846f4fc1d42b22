// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// A drawing of which controls bear on which steps and threats.
public struct ControlMapDot {
  private let model: Model
  private let map: ControlMap
  private let theme: DotTheme
  private let direction: DotDirection

  /// Makes the drawing.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - goals: The goals whose trees and threats are drawn; `nil` for all of the model.
  ///   - theme: The colours.
  ///   - direction: Where the graph grows to.
  public init(
    _ model: Model, goals: [String]? = nil, theme: DotTheme = .light,
    direction: DotDirection = .right
  ) {
    self.model = model
    map = ControlMap(model, goals: goals)
    self.theme = theme
    self.direction = direction
  }

  /// The graph in the DOT language; the same model always gives the same bytes.
  ///
  /// Controls stand in a frame for each status; threats are drawn with a thick border.
  ///
  /// - Parameter title: The line over the drawing.
  /// - Returns: A complete DOT file.
  public func text(title: String) -> String {
    var writer = DotWriter("controls", title: title, theme, direction)
    writer.add("graph [ranksep=2.2];")
    for status in ControlStatus.allCases {
      let members = map.controls.filter { $0.status == status }
      guard !members.isEmpty else { continue }
      writer.cluster(
        status.rawValue, title: status.rawValue,
        [("style", "rounded"), ("color", theme.controlLine), ("fontcolor", theme.controlLine)]
      ) { writer in
        for control in members { write(control, to: &writer) }
      }
    }
    for target in map.targets { write(target, to: &writer) }
    for link in map.links {
      writer.edge(
        "control: " + link.control, Self.id(link.target),
        [("label", "<\(DotText.html(link.words))>"), ("color", "\"\(theme.controlLine)\"")])
    }
    return writer.text
  }

  private func write(_ control: Control, to writer: inout DotWriter) {
    writer.node(
      "control: " + control.name, html: DotText.html(control.label),
      [
        ("shape", "note"), ("style", control.status == .implemented ? "filled" : "filled,dashed"),
        ("fillcolor", theme.controlFill), ("color", theme.controlLine),
      ])
  }

  private func write(_ target: ControlMap.Target, to writer: inout DotWriter) {
    let isThreat = if case .threat = target { true } else { false }
    writer.node(
      Self.id(target), html: DotText.html(target.label(in: model)),
      [
        ("shape", "box"), ("style", "filled,rounded"), ("penwidth", isThreat ? "2" : "1"),
        ("fillcolor", isThreat ? theme.gateFill : theme.stepFill), ("color", theme.line),
      ])
  }

  private static func id(_ target: ControlMap.Target) -> String {
    switch target {
    case .step(let name): "step: " + name
    case .threat(let name): "threat: " + name
    }
  }
}

extension ControlMap.Target {
  /// The title of the step or threat.
  func label(in model: Model) -> String {
    switch self {
    case .step(let name): model.forest[name]?.label ?? name
    case .threat(let name): model.threats[name]?.label ?? name
    }
  }
}
