// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ModelFiles
import OrderedCollections
import RiskSimulation

/// One `--over`: a target and the values that it takes.
struct SweepRange {
  /// The axis for the result.
  let axis: SweepAxis
  /// The change of the model at each value.
  let changes: [ModelChange]

  /// Reads `TARGET=FROM:TO:STEP` or `TARGET=A,B,C`, in the unit of the target.
  init(_ text: String, in model: Model) throws {
    guard let whole = ModelChange(text) else {
      throw Failure(
        "--over '\(text)': write TARGET=FROM:TO:STEP or TARGET=A,B,C, such as attempts*=0.5:2:0.5")
    }
    let isRange = whole.value.contains(":")
    let words = whole.value.split(
      separator: isRange ? ":" : ",", omittingEmptySubsequences: false
    ).map { $0.split(separator: " ").joined(separator: " ") }
    let numbers = try words.map { try Self.number($0, whole, in: model) }
    var values = numbers
    if isRange {
      guard numbers.count == 3,
        let range = SweepAxis.range(
          from: numbers[0], to: numbers[1], step: numbers[2], limit: Sweep.pointLimit)
      else {
        throw Failure(
          "--over '\(text)': write FROM:TO:STEP with a step that is not 0 and at most "
            + "\(Sweep.pointLimit) values")
      }
      values = range
    }
    let sign = whole.operation.rawValue
    axis = SweepAxis(name: whole.target + String(sign.dropLast()), values: values)
    changes = values.compactMap { ModelChange("\(whole.target)\(sign)\($0)") }
  }

  private static func number(
    _ word: String, _ change: ModelChange, in model: Model
  ) throws -> Double {
    do throws(TargetError) {
      let number = try ModelChanges.number(word, of: change.target, change.operation, in: model)
      if let number { return number }
    } catch {
      throw Failure("--over '\(change.text)': \(error) (\(error.hint))", .modelErrors)
    }
    throw Failure("--over '\(change.text)': '\(word)' is not a number of the unit needed there")
  }
}
