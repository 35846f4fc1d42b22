// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Why no roadmap can be made.
public enum RoadmapError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nobody says when work begins.
  case noBeginning
  /// Nobody says how much is done in a quarter.
  case noCapacity
  /// The capacity is not a number above 0.
  case capacity(Double)
  /// The number of quarters is out of range.
  case quarters(Int)
  /// The number of draws is out of range.
  case draws(Int)
  /// A control that is named is not one of the model; the hint names the nearest.
  case unknownControl(String, hint: String?)
  /// There is no work.
  case nothingToDo
  /// Controls whose effort is not known.
  case noEffort([String])
  /// More controls than orders are searched for.
  case tooManyControls(Int)
  /// A control needs another that is neither in place nor in the work.
  case missing(control: String, needs: String)
  /// Two controls that do not go together are both in the work, or one of them in place.
  case excluding(String, String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .noBeginning:
      "nobody says when work begins: give --from YYYY-MM-DD, or 'roadmap: {begins: YYYY-MM-DD}' in the model"
    case .noCapacity:
      "nobody says how much work is done: give --capacity PERSON-DAYS a quarter, or "
        + "'roadmap: {capacity: 60}' in the model"
    case .capacity(let value): "the capacity \(value) is not a number of person-days above 0"
    case .quarters(let count): "\(count) quarters: the number must lie between 1 and 40"
    case .draws(let count): "\(count) draws: the number must lie between 256 and 1048576"
    case .unknownControl(let name, let hint):
      "there is no control '\(name)'" + (hint.map { ": \($0)" } ?? "")
    case .nothingToDo: "there is no control to be built: none has a status that is asked for"
    case .noEffort(let names):
      "give these controls an 'effort' in person-days, or leave them out with --without: "
        + names.joined(separator: ", ")
    case .tooManyControls(let count):
      "\(count) controls are to be built: the best order is searched for up to "
        + "\(RoadmapPlanner.maximumControls); leave some out with --without or --status"
    case .missing(let control, let needs):
      "'\(control)' requires '\(needs)', which is neither in place nor to be built"
    case .excluding(let first, let second):
      "'\(first)' and '\(second)' exclude each other: leave one out with --without"
    }
  }
}
