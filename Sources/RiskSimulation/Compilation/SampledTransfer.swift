// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// One transfer as the trial loop applies it.
struct SampledTransfer: Hashable, Sendable {
  /// Deductible, limit and what they apply to.
  let terms: TransferTerms
  /// The column of the share.
  var share: Register
}
