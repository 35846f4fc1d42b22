// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A column of a column program: while it is built the number of the instruction that makes it, in the
/// finished program the slot of memory that holds it.
typealias Register = Int32
