// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import RiskSimulation
import Testing

@testable import Reporting

@Suite("Small charts in a line")
struct SparklineTests {
  @Test("the greatest value is a full bar, 0 is none, and an eighth is the least bar")
  func bars() {
    #expect(Sparkline.text([0, 1, 4, 8], TerminalStyle()) == " ▁▄█")
    #expect(Sparkline.text([0, 1, 4, 8], TerminalStyle(isPlain: true)) == "0148")
    #expect(Sparkline.text([8, .nan, .infinity], TerminalStyle()) == "█  ")
    #expect(Sparkline.text([0, 0], TerminalStyle()) == "")
  }

  @Test("a loss whose logarithm is uniform has classes of equal shares")
  func density() {
    let curve = (0...100).map { step in
      let share = Double(step) / 100
      let exceeded = Double(100 - step) / 100
      return ExceedancePoint(loss: exp(share * 5), probability: exceeded)
    }
    let shares = YearLossLine.density(curve)
    // From what 95 % exceed to what 1 % exceeds are 94 % of the years, in 16 classes.
    #expect(shares.count == 16)
    for share in shares { #expect(abs(share - 0.94 / 16) < 1e-12) }
  }

  @Test("no shape where nothing is lost")
  func nothing() {
    #expect(YearLossLine.density([ExceedancePoint(loss: 0, probability: 0)]).isEmpty)
    #expect(YearLossLine.density([]).isEmpty)
  }
}
