// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Glibc

/// A whole process by the processor time it took, which other work on the machine hardly changes.
struct ProcessorTime {
  /// Seconds of user and system time.
  var seconds: Double
  /// What it printed.
  var output: String

  /// Runs a program.
  ///
  /// - Throws: ``BenchmarkFailure`` if it cannot be run, or fails.
  static func run(_ arguments: [String]) throws -> ProcessorTime {
    let before = children()
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["OMP_NUM_THREADS=1"] + arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchmarkFailure(description: "failed: \(arguments.joined(separator: " "))")
    }
    return ProcessorTime(
      seconds: children() - before, output: String(decoding: output, as: UTF8.self))
  }

  /// The run of median time among several.
  static func median(_ count: Int, of arguments: [String]) throws -> ProcessorTime {
    let runs = try (0..<count).map { _ in try run(arguments) }
    return runs.sorted { $0.seconds < $1.seconds }[count / 2]
  }

  private static func children() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}

/// Why a benchmark could not be run.
struct BenchmarkFailure: Error, CustomStringConvertible {
  var description: String
}
