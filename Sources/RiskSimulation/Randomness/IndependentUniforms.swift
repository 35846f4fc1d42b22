// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Plain sampling: every trial's number of every quantity is independent of all others.
struct IndependentUniforms: UniformSource {
  private let streams: [NamedStream]

  /// Makes the source of a program's quantities.
  init(_ quantities: [DrawnQuantity]) {
    streams = quantities.map(\.stream)
  }

  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64
  ) {
    streams[quantity].fill(column, firstTrial: firstTrial)
  }
}
