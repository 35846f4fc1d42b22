// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
  /// The known-answer vectors of the Random123 distribution (Salmon et al., SC 2011).
  @Test(
    "Known answers",
    arguments: [
      (
        SIMD4<UInt32>(0, 0, 0, 0), SIMD2<UInt32>(0, 0),
        SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
      ),
      (
        SIMD4<UInt32>(repeating: .max), SIMD2<UInt32>(repeating: .max),
        SIMD4<UInt32>(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
      ),
      (
        SIMD4<UInt32>(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        SIMD2<UInt32>(0xa409_3822, 0x299f_31d0),
        SIMD4<UInt32>(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
      ),
    ])
  func knownAnswers(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, expected: SIMD4<UInt32>) {
    #expect(Philox4x32.block(counter: counter, key: key) == expected)
  }

  @Test("A column holds what single trials draw, and lies inside (0, 1)")
  func columns() {
    let stream = NamedStream(seed: 7, name: "step.a.probability")
    var column = Array(repeating: 0.0, count: 64)
    column.withUnsafeMutableBufferPointer { stream.fill($0, firstTrial: 1_000) }
    for (index, value) in column.enumerated() {
      #expect(value == stream.uniform(trial: 1_000 + UInt64(index)))
      #expect(value > 0 && value < 1)
    }
    let pair = stream.uniforms(trial: 5, pair: 3)
    #expect(pair.0 == stream.uniform(trial: 5, draw: 6))
    #expect(pair.1 == stream.uniform(trial: 5, draw: 7))
  }

  @Test("Uniforms of different names and seeds do not go together")
  func independence() {
    let streams = [
      NamedStream(seed: 1, name: "a"), NamedStream(seed: 1, name: "b"),
      NamedStream(seed: 2, name: "a"),
    ]
    let count = 20_000
    for (left, right) in [(0, 1), (0, 2), (1, 2)] {
      var sum = 0.0
      for trial in 0..<UInt64(count) {
        sum +=
          (streams[left].uniform(trial: trial) - 0.5) * (streams[right].uniform(trial: trial) - 0.5)
      }
      // Under independence the sum has standard deviation sqrt(count) / 12.
      #expect(abs(sum) < 4 * Double(count).squareRoot() / 12)
    }
  }
}
