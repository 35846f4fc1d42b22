// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads attack-defence trees of ADTool 1 and 2, and attack trees with order ('sandtree').
///
/// A countermeasure becomes 'unless'. Basic actions of one label and one side are one action, as in ADTool.
/// Kordy, Kordy, Mauw, Schweitzer: ADTool, QEST 2013, LNCS 8054.
struct ADToolReader {
  /// A basic action: its label and whose it is.
  private struct Action: Hashable {
    var label: String
    var isDefence: Bool
  }

  private var model = Model()
  private var names = ModelNames()
  private var diagnostics: [Diagnostic] = []
  private var actions: [Action: String] = [:]
  private var domains: [String: ADToolDomain] = [:]
  private var unknownDomains: [String] = []
  private var guessed: [String] = []

  /// The tree of a document.
  ///
  /// O(length of the document), and the place of each finding.
  ///
  /// - Parameter root: The outermost element.
  /// - Returns: The model, `nil` if there are errors, and all findings.
  mutating func read(_ root: XMLElement) -> (model: Model?, diagnostics: [Diagnostic]) {
    guard root.name == "adtree" || root.name == "sandtree" else {
      error(
        "unknown-format", "this is no tree of ADTool: the root element is '\(root.name)'", root,
        hint: "expected 'adtree' or 'sandtree'")
      return (nil, diagnostics)
    }
    for domain in root.children where domain.name == "domain" { read(domain: domain) }
    let nodes = root.children.filter { $0.name == "node" }
    guard nodes.count == 1 else {
      error("bad-formula", "a tree has one outermost node, not \(nodes.count)", root)
      return (nil, diagnostics)
    }
    if Self.isCounter(nodes[0]) {
      warn(
        "not-taken", "the outermost node belongs to the defender: its tree is taken as an attack",
        nodes[0])
    }
    model.trees = [node(nodes[0], isDefence: false)]
    let hasErrors = diagnostics.contains { $0.severity == .error }
    if !hasErrors { notices() }
    return (hasErrors ? nil : model, diagnostics)
  }

  private mutating func read(domain: XMLElement) {
    let id = domain["id"] ?? ""
    let name = domain.child("class")?.text ?? domain.child("name")?.text ?? id
    if let known = ADToolDomain.known(by: name) {
      domains[id] = known
    } else {
      warn("not-taken", "the domain '\(id)' (\(name)) is not taken", domain)
      unknownDomains.append(id)
    }
  }

  private static func isCounter(_ element: XMLElement) -> Bool { element["switchRole"] == "yes" }

  /// The name of a node with all that is under it; nodes are nested as deeply as elements may be.
  private mutating func node(_ element: XMLElement, isDefence: Bool) -> String {
    let label = element.child("label")?.text ?? ""
    if label.isEmpty { error("missing-name", "the node has no label", element) }
    let children = element.children.filter { $0.name == "node" }
    let counters = children.filter(Self.isCounter)
    let parts = children.filter { !Self.isCounter($0) }
    let stopped = counters.isEmpty ? nil : names.add("\(label)-unless-stopped")
    let inner =
      parts.isEmpty
      ? action(element, label, isDefence) : gate(element, label, parts, isDefence)
    guard let stopped else { return inner }
    let defences = counters.map { node($0, isDefence: !isDefence) }
    let defence = defences.count == 1 ? defences[0] : names.add("\(label)-defences")
    if defences.count > 1 { insert(.any, distinct(defences, element), named: defence, title: nil) }
    insert(.unless, [inner, defence], named: stopped, title: nil)
    return stopped
  }

  private mutating func gate(
    _ element: XMLElement, _ label: String, _ parts: [XMLElement], _ isDefence: Bool
  ) -> String {
    let name = names.add(label)
    let kind: Gate.Kind
    switch element["refinement"] {
    case "disjunctive", nil: kind = .any
    case "conjunctive": kind = .all
    case "sequential": kind = .sequence
    case let other?:
      error(
        "bad-value", "the refinement '\(other)' is not known", element,
        hint: "expected disjunctive, conjunctive or sequential")
      kind = .any
    }
    let children = parts.map { node($0, isDefence: isDefence) }
    insert(kind, distinct(children, element), named: name, title: name == label ? nil : label)
    return name
  }

  /// One action twice under a node is one child: it is one event.
  private mutating func distinct(_ names: [String], _ element: XMLElement) -> [String] {
    var seen: Set<String> = []
    let rest = names.filter { seen.insert($0).inserted }
    if rest.count < names.count {
      warn("duplicate-child", "the node names one action twice: it is taken once", element)
    }
    return rest
  }

  private mutating func insert(
    _ kind: Gate.Kind, _ children: [String], named name: String, title: String?
  ) {
    model.forest.insert(.gate(Gate(name: name, title: title, kind: kind, children: children)))
  }

  private mutating func action(
    _ element: XMLElement, _ label: String, _ isDefence: Bool
  ) -> String {
    let key = Action(label: label, isDefence: isDefence)
    if let known = actions[key] { return known }
    let name = names.add(label)
    actions[key] = name
    var step = Step(
      name: name, title: name == label ? nil : label, role: isDefence ? .defence : .attack,
      probability: .point(1), note: element.child("comment")?.text)
    var hasProbability = false
    for parameter in element.children where parameter.name == "parameter" {
      guard let domain = domain(of: parameter) else { continue }
      if set(domain, parameter, &step) && domain == .probability { hasProbability = true }
    }
    if !hasProbability { guessed.append(name) }
    model.forest.insert(.step(step))
    return name
  }

  private mutating func domain(of parameter: XMLElement) -> ADToolDomain? {
    let id = parameter["domainId"] ?? ""
    if let known = domains[id] ?? ADToolDomain.known(by: id) { return known }
    if !unknownDomains.contains(id) {
      warn("not-taken", "values of the domain '\(id)' are not taken", parameter)
      unknownDomains.append(id)
    }
    return nil
  }

  private mutating func set(
    _ domain: ADToolDomain, _ parameter: XMLElement, _ step: inout Step
  ) -> Bool {
    if domain == .skill { return setSkill(parameter, &step) }
    guard let value = Double(parameter.text), value >= 0, value.isFinite else {
      // Infinite is ADTool's word for what the proponent cannot do himself.
      let isInfinite = ["infinity", "∞", "inf"].contains(parameter.text.lowercased())
      if !isInfinite || step.role == .attack {
        warn("not-taken", "the value '\(parameter.text)' is no finite number from 0", parameter)
      }
      return false
    }
    switch domain {
    case .probability, .detection:
      guard value <= 1 else {
        error("bad-probability", "the probability \(value) is greater than 1", parameter)
        return false
      }
      if domain == .probability {
        step.probability = .point(value)
      } else {
        step.detection = .point(value)
      }
    case .cost where step.role == .attack: step.cost = .point(value)
    case .time where step.role == .attack: step.time = .point(value)
    case .cost, .time:
      warn("not-taken", "the cost or time of a defence is not taken", parameter)
    case .skill: break
    }
    return true
  }

  private mutating func setSkill(_ parameter: XMLElement, _ step: inout Step) -> Bool {
    let skills: [String: Skill] = ["L": .low, "M": .medium, "H": .high, "E": .expert]
    guard let skill = skills[parameter.text] else {
      warn("not-taken", "the difficulty '\(parameter.text)' is not L, M, H or E", parameter)
      return false
    }
    step.skill = skill
    return true
  }

  private mutating func notices() {
    let notice = Notice.warning(
      "missing-probability", guessed, "no probability is given: 1 is taken", hint: "put in yours")
    diagnostics += [notice].compactMap { $0 }
  }

  private mutating func error(
    _ code: String, _ message: String, _ element: XMLElement, hint: String? = nil
  ) {
    diagnostics.append(Diagnostic(.error, code: code, message, at: element.location, hint: hint))
  }

  private mutating func warn(_ code: String, _ message: String, _ element: XMLElement) {
    diagnostics.append(Diagnostic(.warning, code: code, message, at: element.location))
  }
}
