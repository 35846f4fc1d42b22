// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import CBitSlices
import Distributions
import TestSupport
import Testing

@testable import RiskSimulation

/// The bits of single steps.
@Suite("Bits of a step")
struct StepDrawTests {
  @Test("The wide generator is Philox4x32-10, whatever the width")
  func philox() {
    let key = copse_key(low: 0xa409_3822, high: 0x299f_31d0)
    var words = Array(repeating: UInt64(0), count: 16)
    let block: UInt64 = 0x0370_7344_8511_19e5
    copse_words(&words, key, 0x243f_6a80, block, 7)
    for lane in 0..<8 {
      let expected = Philox4x32.block(
        counter: SIMD4(
          0x243f_6a80 + UInt32(lane), UInt32(truncatingIfNeeded: block), UInt32(block >> 32), 7),
        key: SIMD2(key.low, key.high))
      #expect(words[lane] == UInt64(expected.x) | UInt64(expected.y) << 32)
      #expect(words[8 + lane] == UInt64(expected.z) | UInt64(expected.w) << 32)
    }
  }

  @Test(
    "The coarse part and the places make up the probability, to the last bits",
    arguments: [
      0, 1e-300, 1e-13, 3e-4, 0.01, 0.0625, 0.1, 0.25, 0.3, 1 / 3, 0.5, 0.7, 0.9, 0.999, 1 - 1e-9,
      1,
    ] as [Double])
  func decomposition(probability: Double) {
    let draw = LeafDraw(probability: probability)
    let coarse = Double(draw.pattern) / Double(UInt32(1) << draw.planes)
    // A trial is hit by at least one place with probability 1 - exp(-mean / trials of a block).
    let hit = -PinnedMath.expm1(-draw.mean / Double(EventBlock.size))
    let found = draw.setsBits ? coarse + (1 - coarse) * hit : coarse * (1 - hit)
    #expect(abs(found - probability) <= 4e-16)
    // Rare steps keep their relative precision.
    if probability > 0 && probability < 0.05 { #expect(abs(found / probability - 1) < 1e-14) }
    #expect(draw.planes == 0 || draw.pattern % 2 == 1)
  }

  @Test(
    "Thresholds are the tails of the Poisson law", arguments: [1e-12, 0.01, 1, 30, 500] as [Double])
  func thresholds(mean: Double) {
    let table = PoissonThresholds(mean: mean)
    for (count, threshold) in table.thresholds.enumerated() {
      let tail = Distribution.poisson(mean: mean).survival(Double(count))
      // Sums of up to 800 terms, each good to some 1e-13 relative, rounded to a whole number.
      let word = tail * 0x1p64
      #expect(abs(Double(threshold) - word) < 1e-11 * word + 1, "count \(count)")
    }
    // The guide is never above what a word of its byte allows.
    for byte in 0..<256 {
      let last = UInt64(byte) << 56 | (1 << 56 - 1)
      let least = table.thresholds.count { last < $0 }
      #expect(Int(table.guide[byte]) == least)
    }
  }

  @Test(
    "Steps happen as often as they should, and trials do not go together",
    arguments: [1e-5, 0.003, 0.04, 0.2, 0.37, 0.5, 0.81, 0.995])
  func frequency(probability: Double) throws {
    let steps = try StepDraws(["a"], probabilities: [probability], seed: 11)
    var row = Array(repeating: UInt64(0), count: EventBlock.words + 8)
    var happened = 0
    var neighbours = 0
    let blocks = 150
    row.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      // Rows are aligned to 64 bytes.
      let aligned = UnsafeMutableRawPointer(base).alignedUp(toMultipleOf: 64)
        .assumingMemoryBound(to: UInt64.self)
      for block in 0..<blocks {
        steps.fill(aligned, step: 0, block: UInt64(block))
        for word in 0..<EventBlock.words {
          happened += aligned[word].nonzeroBitCount
          let next = aligned[word] >> 1 & aligned[word]
          neighbours += next.nonzeroBitCount
        }
      }
    }
    let trials = Double(blocks * EventBlock.size)
    let deviation = (trials * probability * (1 - probability)).squareRoot()
    #expect(abs(Double(happened) - trials * probability) < 4 * deviation)
    let pairs = trials * 63 / 64
    let square = probability * probability
    // Pairs that share a trial go together: the variance is at most (1 + 2 p) times that of independent ones.
    let spread = (pairs * square * (1 - square) * (1 + 2 * probability)).squareRoot()
    #expect(abs(Double(neighbours) - pairs * square) <= 4 * spread + 1)
  }

  @Test("Scattered places follow from the words one by one")
  func places() throws {
    let probability = 0.02
    let steps = try StepDraws(["a"], probabilities: [probability], seed: 3)
    let entry = steps.entries[0]
    let key = copse_key(low: entry.key.x, high: entry.key.y)
    #expect(entry.draw.planes == 0)
    var words: [UInt64] = []
    for first in stride(from: UInt32(0), to: 64, by: 8) {
      var batch = Array(repeating: UInt64(0), count: 16)
      copse_words(&batch, key, first, 5, 3)
      words += batch
    }
    let table = PoissonThresholds(mean: entry.draw.mean)
    let count = table.thresholds.count { words[0] < $0 }
    var expected = Set<Int>()
    for place in 0..<count {
      expected.insert(Int(words[1 + place / 4] >> UInt64(16 * (place % 4)) & 8_191))
    }
    let program = EventProgram(
      lines: [.init(operation: .draw(0), operands: 0..<0, result: 0)], operands: [], rowCount: 1,
      goal: 0, stepRows: [0], drawCount: 1)
    let memory = EventMemory(for: program)
    memory.run(block: 5, steps)
    let found = (0..<EventBlock.size).filter { memory.step(0)[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
    #expect(Set(found) == expected)
  }
}
