// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension TransferTerms {
  /// A known number of the terms, named as in files.
  public enum Amount: String, Hashable, Sendable, CaseIterable {
    /// What stays with us first.
    case deductible
    /// The most that counts above it.
    case limit
    /// What stays with us first of the layers of a year's events.
    case aggregateDeductible = "aggregate-deductible"
    /// The most that counts of the layers of a year's events.
    case aggregateLimit = "aggregate-limit"
  }

  /// A number of the terms; `nil` for a limit that there is not, which takes no limit away when it is set.
  public subscript(amount: Amount) -> Double? {
    get {
      switch amount {
      case .deductible: deductible
      case .limit: limit
      case .aggregateDeductible: aggregateDeductible
      case .aggregateLimit: aggregateLimit
      }
    }
    set {
      guard let newValue else { return }
      switch amount {
      case .deductible: deductible = newValue
      case .limit: limit = newValue
      case .aggregateDeductible: aggregateDeductible = newValue
      case .aggregateLimit: aggregateLimit = newValue
      }
    }
  }
}
