// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The shapes of printed documents and of the parts that several of them share.
enum DocumentShape {}
