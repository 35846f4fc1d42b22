// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// When a simulation is sure enough to end.
public enum StoppingRule: Hashable, Sendable, CustomStringConvertible {
  /// The 95 % interval of the portfolio's expected annual loss reaches no further than a share of it to each side.
  case ale(within: Double)
  /// The 95 % interval of the portfolio's VaR95 reaches no further than a share of it to each side.
  case var95(within: Double)
  /// The first places of the ranking are right with a probability.
  case ranks(top: Int, confidence: Double)

  /// Reads a rule: `ale 1%`, `var95 2%`, `top 5 ranks 95%`; `nil` if the text is none.
  public init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard let share = words.last.flatMap(Self.share) else { return nil }
    switch (words.first, words.count) {
    case ("ale", 2): self = .ale(within: share)
    case ("var95", 2): self = .var95(within: share)
    case ("top", 4) where words[2] == "ranks":
      guard let top = Int(words[1]), (1...1_000_000).contains(top), share >= 0.5 else { return nil }
      self = .ranks(top: top, confidence: share)
    default: return nil
    }
  }

  /// The rule as it is written.
  public var description: String {
    switch self {
    case .ale(let share): "ale \(Self.percent(share))"
    case .var95(let share): "var95 \(Self.percent(share))"
    case .ranks(let top, let confidence): "top \(top) ranks \(Self.percent(confidence))"
    }
  }

  private static func share(_ text: String) -> Double? {
    guard text.hasSuffix("%"), let value = Double(text.dropLast()), value > 0, value < 100 else {
      return nil
    }
    return value / 100
  }

  private static func percent(_ share: Double) -> String {
    let percent = (share * 1e8).rounded() / 1e6
    return percent == percent.rounded() ? "\(Int(percent))%" : "\(percent)%"
  }
}
