// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// The minimal attacks of a goal as far as they are asked for.
struct AttackListing {
  /// How many attacks are passed over for their length before the list ends.
  private static let patience = 1_000_000

  /// The number of minimal attacks; `nil` if their diagram does not fit.
  var count: BigCount?
  /// Whether the tree has neither defence nor negation.
  var isCoherent: Bool
  /// The likeliest within the cut-offs.
  var attacks: [GoalAnalysis.Attack] = []
  /// The likely attacks alone, where the diagram of all does not fit.
  var partial: GoalAnalysis.PartialAttacks?
  /// What the cut-offs keep and drop.
  var truncation: AttackTruncation?
  /// The cheapest.
  var cheapest: GoalAnalysis.Attack?
  /// The steps that reach the goal alone, the likeliest first.
  var singlePoints: [String] = []

  private let places: [String: Int]
  private let subject: AnalysisSubject

  /// Finds the attacks.
  init(_ subject: AnalysisSubject, _ options: GoalAnalysis.Options, _ diagrams: TreeDiagrams) {
    self.subject = subject
    places = subject.places
    isCoherent = diagrams.isCoherent(subject.function)
    guard options.hasAttacks else { return }
    if let minimal = try? MinimalAttacks(subject.function, diagrams) {
      count = minimal.count
      take(minimal, options)
    }
  }

  /// Takes the likely attacks, the diagram of all being too large; where none had to be dropped they are all.
  mutating func take(_ found: TruncatedAttacks, _ options: GoalAnalysis.Options) {
    if found.dropped == 0 && found.cutoff == 0 {
      count = found.attacks.count
      take(found.attacks, options)
      return
    }
    partial = GoalAnalysis.PartialAttacks(
      count: found.attacks.count, cutoff: found.cutoff, dropped: found.dropped)
    take(found.attacks, options)
    truncation = nil
    cheapest = nil
  }

  private mutating func take(_ minimal: MinimalAttacks, _ options: GoalAnalysis.Options) {
    let probabilities = minimal.inputs.map { probability($0) }
    list(minimal, probabilities, options)
    truncate(minimal, probabilities, options)
    if !subject.costs.isEmpty {
      cheapest = minimal.cheapest(costs: minimal.inputs.map { cost($0) }).map { attack($0.steps) }
    }
    singlePoints = minimal.singleSteps.sorted {
      (-probability($0), $0) < (-probability($1), $1)
    }
  }

  /// For each attack the probability that all its steps succeed, given the goal.
  func shares(_ program: ProbabilityProgram, _ probabilities: [Double]) -> [Double] {
    let goal = program.evaluate(probabilities)[0]
    return attacks.map { attack in
      var certain = probabilities
      for step in attack.steps { if let place = places[step] { certain[place] = 1 } }
      return goal == 0 ? 0 : attack.probability * program.evaluate(certain)[0] / goal
    }
  }

  private mutating func list(
    _ minimal: MinimalAttacks, _ probabilities: [Double], _ options: GoalAnalysis.Options
  ) {
    if options.top == 0 { return }
    var passed = 0
    for ranked in minimal.ranked(by: .probability(probabilities)) {
      if ranked.value < options.cutoff || passed > Self.patience { return }
      guard ranked.steps.count <= options.order ?? .max else {
        passed += 1
        continue
      }
      attacks.append(attack(ranked.steps))
      if attacks.count == options.top { return }
    }
  }

  private mutating func truncate(
    _ minimal: MinimalAttacks, _ probabilities: [Double], _ options: GoalAnalysis.Options
  ) {
    if let order = options.order {
      truncation = minimal.truncation(order: order, probabilities: probabilities)
    } else if options.cutoff > 0 {
      truncation = minimal.truncation(cutoff: options.cutoff, probabilities: probabilities)
    }
  }

  private func attack(_ steps: [String]) -> GoalAnalysis.Attack {
    let sorted = steps.sorted()
    return GoalAnalysis.Attack(
      steps: sorted, probability: sorted.reduce(1) { $0 * probability($1) },
      cost: sorted.reduce(0) { $0 + cost($1) })
  }

  private func probability(_ step: String) -> Double {
    places[step].map { subject.probabilities[$0] } ?? 0
  }

  private func cost(_ step: String) -> Double {
    subject.costs.isEmpty ? 0 : places[step].map { subject.costs[$0] } ?? 0
  }
}
