// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A small commented model to begin with.
public enum StarterModel {
  /// The files of the model, each with its path relative to the model's folder.
  public static func files() -> [(path: String, contents: String)] {
    [("Trees/safe.yaml", tree), ("Trees/risk.yaml", risk), ("Scenarios/today.yaml", scenario)]
  }

  private static let tree = """
    # A threat with its attack tree. A step has a probability of success per attempt; a gate combines
    # children: any (OR), all (AND), sequence (AND in order), at-least k of n, attack/unless (a defence).
    threat: safe-opened
    title: A burglar opens the office safe
    stride: information-disclosure
    attempts: {lognormal: {p05: 0.5, p95: 6}}            # a year, from 5 % to 95 % sure
    loss: {lognormal: {p05: 2k USD, p95: 50k USD}}       # of each success
    tree:
      open-safe:
        any:
          - pick-lock: {probability: {pert: [0.05, 0.1, 0.3]}, cost: 500 USD, time: 2 h, skill: high}
          - use-combination:
              all:
                - enter-office: {probability: 0.6, cost: 50 USD}
                - learn-combination: {probability: 3 of 40, source: our own tests, confidence: measured}

    """

  private static let risk = """
    # The currency, a control and the risk matrix.
    model: {title: Office safe, currency: USD}
    controls:
      alarm:
        title: Burglar alarm
        status: planned                                  # implemented, in-progress, planned, proposed, retired
        cost: 1200 USD                                   # a year
        effects:
          - {steps: [pick-lock, enter-office], reduce: probability, by: {pert: [0.3, 0.5, 0.8]}}
    matrix:
      likelihood: {measure: events-per-year, levels: {Low: 0, Medium: 0.1, High: 1}}
      impact: {levels: {Low: 0 USD, Medium: 1k USD, High: 10k USD, Critical: 100k USD}}
      risks: [Low, Medium, High, Critical]
      cells:
        High: [Medium, High, Critical, Critical]
        Medium: [Low, Medium, High, High]
        Low: [Low, Low, Medium, High]

    """

  private static let scenario = """
    # What is simulated: a model, the controls that count, and how many years.
    scenario: today
    title: The safe as it is
    model: ../Trees
    plan: {statuses: [implemented]}                      # to see the alarm at work: add: [alarm]
    trials: 100000
    seed: 1

    """
}
