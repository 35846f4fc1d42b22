// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A model in which every rule of validation holds: the analyses behind it need not fail.
///
/// Only validation can make one.
public struct ValidatedModel: Sendable {
  /// The model.
  public let model: Model

  /// The rules, in the order of their findings.
  private static let rules: [any ValidationRule.Type] = [
    GateShapeRule.self, NodeReferenceRule.self, CycleRule.self, ReachabilityRule.self,
    DefencePositionRule.self, ParameterRule.self, ThreatRule.self, ControlRule.self,
    PlanRulesRule.self, WorkRule.self,
    AttackerRule.self, ResponseRule.self, SystemRule.self, MatrixRule.self,
    StrideMatrixRule.self, ScenarioRule.self, CorrelationRule.self,
  ]

  /// Applies every rule.
  ///
  /// - Parameter model: The model.
  /// - Returns: The validated model, `nil` if there are errors, and all findings in the order of files.
  /// - Complexity: Linear in the model, times the length of names where they are unknown.
  public static func validate(_ model: Model) -> (ValidatedModel?, [Diagnostic]) {
    let findings = rules.flatMap { $0.check(model) }
    let isValid = !findings.contains { $0.severity == .error }
    return (isValid ? ValidatedModel(model: model) : nil, findings)
  }

  private init(model: Model) {
    self.model = model
  }
}
