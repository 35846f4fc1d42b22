// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The version of copse, printed with results that others may want to reproduce.
public enum ProgramVersion {
  /// The version of this build.
  public static let current = "0.1.0"
}
