// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads the risk matrix and the STRIDE matrix.
struct MatrixReader {
  /// What decoders share.
  let context: DecodingContext

  /// The risk matrix of a `matrix` section; `nil` after a report.
  func matrix(_ node: YAMLNode) -> RiskMatrix? {
    context.locations[.matrix] = node.location
    guard let object = ObjectReader(node, as: .matrix, context),
      let likelihoodNode = object["likelihood"], let impactNode = object["impact"],
      let likelihood = ObjectReader(likelihoodNode, as: .likelihood, context),
      let impact = ObjectReader(impactNode, as: .impact, context),
      let measure = likelihood.choice("measure", RiskMatrix.LikelihoodMeasure.self)
    else { return nil }
    let rows = scale(likelihood, measure == .probability ? .probability : .perYear)
    let columns = scale(impact, .money)
    let risks = object.texts("risks")
    guard let rows, let columns, !risks.isEmpty,
      let cells = cells(object, rows: rows, columns: columns, risks: risks)
    else { return nil }
    return RiskMatrix(
      likelihoodMeasure: measure, likelihood: rows, impact: columns, risks: risks, cells: cells)
  }

  /// A row of a `stride-matrix` section; `nil` after a report.
  func strideMatrixRow(_ node: YAMLNode) -> StrideMatrixRow? {
    guard let object = ObjectReader(node, as: .strideMatrixRow, context),
      let component = object.text("component"), let threat = object.text("threat"),
      let goal = object.name("goal"), let control = object.name("control")
    else { return nil }
    return StrideMatrixRow(component: component, threat: threat, goal: goal, control: control)
  }

  private func scale(_ object: ObjectReader, _ unit: Unit) -> RiskScale? {
    let members = object.members("levels")
    let levels = members.compactMap { member in
      object.number(of: member.value, unit).map {
        RiskScale.Level(name: member.key.name, lowerBound: $0)
      }
    }
    return levels.count == members.count && !levels.isEmpty ? RiskScale(levels: levels) : nil
  }

  /// The risk words of each likelihood, by index.
  private func cells(
    _ object: ObjectReader, rows: RiskScale, columns: RiskScale, risks: [String]
  ) -> [[Int]]? {
    let members = object.members("cells")
    let names = rows.levels.map(\.name)
    for member in members where !names.contains(member.key.name) {
      context.error(
        "unknown-word", "'\(member.key.name)' is not a likelihood of the scale",
        at: member.key.location, hint: NearestName.hint(member.key.name, among: names))
    }
    var cells: [[Int]] = []
    for name in names {
      guard let member = members.first(where: { $0.key.name == name }) else {
        context.error("matrix-cells", "the matrix has no row '\(name)'", at: object.location)
        return nil
      }
      guard let row = row(member, width: columns.levels.count, risks) else { return nil }
      cells.append(row)
    }
    return cells
  }

  private func row(_ member: YAMLNode.Member, width: Int, _ risks: [String]) -> [Int]? {
    guard case .sequence(let values) = member.value.content, values.count == width else {
      context.error(
        "matrix-cells", "the row '\(member.key.name)' needs \(width) risks, one an impact",
        at: member.value.location)
      return nil
    }
    let row = values.compactMap { value -> Int? in
      guard case .scalar(let word) = value.content else { return nil }
      if let index = risks.firstIndex(of: word) { return index }
      context.error(
        "unknown-word", "'\(word)' is not one of \(risks.joined(separator: ", "))",
        at: value.location, hint: NearestName.hint(word, among: risks))
      return nil
    }
    return row.count == width ? row : nil
  }
}
