// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

extension EventForm {
  /// What is kept of the form under transfers by event.
  ///
  /// O(pieces of the law).
  func retained(by kept: Retention) -> EventForm {
    EventForm(pieces.retained(scale: scale) { kept.ofEvent($0) }, scale: 1, share: share)
  }
}
