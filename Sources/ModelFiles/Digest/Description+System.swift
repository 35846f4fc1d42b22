// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Description {
  /// A zone.
  static func of(_ zone: Zone) -> String {
    [
      "Zone(name: ", text(zone.name), ", title: ", text(zone.title), ", trust: ", text(zone.trust),
      ")",
    ].joined()
  }

  /// A component.
  static func of(_ component: Component) -> String {
    let kind =
      switch component.kind {
      case .process: "process"
      case .dataStore: "dataStore"
      case .externalEntity: "externalEntity"
      }
    return [
      "Component(name: ", text(component.name), ", title: ", text(component.title),
      ", kind: AttackTrees.Component.Kind.", kind, ", zone: ", text(component.zone), ", layer: ",
      text(component.layer), ", technology: ", text(component.technology), ", note: ",
      text(component.note), ")",
    ].joined()
  }

  /// A flow.
  static func of(_ flow: Flow) -> String {
    [
      "Flow(from: ", text(flow.from), ", to: ", text(flow.to), ", data: ", text(flow.data),
      ", transport: ", text(flow.transport), ", isBidirectional: \(flow.isBidirectional))",
    ].joined()
  }

  /// A trust boundary.
  static func of(_ boundary: TrustBoundary) -> String {
    [
      "TrustBoundary(title: ", text(boundary.title), ", from: ", text(boundary.from), ", to: ",
      text(boundary.to), ", guards: ", texts(boundary.guards), ")",
    ].joined()
  }

  /// A row of the STRIDE matrix.
  static func of(_ row: StrideMatrixRow) -> String {
    [
      "StrideMatrixRow(component: ", text(row.component), ", threat: ", text(row.threat),
      ", goal: ", text(row.goal), ", control: ", text(row.control), ")",
    ].joined()
  }

  /// The capacity for work on controls.
  static func of(_ work: WorkCapacity) -> String {
    "WorkCapacity(begins: " + text(work.begins) + ", perQuarter: " + number(work.perQuarter) + ")"
  }

  /// The risk matrix.
  static func of(_ matrix: RiskMatrix) -> String {
    let measure =
      switch matrix.likelihoodMeasure {
      case .eventsPerYear: "eventsPerYear"
      case .probability: "probability"
      }
    return [
      "AttackTrees.RiskMatrix(likelihoodMeasure: AttackTrees.RiskMatrix.LikelihoodMeasure.",
      measure, ", likelihood: ", of(matrix.likelihood), ", impact: ", of(matrix.impact),
      ", risks: ", texts(matrix.risks), ", cells: ",
      list(matrix.cells) { list($0) { $0.description } }, ")",
    ].joined()
  }

  private static func of(_ scale: RiskScale) -> String {
    let levels = list(scale.levels) { level in
      [
        "AttackTrees.RiskScale.Level(name: ", text(level.name),
        ", lowerBound: \(level.lowerBound))",
      ].joined()
    }
    return "AttackTrees.RiskScale(levels: " + levels + ")"
  }
}
