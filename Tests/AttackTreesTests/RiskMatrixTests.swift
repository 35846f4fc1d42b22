// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@Suite("Scales and plans")
struct RiskMatrixTests {
  @Test(
    "A level begins at its bound; the first takes what lies below",
    arguments: [(-1.0, 0), (0, 0), (0.099, 0), (0.1, 1), (0.99, 1), (1, 2), (50, 2)])
  func levels(value: Double, expected: Int) {
    let scale = RiskScale(levels: [
      .init(name: "Low", lowerBound: 0), .init(name: "Medium", lowerBound: 0.1),
      .init(name: "High", lowerBound: 1),
    ])
    #expect(scale.index(of: value) == expected)
  }

  @Test("A plan takes statuses, adds and drops by name")
  func plan() {
    let plan = Plan(statuses: [.implemented], added: ["b"], dropped: ["c"])
    func includes(_ name: String, _ status: ControlStatus) -> Bool {
      plan.includes(Control(name: name, status: status, effects: []))
    }
    #expect(includes("a", .implemented) && includes("b", .proposed))
    #expect(!includes("c", .implemented) && !includes("d", .planned))
  }

  @Test("What a third party pays of a loss")
  func recovery() {
    let terms = TransferTerms(share: .point(0.8), deductible: 100, limit: 1_000)
    #expect(terms.layers.recovery(of: 50, share: 0.8) == 0)
    #expect(terms.layers.recovery(of: 600, share: 0.8) == 400)
    #expect(terms.layers.recovery(of: 5_000, share: 0.8) == 800)
    #expect(!terms.isProportional && TransferTerms(share: .point(1)).isProportional)
  }
}
