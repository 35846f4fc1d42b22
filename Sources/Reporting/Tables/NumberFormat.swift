// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Numbers for people: three significant digits and a unit prefix.
enum NumberFormat {
  /// A number with three significant digits: `0.0312`, `12.3`, `4.56M`.
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "?" : (value < 0 ? "-∞" : "∞") }
    if value < 0 { return "-" + short(-value) }
    if value == 0 { return "0" }
    if value < 0.001 { return exponential(value) }
    let prefixes = [("", 1.0), ("k", 1e3), ("M", 1e6), ("bn", 1e9), ("tn", 1e12)]
    for (prefix, unit) in prefixes where value / unit < 999.5 || prefix == "tn" {
      return significant(value / unit) + prefix
    }
    return significant(value)
  }

  /// The ends of an interval: `12.3k-4.56M`; `12.3k or more` where it is open.
  static func short(_ interval: ClosedRange<Double>) -> String {
    short(interval.lowerBound)
      + (interval.upperBound.isFinite ? "-\(short(interval.upperBound))" : " or more")
  }

  /// A probability in per cent with two or three significant digits: `3.12%`, `45.6%`.
  static func percent(_ probability: Double) -> String {
    guard probability.isFinite else { return "?" }
    if probability < 0 { return "-" + percent(-probability) }
    let value = probability * 100
    if value == 0 { return "0%" }
    if value < 0.001 { return "<0.001%" }
    if value >= 99.95 { return fixed(value, decimals: value > 99.995 ? 0 : 2) + "%" }
    return significant(value) + "%"
  }

  /// A probability in per cent, or as a power of ten where per cent would say nothing: `3.12%`, `4.56e-9`.
  static func probability(_ probability: Double) -> String {
    probability > 0 && probability < 1e-5 ? short(probability) : percent(probability)
  }

  /// An interval of probabilities in per cent, two significant digits each: `0.11-0.26`.
  static func percentInterval(_ lower: Double, _ upper: Double) -> String {
    [lower, upper].map { probability in
      let value = probability * 100
      switch value {
      case 9.95...: return fixed(value, decimals: 0)
      case 0.995...: return fixed(value, decimals: 1)
      case 0.0995...: return fixed(value, decimals: 2)
      case 0.00995...: return fixed(value, decimals: 3)
      default: return short(value)
      }
    }.joined(separator: "-")
  }

  /// A share in whole per cent: `62%`.
  static func share(_ share: Double) -> String {
    let value = share * 100
    if value > 0 && value < 1 { return "<1%" }
    if value > 99 && value < 100 { return ">99%" }
    return fixed(value, decimals: 0) + "%"
  }

  /// A whole number with thin groups of three: `100,000`.
  static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var output = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { output += "," }
      output.append(digit)
    }
    return output
  }

  /// A number with a fixed number of decimals, rounded half away from zero.
  static func fixed(_ value: Double, decimals: Int) -> String {
    var unit = 1.0
    for _ in 0..<decimals { unit *= 10 }
    let scaled = (abs(value) * unit).rounded()
    guard scaled < 0x1p53 else { return value.description }
    var digits = String(Int(scaled))
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return (value < 0 && scaled > 0 ? "-" : "") + digits
  }

  private static func significant(_ value: Double) -> String {
    switch value {
    case 99.95...: fixed(value, decimals: 0)
    case 9.995...: fixed(value, decimals: 1)
    case 0.9995...: fixed(value, decimals: 2)
    case 0.099_95...: fixed(value, decimals: 3)
    case 0.009_995...: fixed(value, decimals: 4)
    default: fixed(value, decimals: 5)
    }
  }

  private static func exponential(_ value: Double) -> String {
    var mantissa = value
    var exponent = 0
    while mantissa < 0.9995 && exponent > -400 {
      mantissa *= 10
      exponent -= 1
    }
    return fixed(mantissa, decimals: 2) + "e\(exponent)"
  }
}
