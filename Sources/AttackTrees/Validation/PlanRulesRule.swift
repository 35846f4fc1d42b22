// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Rules of plans name controls that exist, and some plan can keep them.
enum PlanRulesRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    names(in: model) + contradictions(in: model) + cycles(in: model)
  }

  private static func names(in model: Model) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    func check(_ names: [String], at location: SourceLocation?) {
      for name in names where model.controls[name] == nil {
        findings.append(
          UndefinedName.error("control", name, known: model.controls.keys, at: location))
      }
    }
    for control in model.controls.values {
      check(control.requires + control.excludes, at: model.locations[.control(control.name)])
    }
    check(model.planRules.mustInclude, at: model.locations[.planRules])
    for group in model.planRules.groups {
      check(group.controls, at: model.locations[.planGroup(group.name)])
    }
    return findings
  }

  private static func contradictions(in model: Model) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    func report(_ message: String, _ element: SourceMap.Element) {
      findings.append(
        Diagnostic(
          .error, code: "contradictory-rules", message, at: model.locations[element],
          hint: "no plan can keep both"))
    }
    for control in model.controls.values {
      let name = control.name
      if control.excludes.contains(name) {
        report("'\(name)' excludes itself", .control(name))
      }
      for needed in needs(of: name, model) {
        let excluded = control.excludes.contains(needed)
        let excludes = model.controls[needed]?.excludes.contains(name) ?? false
        if needed != name && (excluded || excludes) {
          report("'\(name)' requires '\(needed)', and the two exclude each other", .control(name))
        }
      }
    }
    findings += mustInclude(model)
    return findings
  }

  /// What must be in every plan breaks no rule by itself.
  private static func mustInclude(_ model: Model) -> [Diagnostic] {
    let must = Set(model.planRules.mustInclude.flatMap { [$0] + needs(of: $0, model) })
    var findings: [Diagnostic] = []
    for name in must.sorted() {
      for other in model.controls[name]?.excludes ?? [] where other != name && must.contains(other)
      {
        findings.append(
          Diagnostic(
            .error, code: "contradictory-rules",
            "every plan must include '\(name)' and '\(other)', which exclude each other",
            at: model.locations[.planRules], hint: "no plan can keep both"))
      }
    }
    for group in model.planRules.groups {
      let count = Set(group.controls).intersection(must).count
      if count > group.atMost {
        findings.append(
          Diagnostic(
            .error, code: "contradictory-rules",
            "every plan must include \(count) of the group '\(group.name)', which allows \(group.atMost)",
            at: model.locations[.planGroup(group.name)], hint: "no plan can keep both"))
      }
    }
    return findings
  }

  private static func cycles(in model: Model) -> [Diagnostic] {
    model.controls.keys.filter { needs(of: $0, model).contains($0) }.map { name in
      Diagnostic(
        .error, code: "requirement-cycle", "'\(name)' requires itself, directly or through others",
        at: model.locations[.control(name)],
        hint: "controls that only work together are one control")
    }
  }

  /// What a control needs, directly or through others; itself only in a cycle.
  private static func needs(of name: String, _ model: Model) -> [String] {
    var found: OrderedSet<String> = []
    var open = model.controls[name]?.requires ?? []
    while let next = open.popLast() {
      if found.append(next).inserted { open += model.controls[next]?.requires ?? [] }
    }
    return Array(found)
  }
}
