// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// One form of loss as the trial loop draws it.
struct SampledForm: Sendable {
  /// The law of one event's loss.
  let law: QuantileTable
  /// The moments of the part of the law below a quantile.
  let below: PartialMoments
  /// The column of the share of events in which the form occurs; `nil` means every event.
  var share: Register?
  /// Draws single losses.
  let magnitudes: NamedStream
  /// Draws whether the form occurs in an event, or in how many of many events.
  let occurrences: NamedStream
  /// Draws the largest losses of many.
  let largest: NamedStream
  /// Draws the sum of the rest of many.
  let rest: NamedStream
}
