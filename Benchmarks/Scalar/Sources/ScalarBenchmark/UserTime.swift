// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Glibc

/// Processor time in user mode, in seconds.
enum UserTime {
  /// This process's.
  static var own: Double { seconds(of: RUSAGE_SELF.rawValue) }
  /// That of the processes that it started and that have ended.
  static var ofChildren: Double { seconds(of: RUSAGE_CHILDREN.rawValue) }

  private static func seconds(of who: Int32) -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(who), &usage)
    return Double(usage.ru_utime.tv_sec) + 1e-6 * Double(usage.ru_utime.tv_usec)
  }
}
