// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// How far a response has come on a day.
public enum ResponseStatus: String, Hashable, Sendable, CaseIterable {
  /// Nothing carries it out.
  case open
  /// All its controls are suggested at most.
  case proposed
  /// At least one control is decided, none begun.
  case planned
  /// Some controls are in place or being built, not all in place.
  case inProgress = "in-progress"
  /// All its controls are in place.
  case implemented
  /// The risk is accepted, and its review lies ahead.
  case accepted
  /// The day of review has passed.
  case expired
}

extension Response {
  /// How far the response has come on a day; retired controls do not count.
  ///
  /// A response of any kind with a day of review in the past is expired: somebody has to decide again.
  ///
  /// - Complexity: O(controls of the response).
  public func status(in model: Model, asOf day: CalendarDate) -> ResponseStatus {
    if isExpired(asOf: day) { return .expired }
    if decision == .accept { return .accepted }
    let statuses = controls.compactMap { model.controls[$0]?.status }.filter { $0 != .retired }
    if statuses.isEmpty { return .open }
    if statuses.allSatisfy({ $0 == .implemented }) { return .implemented }
    if statuses.contains(where: { $0 == .implemented || $0 == .inProgress }) {
      return .inProgress
    }
    return statuses.contains(.planned) ? .planned : .proposed
  }

  /// Whether the day of review lies before a day.
  public func isExpired(asOf day: CalendarDate) -> Bool {
    reviewOn.flatMap { CalendarDate($0) }.map { $0 < day } ?? false
  }
}
