// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What a count says about an uncertain number: its likelihood, up to a factor.
public enum Evidence: Hashable, Sendable {
  /// So many successes in so many independent trials: `p^k (1 - p)^(n - k)` for a probability `p`.
  case successes(Int, trials: Int)
  /// So many events in so many years: `r^k exp(-r t)` for a rate `r` a year.
  case events(Int, years: Double)
  /// So many events in so many years, of which each attempt becomes one with an uncertain probability:
  /// the mean of `(r v)^k exp(-r v t)` over equally likely `v`, for a rate `r` of attempts a year.
  case thinnedEvents(Int, years: Double, probabilities: [Double])
}
