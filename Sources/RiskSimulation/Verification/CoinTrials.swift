// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis

/// Single attempts on a goal under drawn parameters: a coin a step, the tree evaluated by bits.
///
/// It shares the parameters' columns with the simulation, and nothing else: no diagram, no product of
/// probabilities. The mean over trials is the mean vulnerability.
struct CoinTrials {
  private let program: EventProgram
  private let columns: ColumnProgram
  private let slots: [Int]
  private let streams: [NamedStream]

  /// Prepares the attempts on a threat's goal.
  ///
  /// - Throws: ``SimulationError`` if the tree is malformed.
  init(_ threat: Threat, of model: Model, under scenario: Scenario) throws(SimulationError) {
    let function = try SimulationError.analysing(threat.name) { () throws(ExactAnalysisError) in
      try StructureFunction(goals: [threat.goal], in: model.forest)
    }
    let steps = try ScenarioCompiler.stepColumns(of: scenario, in: model)
    var builder = ProgramBuilder(seed: scenario.seed)
    var registers: [Register] = []
    for name in function.inputs {
      guard case .step(let step)? = model.forest[name] else { continue }
      registers.append(try steps.probability(of: step, &builder))
    }
    program = EventCompiler.compile(function, keepsSteps: true)
    columns = ColumnProgram(builder, outputs: registers)
    slots = registers.map { [columns] in columns.slot($0) }
    streams = function.inputs.map {
      NamedStream(seed: scenario.seed, name: ChanceName.success(step: $0))
    }
  }

  /// In how many of so many attempts the goal is reached; `nil` if the task was cancelled.
  func countReached(trials: Int) -> Int? {
    let memory = ColumnMemory(for: columns)
    let bits = EventMemory(for: program)
    var uniforms = Array(repeating: 0.0, count: TrialBlock.size)
    var reached = 0
    for first in stride(from: 0, to: trials, by: EventBlock.size) {
      if Task.isCancelled { return nil }
      for part in stride(from: 0, to: EventBlock.size, by: TrialBlock.size) {
        let trial = UInt64(first + part)
        columns.run(in: memory, firstTrial: trial)
        for (step, slot) in slots.enumerated() {
          uniforms.withUnsafeMutableBufferPointer { streams[step].fill($0, firstTrial: trial) }
          Self.compare(uniforms, memory.column(slot), into: bits.step(step), at: part / 64)
        }
      }
      bits.evaluateGates()
      reached += bits.countReached(trials: min(EventBlock.size, trials - first))
    }
    return reached
  }

  /// The bits of a block of trials: whether each uniform number lies below its probability.
  private static func compare(
    _ uniforms: [Double], _ probabilities: ColumnMemory.Column,
    into row: UnsafeMutableBufferPointer<UInt64>, at word: Int
  ) {
    for part in 0..<(TrialBlock.size / 64) {
      var bits: UInt64 = 0
      for bit in 0..<64 where uniforms[part * 64 + bit] < probabilities[part * 64 + bit] {
        bits |= 1 << UInt64(bit)
      }
      row[word + part] = bits
    }
  }
}
