// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Which controls bear on which steps and threats, and how.
struct ControlMap {
  /// One effect of a control on one target.
  struct Link: Hashable {
    /// The control's name.
    var control: String
    /// The step or threat.
    var target: Target
    /// What the effect does, in words.
    var words: String
  }

  /// What an effect bears on.
  enum Target: Hashable {
    /// A step by name.
    case step(String)
    /// A threat by name.
    case threat(String)
  }

  /// The controls that bear on something, in the model's order.
  let controls: [Control]
  /// What they bear on, in the order of the controls.
  let targets: [Target]
  /// The effects; several of one control on one target are one link.
  let links: [Link]

  /// The map of a model, or of the trees under goals and the threats with these goals.
  ///
  /// - Complexity: O(nodes + effects and their targets).
  init(_ model: Model, goals: [String]?) {
    let nodes = goals.map { Set(model.forest.topologicalOrder(from: $0)) }
    let threats = model.threats.values.filter { goals?.contains($0.goal) ?? true }
    var words: OrderedDictionary<Link, [String]> = [:]
    for control in model.controls.values {
      for effect in control.effects {
        for target in Self.targets(of: effect, threats)
        where Self.isShown(target, nodes, threats) {
          let link = Link(control: control.name, target: target, words: "")
          words[link, default: []].append(Self.words(effect))
        }
      }
    }
    links = words.map { link, words in
      Link(
        control: link.control, target: link.target,
        words: OrderedSet(words).joined(separator: ", "))
    }
    targets = Array(OrderedSet(links.map(\.target)))
    let used = Set(links.map(\.control))
    controls = model.controls.values.filter { used.contains($0.name) }
  }

  private static func targets(of effect: Effect, _ threats: [Threat]) -> [Target] {
    switch effect.target {
    case .steps(let names): names.map { .step($0) }
    case .threats(let names): names.map { .threat($0) }
    case .categories(let categories):
      threats.filter { categories.contains($0.stride) }.map { .threat($0.name) }
    }
  }

  private static func isShown(
    _ target: Target, _ nodes: Set<String>?, _ threats: [Threat]
  ) -> Bool {
    switch target {
    case .step(let name): nodes?.contains(name) ?? true
    case .threat(let name): threats.contains { $0.name == name }
    }
  }

  private static func words(_ effect: Effect) -> String {
    switch effect.change {
    case .reduce: "reduces \(effect.quantity.rawValue)"
    case .add: "raises \(effect.quantity.rawValue)"
    case .multiply: "multiplies \(effect.quantity.rawValue)"
    case .eliminate: "eliminates"
    case .transfer(let terms): terms.party.map { "transfers loss to \($0)" } ?? "transfers loss"
    }
  }
}
