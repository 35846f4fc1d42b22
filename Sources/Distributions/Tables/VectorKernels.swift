// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels

/// The inner loops over columns, for the widest vectors that this processor has.
///
/// All widths give the same bits (see `CVectorKernels.h`); `COPSE_VECTORS` chooses one by name.
package enum VectorKernels {
  /// The kernels that are used.
  nonisolated(unsafe) package static let current = copse_best_kernels().pointee
}
