// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What stays of losses as the trial loop applies it: formulas with the same one keep the same of the same events.
struct SampledRetention: Hashable, Sendable {
  /// The column of the factor on each loss.
  let scale: Register
  /// The transfers, in order.
  let transfers: [SampledTransfer]
}
