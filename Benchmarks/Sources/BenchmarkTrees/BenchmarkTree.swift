// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A fault tree as text to be: gates with an operator and operands, events with a probability.
package struct BenchmarkTree {
  /// A gate.
  package struct Gate {
    package var name: String
    /// `and`, `or`, `xor`, or `atleast` with a number.
    package var operation: String
    package var minimum: Int?
    /// Names; a leading `!` negates.
    package var operands: [String]
  }

  /// What it is called in the table.
  package let name: String
  /// The gates; the first is the goal.
  package var gates: [Gate] = []
  /// The events' names and probabilities.
  package var events: [(name: String, probability: Double)] = []

  /// The tree in the Open-PSA Model Exchange Format; with `isUncertain` each probability is the mean of a
  /// lognormal law of error factor 3.
  package func openPSA(isUncertain: Bool) -> String {
    let gateNames = Set(gates.map(\.name))
    var text = "<?xml version=\"1.0\"?>\n<opsa-mef>\n<define-fault-tree name=\"tree\">\n"
    for gate in gates {
      let minimum = gate.minimum.map { " min=\"\($0)\"" } ?? ""
      text += "<define-gate name=\"\(gate.name)\"><\(gate.operation)\(minimum)>"
      for operand in gate.operands {
        let name = operand.drop { $0 == "!" }
        let kind = gateNames.contains(String(name)) ? "gate" : "basic-event"
        let reference = "<\(kind) name=\"\(name)\"/>"
        text += operand.hasPrefix("!") ? "<not>\(reference)</not>" : reference
      }
      text += "</\(gate.operation)></define-gate>\n"
    }
    text += "</define-fault-tree>\n<model-data>\n"
    for event in events {
      let number = "<float value=\"\(event.probability)\"/>"
      let expression =
        isUncertain
        ? "<lognormal-deviate>\(number)<float value=\"3\"/><float value=\"0.95\"/></lognormal-deviate>"
        : number
      text += "<define-basic-event name=\"\(event.name)\">\(expression)</define-basic-event>\n"
    }
    return text + "</model-data>\n</opsa-mef>\n"
  }
}
