// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads static fault trees in the Galileo format, as Galileo, DFTCalc and Storm write them.
///
/// Rates become probabilities at the mission time. Dynamic gates are refused, since what they mean depends on
/// the order of events in time; a priority 'pand' alone becomes a sequence. Sullivan, Dugan, Coppit: The Galileo
/// fault tree analysis tool, FTCS 1999.
struct GalileoReader {
  typealias Token = GalileoScanner.Token

  /// A gate whose children are looked up once all names are known.
  private struct Pending {
    var type: Token
    var children: [Token]
  }

  private static let dynamic: Set<String> = [
    "wsp", "csp", "hsp", "sp", "spare", "fdep", "pdep", "seq", "por", "pand-ex", "por-ex",
    "pand-exclusive", "por-inclusive", "por-exclusive", "mutex",
  ]
  private static let diagnosticLimit = 100

  private let bytes: [UInt8]
  private let file: String
  private let tokens: [Token]
  private let missionTime: Double
  private var diagnostics: [Diagnostic] = []
  private var tree = FaultTree()
  private var gates: [String: Int] = [:]
  private var events: [String: Int] = [:]
  private var pending: [Pending] = []
  private var top: Token?
  private var dormant: [String] = []
  private var timed: [String] = []

  /// Makes a reader of a text.
  ///
  /// - Throws: A diagnostic if the text cannot be cut into words.
  init(_ bytes: [UInt8], file: String, missionTime: Double) throws(Diagnostic) {
    self.bytes = bytes
    self.file = file
    self.missionTime = missionTime
    var scanner = GalileoScanner(bytes, file: file)
    tokens = try scanner.tokens()
  }

  /// The fault tree, or what is wrong with it.
  ///
  /// O(length of the text).
  mutating func read() -> LoadedFaultTree {
    var rest = tokens[...]
    while let first = rest.first {
      guard let end = rest.firstIndex(where: { $0.kind == .semicolon }) else {
        error("galileo-syntax", "there is no ';' after this", first)
        return LoadedFaultTree(tree: nil, diagnostics: diagnostics)
      }
      readStatement(Array(rest[..<end]), end: rest[end])
      rest = rest[(end + 1)...]
    }
    for (index, gate) in pending.enumerated() {
      if let formula = formula(of: gate) { tree.gates[index].formula = formula }
    }
    setGoal()
    if !hasErrors { checkCycles() }
    return LoadedFaultTree(
      tree: hasErrors ? nil : tree, diagnostics: diagnostics + (hasErrors ? [] : notices))
  }

  private var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  private mutating func readStatement(_ words: [Token], end: Token) {
    guard let name = words.first else { return error("galileo-syntax", "nothing before ';'", end) }
    guard words.count > 1 else {
      return error("galileo-syntax", "'\(name.text)' is said nothing of", name)
    }
    if name.kind == .word && name.text == "toplevel" {
      if top != nil { error("duplicate-name", "there is a second 'toplevel'", name) }
      top = words[1]
    } else if name.kind == .word && name.text == "param" {
      error("not-taken", "parameters without values are not taken", name)
    } else if gates[name.text] != nil || events[name.text] != nil {
      error("duplicate-name", "'\(name.text)' is defined twice", name, hint: "rename one of them")
    } else if words.count > 2, words[2].kind == .equals {
      define(event: name, Array(words.dropFirst()))
    } else {
      define(gate: name, words[1], Array(words.dropFirst(2)))
    }
  }

  private mutating func define(gate name: Token, _ type: Token, _ children: [Token]) {
    gates[name.text] = tree.gates.count
    tree.gates.append(FaultTreeGate(name: name.text, formula: .constant(false)))
    pending.append(Pending(type: type, children: children))
  }

  private mutating func define(event name: Token, _ words: [Token]) {
    let index = tree.events.count
    events[name.text] = index
    tree.events.append(BasicEvent(name: name.text))
    var numbers: [String: (value: Double, token: Token)] = [:]
    for start in stride(from: 0, to: words.count, by: 3) {
      guard start + 2 < words.count, words[start + 1].kind == .equals else {
        return error("galileo-syntax", "expected 'key=number'", words[start])
      }
      guard let value = Double(words[start + 2].text), value.isFinite, value >= 0 else {
        return error(
          "bad-number", "'\(words[start + 2].text)' is no finite number from 0", words[start + 2])
      }
      numbers[words[start].text] = (value, words[start])
    }
    tree.events[index].probability = probability(name, &numbers)
    for left in numbers.values.map(\.token).sorted(by: { $0.offset < $1.offset }) {
      error(
        "not-taken", "'\(left.text)' of the event '\(name.text)' is not taken", left,
        hint: "an event has 'prob', 'lambda' or 'rate' and 'shape'")
    }
  }

  private mutating func probability(
    _ name: Token, _ numbers: inout [String: (value: Double, token: Token)]
  ) -> NumericExpression? {
    if numbers.removeValue(forKey: "dorm") != nil { dormant.append(name.text) }
    for key in ["cov", "res"] where numbers[key]?.value == 0 { numbers[key] = nil }
    if let (value, token) = numbers.removeValue(forKey: "prob") {
      if value > 1 { error("bad-probability", "the probability \(value) is greater than 1", token) }
      return .constant(value)
    }
    let time = NumericExpression.constant(missionTime)
    if let (rate, _) = numbers.removeValue(forKey: "lambda") {
      timed.append(name.text)
      return .apply(.exponentialFailure, [.constant(rate), time])
    }
    if let (rate, _) = numbers["rate"], let (shape, _) = numbers["shape"], rate > 0 {
      numbers["rate"] = nil
      numbers["shape"] = nil
      timed.append(name.text)
      return .apply(
        .weibullFailure, [.constant(1 / rate), .constant(shape), .constant(0), time])
    }
    if numbers.isEmpty {
      error("missing-value", "the event '\(name.text)' has no probability and no rate", name)
    }
    return nil
  }

  private mutating func formula(of gate: Pending) -> Formula? {
    let type = gate.type.text.lowercased()
    if Self.dynamic.contains(type) {
      error(
        "dynamic-gate", "the dynamic gate '\(gate.type.text)' is not taken", gate.type,
        hint: "only 'and', 'or', 'KofN', 'not', 'xor' and 'pand' are")
      return nil
    }
    var operands: [Formula] = []
    for child in gate.children {
      guard let operand = operand(child) else { return nil }
      operands.append(operand)
    }
    guard !operands.isEmpty else {
      error(
        "bad-formula", "'\(gate.type.text)' has neither children nor '=' and a number", gate.type)
      return nil
    }
    switch type {
    case "and", "pand", "pand-inclusive": return .all(operands)
    case "or": return .any(operands)
    case "xor": return .odd(operands)
    case "not" where operands.count == 1: return .not(operands[0])
    default: return threshold(gate.type, operands)
    }
  }

  private mutating func threshold(_ type: Token, _ operands: [Formula]) -> Formula? {
    let numbers = type.text.components(separatedByWord: "of").map { Int($0) }
    guard numbers.count == 2, let least = numbers[0], let count = numbers[1] else {
      error(
        "unknown-element", "'\(type.text)' is no gate that is known here", type,
        hint: NearestName.hint(type.text, among: ["and", "or", "not", "xor", "pand"]))
      return nil
    }
    guard count == operands.count, (1...count).contains(least) else {
      error(
        "bad-value", "'\(type.text)' does not fit \(operands.count) children", type)
      return nil
    }
    return .atLeast(least, operands)
  }

  private mutating func operand(_ child: Token) -> Formula? {
    if let gate = gates[child.text] { return .gate(gate) }
    if let event = events[child.text] { return .event(event) }
    error(
      "undefined-name", "there is no gate or event '\(child.text)'", child,
      hint: NearestName.hint(child.text, among: tree.gates.map(\.name) + tree.events.map(\.name)))
    return nil
  }

  private mutating func setGoal() {
    guard let top else {
      diagnostics.append(
        Diagnostic(
          .error, code: "no-goal", "the file has no 'toplevel'",
          at: .start(of: file),
          hint: "name the gate that is asked for: toplevel \"NAME\";"))
      return
    }
    switch operand(top) {
    case .gate(let gate): tree.goals = [gate]
    case .event(let event):
      tree.goals = [tree.gates.count]
      tree.gates.append(FaultTreeGate(name: "\(top.text)-goal", formula: .event(event)))
    default: break
    }
    for (index, gate) in pending.enumerated() where gate.type.text.lowercased().hasPrefix("pand") {
      tree.gates[index].isOrdered = true
    }
  }

  private mutating func checkCycles() {
    guard let gate = ReferenceCycle.first(in: tree.gates.map(\.formula.leaves.gates)),
      pending.indices.contains(gate)
    else { return }
    error(
      "cycle", "the gate '\(tree.gates[gate].name)' is its own descendant", pending[gate].type)
  }

  private var notices: [Diagnostic] {
    let ordered = tree.gates.filter(\.isOrdered).map(\.name)
    return [
      Notice.warning(
        "order", ordered, "'pand' is taken as a sequence, whose probability is that of 'and'"),
      Notice.warning("dormancy", dormant, "'dorm' means nothing without spare gates"),
      Notice.warning(
        "mission-time", timed, "rates become probabilities at time \(missionTime)"),
    ].compactMap { $0 }
  }

  private mutating func error(
    _ code: String, _ message: String, _ token: Token, hint: String? = nil
  ) {
    guard diagnostics.count < Self.diagnosticLimit else { return }
    diagnostics.append(
      Diagnostic(
        .error, code: code, message,
        at: XMLDocument.location(of: token.offset, in: bytes, file: file), hint: hint))
  }
}

extension String {
  /// The parts before and after a word, or the whole.
  fileprivate func components(separatedByWord word: String) -> [Substring] {
    guard let range = firstRange(of: word) else { return [self[...]] }
    return [self[..<range.lowerBound], self[range.upperBound...]]
  }
}
