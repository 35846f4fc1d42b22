// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Testing

@testable import Distributions

/// The scores that all tables share are those that each would compute.
@Suite("Normal scores of cells")
struct NormalScoresTests {
  @Test("The same bits in shared and in other cells", arguments: [2, 4, 6])
  func scores(bits: Int) {
    for octave in 0..<QuantileCells.octaves {
      let base = QuantileCells.smallestTail * Double(1 << octave)
      let half = 0.5 * base / Double(1 << bits)
      for cell in 0..<(1 << bits) {
        let centre = base + Double(2 * cell + 1) * half
        for isHigh in [false, true] {
          let found = NormalScores.inCell(centre, half, isHigh: isHigh)
          for index in 0..<8 {
            let tail = centre + half * ChebyshevCell.points[index]
            let level = isHigh ? Level(upper: tail) : Level(lower: tail)
            #expect(found[index] == level.normalScore)
          }
        }
      }
    }
  }

  @Test("Cells that are no part of the grid are computed, not looked up")
  func others() {
    for (centre, half) in [(0.3, 0.03125), (0.26, 0.01), (0x1p-16, 0x1p-20), (0.125, 0x1p-6)] {
      let found = NormalScores.inCell(centre, half, isHigh: false)
      for index in 0..<8 {
        let tail = centre + half * ChebyshevCell.points[index]
        #expect(found[index] == PinnedMath.normalQuantile(tail))
      }
    }
  }
}
