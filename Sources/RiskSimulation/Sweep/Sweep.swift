// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Follows a measure while numbers of the model move.
///
/// All points are simulated over the same trials; random numbers are addressed by name, so points share
/// every draw of what does not move, and the standard error of a change is that of paired differences.
/// Standard errors of VaR and TVaR come from batches of trials (sectioning: the estimate from all trials,
/// its error from the spread of the batches' estimates; Asmussen and Glynn, Stochastic Simulation, 2007,
/// III.5a).
public struct Sweep: Sendable {
  /// The most points of a sweep.
  public static let pointLimit = 1_000
  /// The batches of trials behind the standard errors of quantiles.
  static let batches = 20

  private let points: [PlanCandidate]
  private let axes: [SweepAxis]
  private let measure: SweepMeasure
  private let threat: String?

  /// Makes a sweep.
  ///
  /// - Parameters:
  ///   - points: The models of all points, the last axis moving fastest; the first one's trials and seed
  ///     hold for all.
  ///   - axes: What moves.
  ///   - measure: What is followed.
  ///   - threat: The threat whose measure it is; `nil` for all of the scenario together.
  /// - Throws: ``SweepError``.
  public init(
    _ points: [PlanCandidate], axes: [SweepAxis], measure: SweepMeasure, threat: String? = nil
  ) throws(SweepError) {
    guard let first = points.first, points.count <= Self.pointLimit else {
      throw .points(points.count, limit: Self.pointLimit)
    }
    let threats = first.model.model.threats.values.filter { first.scenario.includes($0) }
    if let threat {
      guard threats.contains(where: { $0.name == threat }) else { throw .unknownThreat(threat) }
    } else if measure == .vulnerability, threats.count != 1 {
      throw .needsThreat
    }
    self.points = points
    self.axes = axes
    self.measure = measure
    self.threat = threat
  }

  /// Runs the trials of all points.
  ///
  /// If the task is cancelled, the result is that of fewer trials.
  ///
  /// - Parameters:
  ///   - digest: The digest of the model that the points are changes of.
  ///   - threads: The number of workers; has no bearing on the result.
  ///   - progress: Called with the number of trials done, from any thread, in rising order.
  /// - Returns: The measure at every point.
  /// - Throws: ``SimulationError`` if a scenario cannot be simulated, `CancellationError` if the task was
  ///   cancelled before the first chunk.
  /// - Complexity: O(points x trials x live columns) time, memory that does not depend on the trials.
  public func run(
    digest: String, threads: Int = 1, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> SweepResult {
    let scenario = points[0].scenario
    guard (1...RiskSimulator.maximumTrials).contains(scenario.trials) else {
      throw SimulationError.trials(scenario.trials)
    }
    guard threads > 0 else { throw SimulationError.threads(threads) }
    let compiled = try points.map { point in
      try SweepPoint(
        ScenarioCompiler.compile(point.scenario, of: point.model.model), measure, threat)
    }
    let run = ChunkRun<SweepWorker>(
      trials: scenario.trials, threads: threads, nothing: SweepSums(pointCount: compiled.count),
      progress: progress)
    let (sums, counts) = try await run.run { [measure] in SweepWorker(compiled, measure) }
    let estimates = SweepAssembly(measure: measure, sums: sums, counts: counts).estimates
    var result = SweepResult(
      scenario: scenario, currency: points[0].model.model.currency, modelDigest: digest,
      measure: measure, threat: threat, axes: axes, points: estimates, trials: sums.trials)
    result.notes = axes.flatMap(SweepNotes(points[0]).notes)
    return result
  }
}
