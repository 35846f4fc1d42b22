// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// The STRIDE matrix of a model (component, threat, mitigation, status), with what it leaves out.
public struct StrideMatrix: Sendable {
  /// How many threats of each category bear on a component; nothing where a category does not apply.
  public struct Coverage: Hashable, Sendable {
    /// The component.
    public var component: Component
    /// The threats of each category by name.
    public var threats: [STRIDE: [String]]

    /// The categories that apply to the component, of which there is no threat.
    public var gaps: [STRIDE] {
      component.kind.applicableCategories.filter { threats[$0, default: []].isEmpty }
    }
  }

  /// The model's title.
  public let title: String
  /// The rows of the model's own matrix, then a line for each component and threat that targets it.
  public let entries: [StrideEntry]
  /// All components, in the model's order.
  public let coverage: [Coverage]

  /// Makes the matrix.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - asOf: The day on which reviews are judged.
  /// - Complexity: O(nodes x threats).
  public init(_ model: Model, asOf: CalendarDate) {
    title = model.title ?? model.system.title ?? "Model"
    let targets = model.threats.values.map { ($0, model.targets(of: $0)) }
    coverage = model.system.components.values.map { component in
      let own = targets.filter { $0.1.contains(component.name) }.map(\.0)
      return Coverage(
        component: component,
        threats: Dictionary(grouping: own, by: \.stride).mapValues { $0.map(\.name) })
    }
    let rows = model.strideMatrix.map { Self.entry($0, model) }
    entries =
      rows
      + model.system.components.values.flatMap { component in
        targets.filter { $0.1.contains(component.name) }.map {
          Self.entry($0.0, component, model, asOf)
        }
      }
  }

  /// A line for each category that applies to a component and of which there is no threat.
  public var gaps: [StrideEntry] {
    coverage.flatMap { coverage in
      coverage.gaps.map { category in
        StrideEntry(
          origin: .gap, component: coverage.component.name,
          componentTitle: coverage.component.label, stride: [category], threat: nil,
          threatTitle: "", controls: [], mitigation: "", status: nil)
      }
    }
  }

  private static func entry(_ row: StrideMatrixRow, _ model: Model) -> StrideEntry {
    let control = model.controls[row.control]
    let above = model.threats.values.filter {
      model.forest.topologicalOrder(from: [$0.goal]).contains(row.goal)
    }
    return StrideEntry(
      origin: .matrix, component: nil, componentTitle: row.component,
      stride: STRIDE.allCases.filter { category in above.contains { $0.stride == category } },
      threat: row.goal, threatTitle: row.threat, controls: [row.control],
      mitigation: control?.label ?? row.control, status: control?.status.rawValue)
  }

  private static func entry(
    _ threat: Threat, _ component: Component, _ model: Model, _ asOf: CalendarDate
  ) -> StrideEntry {
    let responses = model.responses.filter { $0.subject == .threat(threat.name) }
    let controls = Array(OrderedSet(responses.flatMap(\.controls)))
    let labels = controls.map { model.controls[$0]?.label ?? $0 }
    let statuses = OrderedSet(responses.map { $0.status(in: model, asOf: asOf).rawValue })
    let accepted = responses.contains { $0.decision == .accept } ? ["accepted"] : []
    return StrideEntry(
      origin: .threat, component: component.name, componentTitle: component.label,
      stride: [threat.stride], threat: threat.name, threatTitle: threat.label, controls: controls,
      mitigation: (labels + accepted).joined(separator: ", "),
      status: statuses.isEmpty
        ? ResponseStatus.open.rawValue : statuses.joined(separator: ", "))
  }
}
