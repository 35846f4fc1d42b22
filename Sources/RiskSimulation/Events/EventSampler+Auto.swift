// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension EventSampler {
  /// The fewest trials with the goal that plain simulation is to see.
  private static let enough = 1_000.0

  /// Runs trials by the method that suits the goal, or by the one that is asked for.
  ///
  /// Without a method: plain where a thousand trials with the goal are to be expected, from the exact probability
  /// or else from a first run of 262,144 trials; importance sampling for rarer goals.
  ///
  /// - Parameters:
  ///   - method: The method; `nil` lets the goal decide.
  ///   - trials: The number of trials.
  ///   - seed: The seed.
  ///   - threads: The number of workers; has no bearing on the result.
  ///   - progress: Called with the number of trials done, from any thread.
  /// - Returns: The estimate.
  /// - Throws: ``SimulationError`` if two steps' names collide, `CancellationError` before the first chunk.
  public func run(
    _ method: EventSample.Method?, trials: Int, seed: UInt64, threads: Int = 1,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> EventSample {
    var chosen = method
    var reason = "as asked"
    if method == nil {
      (chosen, reason) = try await choice(trials: trials, seed: seed, threads: threads)
    }
    var sample =
      chosen == .importance
      ? try await importance(trials: trials, seed: seed, threads: threads, progress: progress)
      : try await plain(trials: trials, seed: seed, threads: threads, progress: progress)
    sample.reason = reason
    return sample
  }

  private func choice(
    trials: Int, seed: UInt64, threads: Int
  ) async throws -> (EventSample.Method, String) {
    if let exact {
      return exact == 0 || exact * Double(trials) >= Self.enough
        ? (.plain, "common enough") : (.importance, "too rare for plain trials")
    }
    let pilot = try await plain(trials: 1 << 18, seed: seed, threads: threads)
    return pilot.estimate * Double(trials) >= Self.enough
      ? (.plain, "common enough in a first run") : (.importance, "too rare in a first run")
  }
}
