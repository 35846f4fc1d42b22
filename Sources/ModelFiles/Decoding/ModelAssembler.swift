// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Puts the model together from the documents of its files.
struct ModelAssembler {
  private let context: DecodingContext
  private let controls: ControlReader
  private let threats: ThreatReader
  private let matrices: MatrixReader
  private var nodes: NodeReader
  private var systems: SystemReader
  private var parameterNames: Definitions
  private var threatNames: Definitions
  private var controlNames: Definitions
  private var attackerNames: Definitions
  private var matrixPlace: SourceLocation?
  private var model = Model()

  /// Makes an assembler that reports to a context.
  init(_ context: DecodingContext, currency: String) {
    self.context = context
    controls = ControlReader(context: context)
    threats = ThreatReader(context: context)
    matrices = MatrixReader(context: context)
    nodes = NodeReader(context)
    systems = SystemReader(context)
    parameterNames = Definitions("parameter", context)
    threatNames = Definitions("threat", context)
    controlNames = Definitions("control", context)
    attackerNames = Definitions("attacker", context)
    model.currency = currency
  }

  /// The model of the documents that were added.
  var assembled: Model {
    var model = model
    model.forest = nodes.forest
    model.locations = context.locations
    return model
  }

  /// The currency that the documents name; the default if they name none.
  static func currency(of documents: [FileCollection.Document]) -> String {
    for document in documents {
      guard case .mapping(let sections) = document.root.content,
        case .mapping(let members)? = sections.first(where: { $0.key.name == "model" })?.value
          .content,
        case .scalar(let code)? = members.first(where: { $0.key.name == "currency" })?.value.content
      else { continue }
      return code
    }
    return Model.defaultCurrency
  }

  /// Adds a document.
  mutating func add(_ document: FileCollection.Document) {
    guard case .mapping(let members) = document.root.content else {
      context.error(
        "wrong-kind", "expected a model file, a mapping, but found \(document.root.kind)",
        at: document.root.location)
      return
    }
    let threat = members.first { $0.key.name == "threat" }
    let object = ObjectReader(
      members, at: document.root.location, as: threat == nil ? .modelFile : .threatFile, context)
    readHeader(object)
    readCorrelations(object)
    readNodes(object, isThreatFile: threat != nil)
    readThreats(object, own: threat)
    readControls(object)
    readMatrices(object)
    if let system = object["system"] { systems.read(system, into: &model.system) }
  }

  private mutating func readHeader(_ object: ObjectReader) {
    if let node = object["model"], let fields = ObjectReader(node, as: .model, context) {
      model.title = fields.text("title") ?? model.title
      for member in fields.members("organisation") {
        model.organisation[member.key.name] = fields.text(of: member.value, "a text")
      }
    }
    for member in object.members("parameters")
    where parameterNames.add(member.key.name, at: member.key.location) {
      let name = ParameterName.parameter(member.key.name)
      context.locations[.parameter(member.key.name)] = member.key.location
      model.parameters[member.key.name] = EstimateReader(context: context).estimate(
        member.value, .shared, named: name)
    }
  }

  private mutating func readCorrelations(_ object: ObjectReader) {
    guard object["correlations"] != nil else { return }
    let reader = CorrelationReader(context: context)
    for element in object.elements("correlations") {
      for correlation in reader.correlations(element) {
        context.locations[.correlation(model.correlations.count)] = element.location
        model.correlations.append(correlation)
      }
    }
  }

  private mutating func readNodes(_ object: ObjectReader, isThreatFile: Bool) {
    for member in object.members("nodes") {
      nodes.read(member.key.name, member.value, at: member.key.location)
    }
    let own = isThreatFile ? nil : object["tree"]
    let others = object["trees"] == nil ? [] : object.elements("trees")
    for tree in (own.map { [$0] } ?? []) + others {
      guard let name = nodes.reference(tree) else { continue }
      context.locations[.tree(name)] = tree.location
      model.trees.append(name)
    }
  }

  private mutating func readThreats(_ object: ObjectReader, own: YAMLNode.Member?) {
    if let own, let name = object.name("threat"), threatNames.add(name, at: own.value.location) {
      model.threats[name] = threats.threat(name, object, at: own.value.location, &nodes)
    }
    for member in object.members("threats")
    where threatNames.add(member.key.name, at: member.key.location) {
      guard let fields = ObjectReader(member.value, as: .threat, context) else { continue }
      model.threats[member.key.name] = threats.threat(
        member.key.name, fields, at: member.key.location, &nodes)
    }
  }

  private mutating func readControls(_ object: ObjectReader) {
    for member in object.members("controls")
    where controlNames.add(member.key.name, at: member.key.location) {
      model.controls[member.key.name] = controls.control(member)
    }
    readPlanRules(object)
    for member in object.members("attackers")
    where attackerNames.add(member.key.name, at: member.key.location) {
      model.attackers[member.key.name] = controls.attacker(member)
    }
    guard object["responses"] != nil else { return }
    for element in object.elements("responses") {
      guard let response = controls.response(element) else { continue }
      context.locations[.response(model.responses.count)] = element.location
      model.responses.append(response)
    }
  }

  private mutating func readPlanRules(_ object: ObjectReader) {
    let reader = PlanRulesReader(context: context)
    if let node = object["plan-rules"], isFirst(.planRules, "plan rules", node) {
      model.planRules = reader.rules(node) ?? model.planRules
    }
    if let node = object["roadmap"], isFirst(.roadmap, "a roadmap", node) {
      model.work = reader.work(node) ?? model.work
    }
  }

  /// Whether a section that a model has once is there for the first time; else it is reported.
  private func isFirst(_ element: SourceMap.Element, _ what: String, _ node: YAMLNode) -> Bool {
    guard let first = context.locations[element] else { return true }
    context.error(
      "duplicate-name", "the model has \(what) a second time", at: node.location,
      hint: "the first is at \(first)")
    return false
  }

  private mutating func readMatrices(_ object: ObjectReader) {
    if let node = object["matrix"] {
      if let first = matrixPlace {
        context.error(
          "duplicate-name", "the model has a second risk matrix", at: node.location,
          hint: "the first is at \(first)")
      } else {
        matrixPlace = node.location
        model.matrix = matrices.matrix(node)
      }
    }
    guard object["stride-matrix"] != nil else { return }
    for element in object.elements("stride-matrix") {
      guard let row = matrices.strideMatrixRow(element) else { continue }
      context.locations[.strideMatrixRow(model.strideMatrix.count)] = element.location
      model.strideMatrix.append(row)
    }
  }
}
