// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Shape {
  private static let strideWords = STRIDE.allCases.map(\.rawValue)
  private static let quantities = Effect.Quantity.allCases.map(\.rawValue)

  /// A control.
  static let control = Shape(
    "a control",
    [
      Field("title", .text, "a phrase for people"),
      Field("stride", .choices(strideWords), "the categories it is meant for"),
      Field(
        "status", .choice(ControlStatus.allCases.map(\.rawValue)), required: true,
        "how far it has come"),
      Field("owner", .text, "who is responsible"),
      Field("cost", .estimate(.money), "what it costs a year"),
      Field("coverage", .number(.probability), "the share of its scope that it covers"),
      Field("effects", .list(effect), required: true, "what it does"),
      Field("requires", .names, "controls without which it cannot work"),
      Field("excludes", .names, "controls that do not go together with it"),
      Field("due", .text, "when it is to be in place, as YYYY-MM-DD"),
      Field("effort", .estimate(.plain), "the work that is left, in person-days"),
      Field("note", .text, "free text"),
    ] + provenance)

  /// One effect of a control or an attacker.
  static let effect = Shape(
    "an effect",
    [
      Field("steps", .names, "the steps it bears on"),
      Field("threats", .names, "the threats it bears on"),
      Field("stride", .choices(strideWords), "all threats of these categories"),
      Field("reduce", .choice(quantities), "multiplied by 1 - 'by'"),
      Field("raise", .choice(quantities), "'by' is added"),
      Field("multiply", .choice(quantities), "multiplied by 'by'"),
      Field("by", .estimate(.shared), "the size of the effect"),
      Field("eliminate", .flag, "takes the steps or threats out"),
      Field("transfer", .object(transfer), "a third party bears a share of the loss"),
    ])

  /// Terms of transfer.
  static let transfer = Shape(
    "a transfer",
    [
      Field("party", .text, "who bears it"),
      Field("share", .estimate(.probability), required: true, "the share that is transferred"),
      Field("deductible", .number(.money), "what stays with us first"),
      Field("limit", .number(.money), "the most that counts above the deductible"),
      Field(
        "basis", .choice(TransferTerms.Basis.allCases.map(\.rawValue)),
        "what deductible and limit apply to: event or year"),
      Field(
        "aggregate-deductible", .number(.money), "what stays with us first of a year's events"),
      Field("aggregate-limit", .number(.money), "the most that counts of a year's events"),
      Field("premium", .estimate(.money), "what the transfer costs a year"),
    ])

  /// A kind of attacker.
  static let attacker = Shape(
    "an attacker",
    [
      Field("title", .text, "a phrase for people"),
      Field("budget", .estimate(.money), "what he can spend on one attack"),
      Field("patience", .estimate(.hours), "the time he gives one attack"),
      Field("skill", .choice(Skill.allCases.map(\.name)), "the hardest step he masters"),
      Field("free-steps", .names, "steps that cost him nothing"),
      Field("effects", .list(effect), "what is different for him"),
      Field("note", .text, "free text"),
    ])

  /// A decision about a risk.
  static let response = Shape(
    "a response",
    [
      Field("threat", .name, "the threat it answers"),
      Field("risk", .text, "a risk that is not modelled"),
      Field(
        "decision", .choice(Response.Decision.allCases.map(\.rawValue)), required: true,
        "what was decided"),
      Field("controls", .names, "the controls that carry it out"),
      Field("owner", .text, "who is responsible"),
      Field("accepted-by", .text, "who accepted the risk"),
      Field("accepted-on", .text, "when, as YYYY-MM-DD"),
      Field("review-on", .text, "when it is reviewed, as YYYY-MM-DD"),
      Field("condition", .text, "what is watched"),
      Field("impact", .text, "what the risk would do"), Field("note", .text, "free text"),
    ])
}
