// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Glibc

/// A whole process with its wall time, its processor time and the most memory it held.
package struct ProcessRun: Sendable {
  /// Seconds; `nil` if it was stopped or failed.
  package var seconds: Double?
  /// Seconds of processor time, user and system; `nil` if it was stopped or failed.
  package var processorSeconds: Double?
  /// Megabytes.
  package var memory: Double
  /// What it printed.
  package var output: String

  /// Runs a program; past the limit of seconds it is stopped.
  package static func run(_ arguments: [String], limit: Double) throws -> ProcessRun {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("\(UUID().uuidString).out").path
    defer { unlink(file) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let clock = ContinuousClock()
    let start = clock.now
    var process = pid_t()
    guard posix_spawnp(&process, arguments[0], &actions, nil, &words, environ) == 0 else {
      throw BenchmarkError(message: "cannot run \(arguments[0])")
    }
    var status: Int32 = 0
    var memory = 0.0
    var usage = rusage()
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      usleep(500)
      memory = max(memory, peak(of: process))
      if start.duration(to: clock.now) > .seconds(limit) { kill(process, SIGKILL) }
    }
    let elapsed = start.duration(to: clock.now)
    let seconds =
      Double(elapsed.components.attoseconds) * 1e-18 + Double(elapsed.components.seconds)
    // Reports can be gigabytes, and what this process holds counts as the next one's memory.
    let handle = FileHandle(forReadingAtPath: file)
    let text = String(decoding: (try? handle?.read(upToCount: 1 << 18)) ?? Data(), as: UTF8.self)
    return ProcessRun(
      seconds: status == 0 ? seconds : nil,
      processorSeconds: status == 0
        ? Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime) : nil,
      memory: memory, output: text)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + 1e-6 * Double(time.tv_usec)
  }

  /// The most memory that a running process has held so far, in megabytes.
  ///
  /// Not by `wait4`: its figure begins with the memory of the process that started the other.
  private static func peak(of process: pid_t) -> Double {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    else { return 0 }
    return kilobytes / 1024
  }

  /// The median by time of several runs; a failure counts as slower than all.
  package static func median(_ runs: Int, of arguments: [String], limit: Double) throws
    -> ProcessRun
  {
    var all: [ProcessRun] = []
    for _ in 0..<runs {
      all.append(try run(arguments, limit: limit))
      // What takes long varies little: once is enough.
      if all[0].seconds ?? limit > 5 { break }
    }
    return all.sorted { ($0.seconds ?? .infinity) < ($1.seconds ?? .infinity) }[all.count / 2]
  }
}
