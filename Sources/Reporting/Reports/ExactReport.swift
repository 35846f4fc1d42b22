// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis
import RiskSimulation

/// The exact analysis of a goal in plain words and tables.
public struct ExactReport: Sendable {
  /// The analysis.
  public var goal: GoalAnalysis
  /// The currency of costs; empty if there are none.
  public var currency: String
  /// The importance of the controls that bear on the goal.
  public var controls: [ControlImportance]
  /// How uncertain the probability is, if that was asked for.
  public var uncertainty: GoalUncertainty?
  /// How long attacks take, if that was asked for.
  public var time: TimeToGoal?
  /// What money for defences buys, if that was asked for.
  public var defences: GoalDefences?

  /// Makes the report of an analysis.
  public init(
    _ goal: GoalAnalysis, currency: String, controls: [ControlImportance] = [],
    uncertainty: GoalUncertainty? = nil, time: TimeToGoal? = nil, defences: GoalDefences? = nil
  ) {
    self.goal = goal
    self.currency = currency
    self.controls = controls
    self.uncertainty = uncertainty
    self.time = time
    self.defences = defences
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: What is exact, the attacks, and the steps and controls that matter.
  public func text(_ style: TerminalStyle) -> String {
    let heading = goal.title == goal.name ? goal.name : "\(goal.title) (\(goal.name))"
    var parts = [style.coloured(heading, .bold) + "\n"]
    parts.append((sentences + timeSentences).map { $0 + "\n" }.joined())
    if !goal.attacks.isEmpty { parts.append(attacks.text(style)) }
    if let primes = goal.primeImplicants, !primes.likeliest.isEmpty {
      parts.append(PrimeImplicantTable.table(primes).text(style))
    }
    if let front = goal.front { parts.append(FrontTable.table(front, currency).text(style)) }
    if let defences { parts.append(DefenceTable.table(defences, currency).text(style)) }
    if !goal.importance.isEmpty { parts.append(steps.text(style)) }
    if !controls.isEmpty { parts.append(ControlTable.table(controls).text(style)) }
    return parts.joined(separator: "\n")
  }

  private var sentences: [String] {
    var lines = [probabilitySentence]
    let middle = (goal.bounds.lower + goal.bounds.upper) / 2
    if goal.bounds.isExact, abs(goal.naiveProbability - middle) > 1e-9 * middle {
      lines.append(
        "A fold that takes branches for independent would say "
          + "\(NumberFormat.probability(goal.naiveProbability)): steps are shared.")
    }
    if let uncertainty {
      let spread = uncertainty.probability
      lines.append(
        "With uncertain parameters (\(NumberFormat.grouped(uncertainty.trials)) trials): mean "
          + "\(NumberFormat.probability(spread.mean)), 90% of draws from "
          + "\(NumberFormat.probability(spread.p05)) to \(NumberFormat.probability(spread.p95)), "
          + "error factor \(NumberFormat.short(uncertainty.errorFactor)).")
    }
    if goal.hasAttacks { lines.append(attackSentence) }
    if let primes = goal.primeImplicants {
      lines.append(
        primes.count.map { "\($0) prime implicant\($0 == BigCount(1) ? "" : "s")." }
          ?? "Its prime implicants are too many for a diagram.")
    }
    lines += truncationSentence
    if let cheapest = goal.cheapest {
      lines.append(
        "The cheapest costs \(NumberFormat.short(cheapest.cost)) \(currency): "
          + cheapest.steps.joined(separator: ", ") + ".")
    }
    return lines
  }

  private var probabilitySentence: String {
    if let probability = goal.probability {
      return
        "Probability of success at expected values: \(NumberFormat.probability(probability))."
    }
    return "Probability of success at expected values: between "
      + "\(NumberFormat.probability(goal.bounds.lower)) and "
      + "\(NumberFormat.probability(goal.bounds.upper)); its decision diagram "
      + (goal.hasRunOutOfTime ? "was not finished in the time allowed." : "does not fit.")
  }

  private static let hullNote =
    " of the tree's coherent hull: what must happen, without what must not (see --prime-implicants)."

  private var attackSentence: String {
    guard let attackCount = goal.attackCount else {
      guard let partial = goal.partialAttacks else {
        return goal.hasRunOutOfTime
          ? "Its minimal attacks were not found in the time allowed."
          : "Its minimal attacks are too many for a diagram."
      }
      let reason =
        goal.hasRunOutOfTime
        ? "Not all minimal attacks were found in the time allowed"
        : "Too many minimal attacks for a diagram"
      return "\(reason): \(partial.count) known, all of probability "
        + "\(NumberFormat.probability(partial.cutoff)) and more; the others add at most "
        + "\(NumberFormat.probability(partial.dropped))."
    }
    let count = attackCount.description
    return "\(count) minimal attack\(count == "1" ? "" : "s")"
      + (goal.isCoherent ? "." : goal.hasDefences ? ", if no defence holds." : Self.hullNote)
  }

  private var truncationSentence: [String] {
    guard let truncation = goal.truncation else { return [] }
    return [
      "The cut-off keeps \(truncation.kept) and drops \(truncation.dropped), "
        + "which add at most \(NumberFormat.probability(truncation.error)) to the probability."
    ]
  }

  private var timeSentences: [String] {
    guard let time else { return [] }
    let heading =
      "Time to the goal (\(time.work.rawValue)): at best \(NumberFormat.short(time.shortest)) h at "
    if time.reachedShare == 0 {
      let trials = NumberFormat.grouped(time.trials)
      return [heading + "expected values; not reached in \(trials) trials."]
    }
    var line =
      heading
      + "expected values; where it is reached, mean \(NumberFormat.short(time.hours.mean)) h, 90% "
      + "from \(NumberFormat.short(time.hours.p05)) to \(NumberFormat.short(time.hours.p95)) h."
    if let exact = time.exactMean { line += " Exact mean \(NumberFormat.short(exact)) h." }
    return [line]
  }

  private var attacks: Table {
    var columns: [TableColumn<GoalAnalysis.Attack>] = [
      TableColumn("Probability") { NumberFormat.probability($0.probability) }
    ]
    if !currency.isEmpty { columns.append(TableColumn("Cost") { NumberFormat.short($0.cost) }) }
    columns.append(TableColumn("Likeliest attacks", .leading) { $0.steps.joined(separator: ", ") })
    return Table(columns, goal.attacks)
  }

  private var steps: Table {
    var columns: [TableColumn<StepImportance>] = [
      TableColumn("Step", .leading) { $0.step },
      TableColumn("Birnbaum") { NumberFormat.short($0.birnbaum) },
    ]
    let spreads = uncertainty?.importance ?? [:]
    if !spreads.isEmpty {
      columns.append(
        TableColumn("90%", .leading) { interval(spreads[$0.step]?.birnbaum, NumberFormat.short) })
    }
    columns.append(TableColumn("Criticality") { NumberFormat.percent($0.criticality) })
    if !spreads.isEmpty {
      columns.append(
        TableColumn("90%", .leading) {
          interval(spreads[$0.step]?.criticality, NumberFormat.percent)
        })
    }
    columns += [
      TableColumn("Fussell-Vesely") { NumberFormat.percent($0.fussellVesely) },
      TableColumn("RAW") { NumberFormat.short($0.riskAchievementWorth) },
      TableColumn("RRW") { NumberFormat.short($0.riskReductionWorth) },
      TableColumn("Structural") { NumberFormat.short($0.structural) },
    ]
    return Table(columns, goal.importance)
  }

  private func interval(_ spread: Summary?, _ text: (Double) -> String) -> String {
    spread.map { "\(text($0.p05)) to \(text($0.p95))" } ?? ""
  }
}
