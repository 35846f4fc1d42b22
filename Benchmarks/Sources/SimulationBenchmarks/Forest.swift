// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Models of any size: threats whose trees have beta distributed steps.
struct Forest {
  /// The number of threats.
  var threats = 1
  /// The steps of each tree.
  var steps = 100
  /// How many of the trees' steps are taken from a common stock; 0 is none, 1 all.
  var sharing = 0.0

  /// A model file: each tree is a disjunction of pairs.
  var model: String {
    "model: {title: Generated, currency: USD}\n" + stock + "threats:\n"
      + (0..<threats).map(threat).joined()
  }

  /// The common steps, where there are some.
  private var stock: String {
    guard sharing > 0 else { return "" }
    return "nodes:\n"
      + (0..<20).map { "  stock-\($0): {probability: {beta: [\($0 % 3 + 1), 5]}}\n" }.joined()
  }

  private func threat(_ index: Int) -> String {
    let pairs = (0..<max(1, steps / 2)).map { pair in
      """
                - pair-\(index)-\(pair):
                    all:
                      - \(step(index, 2 * pair))
                      - \(step(index, 2 * pair + 1))

      """
    }
    return """
        threat-\(index):
          stride: tampering
          attempts: 2
          loss: {lognormal: {p05: 1000 USD, p95: 40000 USD}}
          tree:
            goal-\(index):
              any:
      \(pairs.joined())
      """
  }

  private func step(_ threat: Int, _ number: Int) -> String {
    if Double(number % 10) < 10 * sharing { return "stock-\((7 * threat + number) % 20)" }
    return
      "step-\(threat)-\(number): {probability: {beta: [\(number % 3 + 1), \(number % 5 + 20)]}}"
  }
}
