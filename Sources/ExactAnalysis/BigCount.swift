// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A natural number of any size: how many minimal attacks there are.
public struct BigCount: Hashable, Sendable, Comparable, CustomStringConvertible {
  private static let base: UInt64 = 1_000_000_000
  /// Digits to the base of a thousand million, the least significant first; none for 0.
  private var digits: [UInt32]

  /// Makes a count.
  public init(_ value: UInt64 = 0) {
    digits = []
    var rest = value
    while rest > 0 {
      digits.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
  }

  /// The sum.
  ///
  /// O(digits).
  public static func + (left: BigCount, right: BigCount) -> BigCount {
    var sum = BigCount()
    var carry: UInt64 = 0
    for place in 0..<max(left.digits.count, right.digits.count) {
      let digit = carry + left.digit(at: place) + right.digit(at: place)
      sum.digits.append(UInt32(digit % base))
      carry = digit / base
    }
    if carry > 0 { sum.digits.append(UInt32(carry)) }
    return sum
  }

  /// The difference, 0 if there is less to take from.
  ///
  /// O(digits).
  public static func - (left: BigCount, right: BigCount) -> BigCount {
    if left <= right { return BigCount() }
    var difference = BigCount()
    var borrow: Int64 = 0
    for place in left.digits.indices {
      let digit = Int64(left.digits[place]) - Int64(right.digit(at: place)) - borrow
      borrow = digit < 0 ? 1 : 0
      difference.digits.append(UInt32(digit + borrow * Int64(base)))
    }
    while difference.digits.last == 0 { difference.digits.removeLast() }
    return difference
  }

  /// Orders by size.
  public static func < (left: BigCount, right: BigCount) -> Bool {
    if left.digits.count != right.digits.count { return left.digits.count < right.digits.count }
    return left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
  }

  /// The nearest double; infinite past its range.
  public var doubleValue: Double {
    digits.reversed().reduce(0.0) { $0 * Double(Self.base) + Double($1) }
  }

  /// The decimal digits.
  public var description: String {
    guard let first = digits.last else { return "0" }
    return digits.dropLast().reversed().reduce(String(first)) { text, digit in
      let part = String(digit)
      return text + String(repeating: "0", count: 9 - part.count) + part
    }
  }

  private func digit(at place: Int) -> UInt64 {
    place < digits.count ? UInt64(digits[place]) : 0
  }
}
