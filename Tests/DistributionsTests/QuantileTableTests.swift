// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import Distributions

@Suite struct QuantileTableTests {
  /// Uneven levels that meet no cell's ends.
  private static let levels = (1..<700).map { (Double($0) - 0.381) / 699 }

  /// The demanded error of the probability is 1e-10; a few ulp of x are allowed where the law takes up few doubles.
  @Test(arguments: SampleLaws.continuous + SampleLaws.extreme)
  func probabilityErrorIsBelowOneInTenThousandMillion(law: Distribution) {
    let table = QuantileTable(law)
    for u in Self.levels {
      let x = table(u)
      let slack = 4 * max(x.ulp, 0x1p-1074)
      #expect(law.cumulative(x - slack) - 1e-10 <= u, "\(u): \(x)")
      #expect(law.cumulative(x + slack) + 1e-10 >= u, "\(u): \(x)")
    }
  }

  @Test(arguments: SampleLaws.continuous + SampleLaws.stepped + SampleLaws.extreme)
  func tableNeverFalls(law: Distribution) {
    let table = QuantileTable(law)
    var previous = -Double.infinity
    for index in 0...4000 {
      // Denser at both ends, and across the limits of the table.
      let share = Double(index) / 4000
      let x = table(share * share * (3 - 2 * share))
      #expect(x >= previous, "\(index): \(x) after \(previous)")
      previous = x
    }
  }

  @Test(arguments: SampleLaws.stepped.filter { $0.law.isStepped })
  func stepsAreExact(law: Distribution) {
    let table = QuantileTable(law)
    for u in Self.levels + [1e-9, 1e-6, 1 - 1e-9] { #expect(table(u) == law.quantile(u)) }
  }

  @Test(arguments: SampleLaws.continuous + SampleLaws.stepped)
  func tailsAreThoseOfTheQuantileFunction(law: Distribution) {
    let table = QuantileTable(law)
    for u in [0, 1e-300, 1e-12, 1e-5, 1 - 1e-5, 1 - 1e-12, 1] {
      #expect(table(u) == law.quantile(u))
    }
    #expect(table(.nan).isNaN)
    #expect(table(-1).isNaN)
    #expect(table(2).isNaN)
  }

  @Test(arguments: SampleLaws.continuous + SampleLaws.stepped)
  func columnsHoldWhatSingleLevelsGive(law: Distribution) {
    let table = QuantileTable(law)
    var column = Self.levels
    Self.levels.withUnsafeBufferPointer { levels in
      column.withUnsafeMutableBufferPointer { table.apply(to: levels, into: $0) }
    }
    #expect(column == Self.levels.map { table($0) })
  }

  /// The bits themselves, as they must come out on every machine; a change of method changes them, and is to be said in
  /// the notes of the release.
  @Test func bitsArePinned() {
    var hash: UInt64 = 0
    for law in SampleLaws.continuous + SampleLaws.stepped + SampleLaws.extreme {
      let table = QuantileTable(law)
      for u in Self.levels {
        hash = (hash ^ table(u).bitPattern) &* 0x0000_0100_0000_01b3
      }
    }
    #expect(hash == 5_951_273_626_626_815_346)
  }
}
