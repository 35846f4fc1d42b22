// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Changes of a model that was loaded, with the validation of what comes of them.
public enum ModelChanges {
  /// The model after changes.
  ///
  /// - Parameters:
  ///   - changes: The changes, applied in their order.
  ///   - model: A model that was validated.
  /// - Returns: The changed model, if it has no errors, its digest, and all findings about the changes.
  /// - Complexity: O(changes x elements of the model).
  public static func applied(_ changes: [ModelChange], to model: ValidatedModel) -> LoadedModel {
    let context = DecodingContext(currency: model.model.currency)
    var changed = model.model
    ModelChangeApplication(context: context).apply(changes, to: &changed)
    let (validated, findings) = ValidatedModel.validate(changed)
    let errors = findings.filter { $0.severity == .error }
    let all = context.diagnostics + errors + LawCheck.check(changed)
    let isGood = !all.contains { $0.severity == .error }
    return LoadedModel(
      model: isGood ? validated : nil, digest: isGood ? ModelDigest.hex(of: changed) : nil,
      diagnostics: all)
  }

  /// The number of a text in the unit of the places that a target names: `10k USD` for a cost.
  ///
  /// - Returns: The number; `nil` if it is none, or if the places have different units.
  /// - Throws: `TargetError` if the target names nothing.
  public static func number(
    _ text: String, of target: String, _ operation: ModelChange.Operation, in model: Model
  ) throws(TargetError) -> Double? {
    let places = try model.places(named: target)
    let units = Set(places.map { operation == .multiply ? Unit.plain : model.unit(at: $0) })
    guard let unit = units.first, units.count == 1 else { return nil }
    return ScalarNumber(currency: model.currency).parse(text, as: unit)
  }
}
