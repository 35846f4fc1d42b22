// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Glibc

/// A whole process with its CPU time.
struct Run {
  /// User and system seconds.
  var seconds: Double
  /// What it printed.
  var output: Data

  /// Runs a program to its end.
  static func of(_ arguments: [String]) throws -> Run {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).out").path
    defer { unlink(file) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    guard posix_spawnp(&process, arguments[0], &actions, nil, &words, environ) == 0 else {
      throw CocoaError(.executableNotLoadable)
    }
    var (status, usage) = (Int32(0), rusage())
    wait4(process, &status, 0, &usage)
    guard status == 0 else { throw CocoaError(.executableLoad) }
    let times = [usage.ru_utime, usage.ru_stime]
    let seconds = times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    return Run(seconds: seconds, output: try Data(contentsOf: URL(fileURLWithPath: file)))
  }
}
