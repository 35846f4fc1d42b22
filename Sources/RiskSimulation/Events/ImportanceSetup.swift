// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// All that importance sampling needs: the tree, both laws of the steps, and how trials are weighed.
struct ImportanceSetup: Sendable {
  /// The tree; its steps are drawn before its gates are evaluated.
  let program: EventProgram
  /// The steps as they are.
  let plain: StepDraws
  /// The steps as the guide biases them.
  let biased: StepDraws
  /// What is favoured.
  let guide: ImportanceGuide
  /// How often.
  let mixture: ImportanceMixture
  /// Picks the attack of a trial.
  let choice: NamedStream
  /// The sum of the attacks' probabilities.
  let total: Double
  /// The ratio of the biased law to the plain one where nothing happens.
  let nothing: Double
  /// By which factor that ratio changes where the goal is reached and a step happens, for each step that is biased.
  let ratios: [(literals: [Int32], ratio: Double)]
  /// The goal and the steps of each attack.
  let attackLiterals: [[Int32]]
  private let cumulative: [Double]

  /// Sets up a goal's simulation.
  ///
  /// - Throws: ``SimulationError`` if two steps' names collide.
  init(
    _ subject: AnalysisSubject, _ guide: ImportanceGuide, seed: UInt64
  ) throws(SimulationError) {
    let program = EventCompiler.compile(subject.function, keepsSteps: true)
    self.program = program
    let names = subject.function.inputs
    plain = try StepDraws(names, probabilities: subject.probabilities, seed: seed)
    biased = try StepDraws(names, probabilities: guide.biased, seed: seed)
    self.guide = guide
    mixture = ImportanceMixture(guide)
    choice = NamedStream(seed: seed, name: ChanceName.attack(goal: subject.name))
    var sum = 0.0
    cumulative = guide.attacks.map { attack in
      sum += attack.probability
      return sum
    }
    total = guide.total
    var product = 1.0
    var factors: [(literals: [Int32], ratio: Double)] = []
    for (step, pair) in zip(subject.probabilities, guide.biased).enumerated() {
      let (probability, other) = pair
      // Where a probability is 0 or 1 there is nothing to bias.
      guard other != probability, probability > 0, probability < 1 else { continue }
      let absent = (1 - other) / (1 - probability)
      product *= absent
      factors.append(([program.goal, program.literal(of: step)], other / probability / absent))
    }
    attackLiterals = (guide.family == nil ? guide.attacks : []).map { attack in
      [program.goal] + attack.steps.map { program.literal(of: $0) }
    }
    nothing = product
    ratios = factors
  }

  /// The attack at a uniform number, as often as its probability is a part of the total.
  func attack(at uniform: Double) -> ImportanceGuide.Attack {
    let target = uniform * total
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > target { high = middle } else { low = middle + 1 }
    }
    return guide.attacks[low]
  }
}
