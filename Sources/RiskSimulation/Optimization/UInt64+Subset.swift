// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension UInt64 {
  /// The subset of some controls that a set of all controls contains; bit `i` of it stands for the `i`th of them.
  func subset(of controls: [Int]) -> Int {
    controls.withUnsafeBufferPointer { controls in
      var result = 0
      for bit in controls.indices { result |= Int(self >> UInt64(controls[bit]) & 1) << bit }
      return result
    }
  }
}
