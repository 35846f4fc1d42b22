// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How the uniform numbers behind a trial's parameters are chosen.
///
/// Chance (how many loss events there are in a year, and how large they are) is drawn independently in every scheme.
public enum SamplingScheme: String, Hashable, Sendable, CaseIterable {
  /// Randomised quasi-Monte Carlo where there are trials enough for it, else plain; expected losses with the parameters that
  /// they are linear in integrated out.
  case auto
  /// Every trial is independent of all others.
  case plain
  /// Trials in pairs of opposites.
  case antithetic
  /// Each parameter takes each of many equal strata equally often.
  case latinHypercube = "latin-hypercube"
  /// Scrambled Sobol points in several independent replicates.
  case quasi
}
