// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Something that was counted, and what it bears on.
public struct Observation: Hashable, Sendable {
  /// What it bears on.
  public enum Subject: Hashable, Sendable {
    /// An uncertain number.
    case estimate(EstimatePlace)
    /// The loss events of a threat, by name: attempts times vulnerability.
    case lossEvents(threat: String)
  }

  /// What was counted.
  public enum Count: Hashable, Sendable {
    /// So many of so many.
    case successes(Int, trials: Int)
    /// So many in so many years.
    case events(Int, years: Double)
  }

  /// What it bears on.
  public var subject: Subject
  /// What was counted.
  public var count: Count
  /// The count as it was written: `3 of 120 phishing tests`.
  public var text: String
  /// Who counted, when and where.
  public var source: String?

  /// Makes an observation.
  public init(subject: Subject, count: Count, text: String, source: String? = nil) {
    self.subject = subject
    self.count = count
    self.text = text
    self.source = source
  }

  /// What it says of a number itself; `nil` for loss events, which bear on two.
  public var evidence: Evidence {
    switch count {
    case .successes(let number, let trials): .successes(number, trials: trials)
    case .events(let number, let years): .events(number, years: years)
    }
  }
}
