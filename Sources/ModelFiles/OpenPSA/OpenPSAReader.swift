// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads the fault trees of an Open-PSA model: Open-PSA Model Exchange Format 2.0d, chapters 3 and 4.
///
/// First all definitions are entered, then their formulas and expressions are read, so that they may stand
/// in any order. Event trees, common-cause groups and the like are passed over with a warning.
struct OpenPSAReader {
  /// A definition whose inside is read once all names are known.
  struct Pending {
    var element: XMLElement
    /// The path of the component that it stands in.
    var path: String
  }

  /// Where a definition stands.
  struct Place {
    var path: String
    /// Whether what does not say so itself is private.
    var isPrivate: Bool
  }

  private enum ReadingState {
    case new
    case open
    case done
  }

  /// How many parameters may be needed one for the other by the operands of laws.
  private static let nestingLimit = 50
  private static let diagnosticLimit = 100

  /// The hours that `system-mission-time` stands for.
  let missionTime: Double
  /// What was found.
  var diagnostics: [Diagnostic] = []
  /// The names of gates, basic events and house events, which formulas may all call 'event'.
  var nodes = OpenPSAScope()
  /// What the names stand for; a house event for its state.
  private(set) var nodeFormulas: [Formula] = []
  /// The names of parameters.
  var parameters = OpenPSAScope()
  private(set) var tree = FaultTree()
  private var pendingGates: [Pending] = []
  private var pendingEvents: [Pending] = []
  private var pendingParameters: [Pending] = []
  private var states: [ReadingState] = []
  private var nesting = 0

  /// Makes a reader.
  init(missionTime: Double) {
    self.missionTime = missionTime
  }

  /// The fault tree of a model in one or several documents, or what is wrong with it.
  mutating func read(_ roots: [XMLElement]) -> LoadedFaultTree {
    for root in roots {
      guard root.name == "opsa-mef" else {
        error(
          "unknown-format", "this is no Open-PSA model: the root element is '\(root.name)'", root,
          hint: ["adtree", "sandtree"].contains(root.name)
            ? "it is a tree of ADTool: 'copse import' makes a model of it" : "expected 'opsa-mef'")
        return LoadedFaultTree(tree: nil, diagnostics: diagnostics)
      }
      if tree.name.isEmpty { tree.name = root["name"] ?? "" }
      for element in root.children { define(element, in: Place(path: "", isPrivate: false)) }
    }
    states = Array(repeating: .new, count: pendingParameters.count)
    for index in pendingParameters.indices { _ = readParameter(index) }
    for (index, pending) in pendingEvents.enumerated() {
      tree.events[index].probability = probability(of: pending)
    }
    for (index, pending) in pendingGates.enumerated() {
      if let formula = formula(of: pending) { tree.gates[index].formula = formula }
    }
    let isWhole = !diagnostics.contains { $0.severity == .error }
    if isWhole, let root = roots.first { check(root) }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    return LoadedFaultTree(tree: hasErrors ? nil : tree, diagnostics: diagnostics)
  }

  /// The expression of a parameter, read now if it was not yet.
  ///
  /// - Parameter index: The parameter.
  /// - Returns: The expression; `nil` if it is being read, or if laws nest too deeply.
  mutating func readParameter(_ index: Int) -> NumericExpression? {
    if states[index] == .done { return tree.parameters[index].expression }
    guard states[index] == .new, nesting < Self.nestingLimit else { return nil }
    states[index] = .open
    nesting += 1
    if let expression = expression(of: pendingParameters[index]) {
      tree.parameters[index].expression = expression
    }
    nesting -= 1
    states[index] = .done
    return tree.parameters[index].expression
  }

  /// Notes an error.
  mutating func error(
    _ code: String, _ message: String, _ element: XMLElement, hint: String? = nil
  ) {
    note(.error, code, message, element, hint)
  }

  /// Notes what is passed over.
  mutating func warn(
    _ code: String, _ message: String, _ element: XMLElement, hint: String? = nil
  ) {
    note(.warning, code, message, element, hint)
  }

  /// Past the limit only a first error is noted: finding a place takes time in proportion to the file.
  private mutating func note(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, _ element: XMLElement,
    _ hint: String?
  ) {
    let isNews = severity == .error && !diagnostics.contains { $0.severity == .error }
    guard diagnostics.count < Self.diagnosticLimit || isNews else { return }
    diagnostics.append(
      Diagnostic(severity, code: code, message, at: element.location, hint: hint))
  }

  /// Sets what is asked for.
  mutating func setGoals(_ goals: [Int]) { tree.goals = goals }

  /// The element that defines a gate.
  func element(ofGate gate: Int) -> XMLElement { pendingGates[gate].element }

  /// The element that defines a basic event.
  func element(ofEvent event: Int) -> XMLElement { pendingEvents[event].element }

  /// The element that defines a parameter.
  func element(ofParameter parameter: Int) -> XMLElement { pendingParameters[parameter].element }

  private mutating func define(_ element: XMLElement, in place: Place) {
    switch element.name {
    case "define-fault-tree", "define-component":
      guard let name = name(of: element) else { return }
      let inner = Place(
        path: place.path.isEmpty ? name : "\(place.path).\(name)",
        isPrivate: isPrivate(element, in: place))
      for child in element.children { define(child, in: inner) }
    case "model-data":
      for child in element.children { define(child, in: place) }
    case "define-gate": defineGate(element, in: place)
    case "define-basic-event": defineEvent(element, in: place)
    case "define-house-event": defineHouse(element, in: place)
    case "define-parameter": defineParameter(element, in: place)
    case "label", "attributes": break
    default:
      warn(
        "not-taken", "'\(element.name)' is not taken: only fault trees and their data are",
        element)
    }
  }

  private mutating func defineGate(_ element: XMLElement, in place: Place) {
    guard let name = enter(element, .gate(tree.gates.count), in: place) else { return }
    tree.gates.append(
      FaultTreeGate(
        name: fullName(of: element, name, in: place), title: title(of: element),
        formula: .constant(false)))
    pendingGates.append(Pending(element: element, path: place.path))
  }

  private mutating func defineEvent(_ element: XMLElement, in place: Place) {
    guard let name = enter(element, .event(tree.events.count), in: place) else { return }
    tree.events.append(
      BasicEvent(name: fullName(of: element, name, in: place), title: title(of: element)))
    pendingEvents.append(Pending(element: element, path: place.path))
  }

  private mutating func defineHouse(_ element: XMLElement, in place: Place) {
    let value = element.child("constant")?["value"]
    guard let state = ["true": true, "false": false, nil: false][value] else {
      return error(
        "bad-value", "a house event is 'true' or 'false', not '\(value ?? "")'", element)
    }
    _ = enter(element, .constant(state), in: place)
  }

  private mutating func defineParameter(_ element: XMLElement, in place: Place) {
    guard let name = name(of: element) else { return }
    let isPrivate = isPrivate(element, in: place)
    guard parameters.add(name, in: place.path, isPrivate: isPrivate) else {
      return duplicate(name, element)
    }
    tree.parameters.append(
      FaultTreeParameter(
        name: fullName(of: element, name, in: place), expression: .constant(0)))
    pendingParameters.append(Pending(element: element, path: place.path))
  }

  /// The name of a definition, if it has one that is free.
  private mutating func enter(
    _ element: XMLElement, _ formula: Formula, in place: Place
  ) -> String? {
    guard let name = name(of: element) else { return nil }
    guard nodes.add(name, in: place.path, isPrivate: isPrivate(element, in: place)) else {
      duplicate(name, element)
      return nil
    }
    nodeFormulas.append(formula)
    return name
  }

  private mutating func duplicate(_ name: String, _ element: XMLElement) {
    error(
      "duplicate-name", "'\(name)' is defined twice", element,
      hint: "rename one of them, or make it private to its component")
  }

  private mutating func name(of element: XMLElement) -> String? {
    if let name = element["name"], !name.isEmpty { return name }
    error("missing-name", "'\(element.name)' has no name", element)
    return nil
  }

  private func fullName(of element: XMLElement, _ name: String, in place: Place) -> String {
    isPrivate(element, in: place) && !place.path.isEmpty ? "\(place.path).\(name)" : name
  }

  /// What a definition does not say it takes from the component that it stands in.
  private func isPrivate(_ element: XMLElement, in place: Place) -> Bool {
    element["role"].map { $0 == "private" } ?? place.isPrivate
  }

  private func title(of element: XMLElement) -> String? {
    element.child("label")?.text
  }
}
