// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// Runs what optimizes, with its progress, until it is done or Ctrl-C ends it.
struct OptimizerRun {
  private static let steps = 1_000

  /// Whether no progress is shown.
  let isQuiet: Bool
  /// Whether progress is ASCII only.
  let isPlain: Bool

  /// The result of work that tells the share of it that is done.
  ///
  /// - Throws: ``Failure`` or ``ExitStatus``.
  func result<Value: Sendable>(
    of work: @escaping @Sendable (@escaping @Sendable (Double) -> Void) throws -> Value
  ) async throws -> Value {
    let display = ProgressDisplay(total: Self.steps, unit: nil, isQuiet: isQuiet, isPlain: isPlain)
    defer { display.clear() }
    do {
      return try await Interruption.cancelling {
        try work { display.update(Int($0 * Double(Self.steps))) }
      }
    } catch is CancellationError {
      throw ExitStatus.interrupted
    } catch let error as SimulationError {
      throw Failure(error.description, .modelErrors)
    } catch let error as RoadmapError {
      throw Failure(error.description)
    } catch let error as OptimizationError {
      throw Failure(error.description)
    }
  }
}
