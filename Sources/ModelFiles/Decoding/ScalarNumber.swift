// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Reads numbers with prefixes and units from the text of a scalar.
///
/// Strict: ASCII decimals only, so that `0x10`, `1_000`, `.inf`, `nan` and what overflows are errors.
struct ScalarNumber {
  /// The model's currency.
  let currency: String

  private static let prefixes: [(text: Substring, factor: Double)] = [
    ("bn", 1e9), ("M", 1e6), ("k", 1e3),
  ]
  private static let hours: [Substring: Double] = [
    "min": 1.0 / 60, "h": 1, "d": 24, "day": 24, "days": 24, "week": 168, "weeks": 168,
  ]
  private static let yearly: [Substring: Double] = [
    "year": 1, "month": 12, "week": 52, "day": 365,
  ]

  /// The number in the base unit: probability as a share, time in hours, rates a year.
  ///
  /// `nil` if the text is not a number or its unit does not fit. O(length).
  func parse(_ text: String, as unit: Unit) -> Double? {
    guard let (number, rest) = Self.leadingNumber(text) else { return nil }
    var suffix = rest
    var value = number
    if let prefix = Self.prefixes.first(where: { suffix.hasPrefix($0.text) }) {
      value *= prefix.factor
      suffix = suffix.dropFirst(prefix.text.count)
    }
    guard let factor = factor(of: Self.trimmed(suffix), as: unit) else { return nil }
    value *= factor
    return value.isFinite ? value : nil
  }

  /// A whole number of decimal digits, with a sign if it is negative.
  static func integer(_ text: String) -> Int? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  private func factor(of suffix: Substring, as unit: Unit) -> Double? {
    if suffix.isEmpty { return 1 }
    let fits: [Unit] = unit == .shared ? [.probability, .money, .hours, .perYear] : [unit]
    for unit in fits {
      if let factor = factor(of: suffix, exactly: unit) { return factor }
    }
    return nil
  }

  private func factor(of suffix: Substring, exactly unit: Unit) -> Double? {
    switch unit {
    case .probability, .plain: return suffix == "%" ? 0.01 : nil
    case .money: return suffix == currency ? 1 : nil
    case .hours: return Self.hours[suffix]
    case .perYear:
      guard suffix.hasPrefix("/") else { return nil }
      return Self.yearly[Self.trimmed(suffix.dropFirst())]
    case .shared: return nil
    }
  }

  /// The decimal number that a text begins with, and what follows it.
  private static func leadingNumber(_ text: String) -> (Double, Substring)? {
    let bytes = Array(text.utf8)
    var end = 0
    func skipDigits() -> Int {
      let start = end
      while end < bytes.count, (48...57).contains(bytes[end]) { end += 1 }
      return end - start
    }
    if let first = bytes.first, first == 43 || first == 45 { end += 1 }
    var digits = skipDigits()
    if end < bytes.count, bytes[end] == 46 {
      end += 1
      digits += skipDigits()
    }
    guard digits > 0 else { return nil }
    if end < bytes.count, bytes[end] == 101 || bytes[end] == 69 {
      let mantissaEnd = end
      end += 1
      if end < bytes.count, bytes[end] == 43 || bytes[end] == 45 { end += 1 }
      if skipDigits() == 0 { end = mantissaEnd }
    }
    let index = text.utf8.index(text.startIndex, offsetBy: end)
    guard let value = Double(text[..<index]), value.isFinite else { return nil }
    return (value, text[index...])
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return text
  }
}
