// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Distributions

/// The operations that make up nearly all of a program, in vectors.
extension ColumnKernel {
  /// `result = a * b`.
  static func multiply(_ a: Column, _ b: Column, into result: Column) {
    apply(VectorKernels.current.multiply, a, b, result)
  }

  /// `result = a + b`.
  static func add(_ a: Column, _ b: Column, into result: Column) {
    apply(VectorKernels.current.add, a, b, result)
  }

  /// `result = a * (1 - coverage * b)`.
  static func reduce(_ a: Column, by b: Column, coverage: Double, into result: Column) {
    apply({ VectorKernels.current.reduce($0, $1, coverage, $2, $3) }, a, b, result)
  }

  /// `result = condition * high + (1 - condition) * low`.
  static func select(_ condition: Column, _ high: Column, _ low: Column, into result: Column) {
    apply(VectorKernels.current.select, condition, high, low, result)
  }

  /// `result = min(low, cost + high)`.
  static func cheaper(_ low: Column, _ cost: Column, _ high: Column, into result: Column) {
    apply(VectorKernels.current.cheaper, low, cost, high, result)
  }

  /// `result = max(low, probability * high)`.
  static func likelier(
    _ low: Column, _ probability: Column, _ high: Column, into result: Column
  ) {
    apply(VectorKernels.current.likelier, low, probability, high, result)
  }

  /// The product of two or more columns.
  static func product(of slots: [Register], in memory: ColumnMemory, into result: Column) {
    fold(VectorKernels.current.product, slots, memory, result)
  }

  /// `1 - (1-a)(1-b)...` of two or more columns, not computed so: that would lose the digits of rare
  /// events.
  static func coproduct(of slots: [Register], in memory: ColumnMemory, into result: Column) {
    fold(VectorKernels.current.coproduct, slots, memory, result)
  }

  private typealias Input = UnsafePointer<Double>
  private typealias Output = UnsafeMutablePointer<Double>

  @inline(__always)
  private static func apply(
    _ kernel: (Input, Input, Output, Int) -> Void, _ a: Column, _ b: Column, _ result: Column
  ) {
    guard let a = a.baseAddress, let b = b.baseAddress, let out = result.baseAddress else { return }
    kernel(a, b, out, TrialBlock.size)
  }

  @inline(__always)
  private static func apply(
    _ kernel: (Input, Input, Input, Output, Int) -> Void, _ a: Column, _ b: Column, _ c: Column,
    _ result: Column
  ) {
    guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress,
      let out = result.baseAddress
    else { return }
    kernel(a, b, c, out, TrialBlock.size)
  }

  @inline(__always)
  private static func fold(
    _ kernel: (Input, UnsafePointer<Int32>, Int, Output, Int) -> Void, _ slots: [Register],
    _ memory: ColumnMemory, _ result: Column
  ) {
    precondition(slots.count >= 2, "single operands are folded when a program is built")
    guard let base = memory.base, let out = result.baseAddress else { return }
    slots.withUnsafeBufferPointer { slots in
      guard let first = slots.baseAddress else { return }
      kernel(base, first, slots.count, out, TrialBlock.size)
    }
  }
}
