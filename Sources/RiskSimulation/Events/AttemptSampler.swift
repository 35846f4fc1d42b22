// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis

/// Simulates single attempts on a threat, with the losses of those that succeed.
///
/// Steps are coins at expected probabilities, evaluated by bits; losses are drawn only where the goal is reached.
public struct AttemptSampler: Sendable {
  private let events: EventSampler
  private let forms: [AttemptForm]
  private let streamNames: [(magnitude: String, occurrence: String)]
  private let expectedLoss: Double
  /// Whether the law of losses is also that over all that is uncertain.
  let isCollapsed: Bool

  /// Prepares the attempts on a threat.
  ///
  /// - Throws: ``SimulationError`` if the tree is malformed, or a transfer has a deductible or a limit for a year.
  public init(
    _ threat: Threat, of model: ValidatedModel, under scenario: Scenario,
    nodeLimit: Int = ProbabilityProgram.defaultNodeLimit
  ) throws(SimulationError) {
    let figures = try StepFigures(goals: [threat.goal], of: model, under: scenario)
    let subject = try AnalysisSubject(threat.goal, of: model, figures)
    events = EventSampler(subject, nodeLimit: nodeLimit)
    let terms = LossTerms(threat, of: model.model.atExpectedValues, under: scenario)
    guard !terms.isTransferred else { throw .transferredLosses(threat: threat.name) }
    forms = terms.forms.map { AttemptForm(law: QuantileTable($0.severity), share: $0.share) }
    streamNames = threat.losses.map { form in
      (
        ChanceName.magnitudes(threat: threat.name, form: form.name),
        ChanceName.occurrences(threat: threat.name, form: form.name)
      )
    }
    expectedLoss = terms.moments.first
    isCollapsed = try Self.hasIndependentSteps(
      subject.function.inputs, of: model.model, under: scenario)
  }

  /// Runs attempts.
  ///
  /// - Parameters:
  ///   - trials: The number of attempts.
  ///   - seed: The seed.
  ///   - threads: The number of workers; has no bearing on the result.
  ///   - progress: Called with the number of attempts done, from any thread, in rising order.
  /// - Returns: The estimate of P(goal), with the losses.
  /// - Throws: ``SimulationError``, `CancellationError` before the first chunk.
  public func run(
    trials: Int, seed: UInt64, threads: Int = 1,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> EventSample {
    try EventSampler.check(trials: trials, threads: threads)
    let subject = events.subject
    let program = EventCompiler.compile(subject.function)
    let steps = try StepDraws(
      subject.function.inputs, probabilities: subject.probabilities, seed: seed)
    let forms = zip(forms, streamNames).map { form, names in
      var form = form
      form.magnitudes = NamedStream(seed: seed, name: names.magnitude)
      form.occurrences = NamedStream(seed: seed, name: names.occurrence)
      return form
    }
    let run = ChunkRun<AttemptWorker>(
      trials: EventBlock.words(for: trials), threads: threads, nothing: AttemptSums()
    ) { progress(min($0 * 64, trials)) }
    let (sums, counts) = try await run.run {
      AttemptWorker(program, steps, forms, trials: trials)
    }
    var sample = events.plainSample(
      sums.counts, trials: min(sums.trials * 64, trials), requested: trials, seed: seed)
    sample.reason = "single attempts"
    sample.losses = losses(sums, counts, trials: sample.trials)
    return sample
  }

  private func losses(_ sums: AttemptSums, _ counts: LogHistogram, trials: Int) -> AttemptLosses {
    // Attempts that fail lose nothing: they are joined in one step.
    let all = sums.losses.joined(zeros: Double(trials - sums.counts.reached))
    return AttemptLosses(
      mean: all.mean, standardError: all.standardError,
      exactMean: events.exact.map { $0 * expectedLoss },
      standardDeviation: all.standardDeviation,
      quantiles: AttemptLosses.levels.map { level in
        // Of all attempts; the histogram holds those that succeed.
        let beyond = (1 - level) * Double(trials) / Double(max(sums.counts.reached, 1))
        return beyond >= 1 ? 0 : counts.quantile(1 - beyond)
      }, isCollapsed: isCollapsed)
  }

  /// Whether no two steps' probabilities depend on one draw.
  private static func hasIndependentSteps(
    _ names: [String], of model: Model, under scenario: Scenario
  ) throws(SimulationError) -> Bool {
    let columns = try ScenarioCompiler.stepColumns(of: scenario, in: model)
    var builder = ProgramBuilder(seed: scenario.seed)
    var owners: [Register: Int] = [:]
    for (index, name) in names.enumerated() {
      guard case .step(let step)? = model.forest[name] else { continue }
      var open = [try columns.probability(of: step, &builder)]
      while let register = open.popLast() {
        let instruction = builder.instructions[Int(register)]
        if case .draw = instruction, owners.updateValue(index, forKey: register) ?? index != index {
          return false
        }
        open += instruction.operands
      }
    }
    return true
  }
}
