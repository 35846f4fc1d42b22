// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

/// The effects of a scenario's active controls and attacker, found by what they bear on.
struct ActiveEffects {
  /// An effect with what is needed to draw its size.
  struct Entry {
    /// The effect.
    var effect: Effect
    /// The name under which its size is drawn.
    var name: String
    /// The share of its scope that is covered.
    var coverage: Double
    /// The column that is 1 where the effect holds and 0 where it does not; `nil` if it always holds.
    var gate: Register?
  }

  private let model: Model
  private var byStep: [String: [Entry]] = [:]
  private var byThreat: [String: [Entry]] = [:]

  /// Collects the effects in the model's order, the attacker's last.
  ///
  /// O(effects and their targets).
  ///
  /// `gates` are the columns that switch controls on and off, by control; what has none is always on.
  init(
    _ model: Model, controls: [Control], profile: AttackerProfile?,
    gates: [String: Register] = [:]
  ) {
    self.model = model
    for control in controls {
      for (index, effect) in control.effects.enumerated() {
        let name = ParameterName.effect(control: control.name, index: index + 1)
        add(
          Entry(
            effect: effect, name: name, coverage: control.coverage, gate: gates[control.name]))
      }
    }
    guard let profile else { return }
    for (index, effect) in profile.effects.enumerated() {
      let name = ParameterName.effect(attacker: profile.name, index: index + 1)
      add(Entry(effect: effect, name: name, coverage: 1))
    }
  }

  /// The effects on a step, in order.
  func onStep(_ name: String) -> [Entry] { byStep[name] ?? [] }

  /// The effects on a threat, in order.
  func onThreat(_ name: String) -> [Entry] { byThreat[name] ?? [] }

  /// The column of a quantity after those of the effects that change it.
  func apply(
    to base: Register, _ quantity: Effect.Quantity, of entries: [Entry],
    _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    var column = base
    for entry in entries where entry.effect.quantity == quantity {
      column = try apply(entry, to: column, &builder)
    }
    let isProbability = quantity == .probability || quantity == .detection
    return isProbability && column != base ? builder.emit(.cap(column)) : column
  }

  /// The column of an uncertain number of an effect.
  func size(
    _ estimate: Estimate, of entry: Entry, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    let resolved = model.resolved(estimate, as: entry.name)
    return try builder.draw(resolved.drawName, resolved.distribution)
  }

  /// The column of an effect's number that is 0 where the effect is switched off.
  func gatedSize(
    _ estimate: Estimate, of entry: Entry, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    let size = try size(estimate, of: entry, &builder)
    return entry.gate.map { builder.emit(.multiply(size, $0)) } ?? size
  }

  private func apply(
    _ entry: Entry, to column: Register, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    switch entry.effect.change {
    case .reduce(let estimate):
      let size = try gatedSize(estimate, of: entry, &builder)
      return builder.emit(.reduce(column, by: size, coverage: entry.coverage))
    case .multiply(let estimate):
      let changed = builder.emit(.multiply(column, try size(estimate, of: entry, &builder)))
      guard let gate = entry.gate else { return changed }
      return builder.emit(.select(condition: gate, high: changed, low: column))
    case .add(let estimate):
      return builder.emit(.add(column, try gatedSize(estimate, of: entry, &builder)))
    case .eliminate:
      guard let gate = entry.gate else { return builder.constant(0) }
      return builder.emit(.reduce(column, by: gate, coverage: 1))
    case .transfer:
      return column
    }
  }

  private mutating func add(_ entry: Entry) {
    switch entry.effect.target {
    case .steps(let names):
      for name in names { byStep[name, default: []].append(entry) }
    case .threats(let names):
      for name in names { byThreat[name, default: []].append(entry) }
    case .categories(let categories):
      for threat in model.threats.values where categories.contains(threat.stride) {
        byThreat[threat.name, default: []].append(entry)
      }
    }
  }
}
