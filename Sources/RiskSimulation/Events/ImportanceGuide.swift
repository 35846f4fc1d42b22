// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// What importance sampling favours: attacks that are tried more often than they happen, and biased steps.
struct ImportanceGuide: Sendable {
  /// An attack as the indices of its steps, and the product of their probabilities.
  struct Attack: Hashable, Sendable {
    var steps: [Int]
    var probability: Double
  }

  /// Where the guide comes from.
  enum Origin: Sendable {
    /// Decision diagrams of the tree.
    case diagram
    /// Simulation at raised probabilities.
    case sampling
  }

  /// The most attacks that are all taken.
  static let mostAttacks = 2_048

  /// The attacks, the likeliest first.
  var attacks: [Attack] = []
  /// Whether the goal is reached only where one of ``attacks``, or of ``family``, succeeds.
  var isComplete = false
  /// All attacks, where they are too many to be listed.
  var family: AttackFamily?
  /// The biased probability of each step.
  var biased: [Double]
  /// Where the guide comes from.
  var origin: Origin

  /// What is favoured, in a phrase.
  var description: String {
    if family != nil { return "all attacks, by their diagram" }
    let count = "\(attacks.count) attack\(attacks.count == 1 ? "" : "s")"
    switch origin {
    case .diagram: return isComplete ? "all \(count)" : "\(count) and P(step | goal)"
    case .sampling: return "\(count) found by sampling"
    }
  }

  /// The sum of the attacks' probabilities.
  var total: Double { family?.total ?? attacks.reduce(0) { $0 + $1.probability } }
}

extension ImportanceGuide {
  /// The guide that decision diagrams give: the likeliest minimal attacks, and P(step | goal) for every step.
  ///
  /// The conditional probabilities are the product law nearest to the law given the goal (the minimum of the
  /// cross-entropy; Rubinstein and Kroese, "The cross-entropy method", 2004), here exact.
  ///
  /// - Returns: `nil` if the diagrams do not fit, or the goal cannot be reached.
  init?(_ subject: AnalysisSubject, _ diagrams: TreeDiagrams, _ program: ProbabilityProgram) {
    let (goal, derivatives) = program.gradient(at: subject.probabilities)
    guard goal > 0 else { return nil }
    biased = zip(subject.probabilities, derivatives).map { probability, derivative in
      Self.bounded(
        probability * (goal + (1 - probability) * derivative) / goal, from: probability)
    }
    origin = .diagram
    guard let minimal = try? MinimalAttacks(subject.function, diagrams) else { return }
    let places = subject.places
    let chances = minimal.inputs.map { places[$0].map { subject.probabilities[$0] } ?? 0 }
    let ranked = minimal.top(Self.mostAttacks, by: .probability(chances))
    attacks = ranked.map { attack in
      Attack(steps: attack.steps.compactMap { places[$0] }, probability: attack.value)
    }
    // Attacks of probability 0 are not ranked, and never succeed.
    isComplete = minimal.isCoherent && ranked.count < Self.mostAttacks
    guard minimal.isCoherent, !isComplete else { return }
    family = AttackFamily(
      minimal, steps: minimal.inputs.map { places[$0] ?? 0 },
      probabilities: subject.probabilities)
    isComplete = family != nil
  }

  /// A biased probability that leaves both states of a step possible, and those it hardly changes alone.
  static func bounded(_ biased: Double, from probability: Double) -> Double {
    guard biased.isFinite, abs(biased - probability) > 0.02 * probability else {
      return probability
    }
    return biased > probability
      ? max(probability, min(biased, 0.95)) : min(probability, max(biased, 0.05))
  }
}
