// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Which decisions have to be taken again: a check that depends on the day, and so is no rule of validation.
public enum ReviewCheck {
  /// A warning for each response whose day of review lies before a day, in the model's order.
  ///
  /// - Complexity: O(responses).
  public static func findings(_ model: Model, asOf day: CalendarDate) -> [Diagnostic] {
    model.responses.enumerated().compactMap { index, response in
      guard response.isExpired(asOf: day), let review = response.reviewOn else { return nil }
      let subject =
        switch response.subject {
        case .threat(let name): "the threat '\(name)'"
        case .risk(let text): "the risk '\(text)'"
        }
      let isAcceptance = response.decision == .accept
      let owner = (isAcceptance ? response.acceptedBy : response.owner).map { " by \($0)" } ?? ""
      return Diagnostic(
        .warning, code: isAcceptance ? "expired-acceptance" : "overdue-review",
        isAcceptance
          ? "the acceptance of \(subject)\(owner) expired: it was to be reviewed on \(review)"
          : "the response to \(subject) was to be reviewed\(owner) on \(review)",
        at: model.locations[.response(index)],
        hint: "decide again, and set 'review-on' to the next day of review")
    }
  }
}
