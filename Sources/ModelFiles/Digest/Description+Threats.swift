// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Description {
  /// A threat.
  static func of(_ threat: Threat) -> String {
    let occurrence =
      switch threat.occurrence {
      case .poisson: "poisson"
      case .negativeBinomial(let size): "negativeBinomial(size: \(size))"
      }
    return [
      "Threat(name: ", text(threat.name), ", title: ", text(threat.title), ", stride: ",
      of(threat.stride), ", targets: ", texts(threat.targets), ", attempts: ", of(threat.attempts),
      ", occurrence: AttackTrees.Occurrence.", occurrence, ", losses: ",
      list(threat.losses) { of($0) }, ", goal: ", text(threat.goal), ", owner: ",
      text(threat.owner), ", note: ", text(threat.note), ")",
    ].joined()
  }

  /// A category of threats.
  static func of(_ stride: STRIDE) -> String {
    let word =
      switch stride {
      case .spoofing: "spoofing"
      case .tampering: "tampering"
      case .repudiation: "repudiation"
      case .informationDisclosure: "informationDisclosure"
      case .denialOfService: "denialOfService"
      case .elevationOfPrivilege: "elevationOfPrivilege"
      }
    return "AttackTrees.STRIDE." + word
  }

  private static func of(_ form: LossForm) -> String {
    [
      "AttackTrees.LossForm(name: ", text(form.name), ", magnitude: ", of(form.magnitude),
      ", probability: ", optional(form.probability) { of($0) }, ")",
    ].joined()
  }
}
