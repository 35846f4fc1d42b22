// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Responses name what exists, and acceptances are documented.
enum ResponseRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    model.responses.enumerated().flatMap { index, response in
      let location = model.locations[.response(index)]
      return names(in: response, model, location) + acceptance(response, location)
        + dates(response, location) + order(response, location)
    }
  }

  private static func names(
    in response: Response, _ model: Model, _ location: SourceLocation?
  ) -> [Diagnostic] {
    var findings = response.controls.filter { model.controls[$0] == nil }.map {
      UndefinedName.error("control", $0, known: model.controls.keys, at: location)
    }
    if case .threat(let name) = response.subject, model.threats[name] == nil {
      findings.append(
        UndefinedName.error("threat", name, known: model.threats.keys, at: location))
    }
    return findings
  }

  private static func acceptance(
    _ response: Response, _ location: SourceLocation?
  ) -> [Diagnostic] {
    guard response.decision == .accept else { return [] }
    let demanded = [
      ("accepted-by", response.acceptedBy), ("accepted-on", response.acceptedOn),
      ("review-on", response.reviewOn), ("condition", response.condition),
    ]
    let missing = demanded.filter { $0.1 == nil }.map { "'\($0.0)'" }
    if missing.isEmpty { return [] }
    return [
      Diagnostic(
        .error, code: "undocumented-acceptance",
        "an accepted risk needs \(missing.joined(separator: ", "))", at: location)
    ]
  }

  private static func order(_ response: Response, _ location: SourceLocation?) -> [Diagnostic] {
    guard let accepted = response.acceptedOn.flatMap({ CalendarDate($0) }),
      let review = response.reviewOn.flatMap({ CalendarDate($0) }), review < accepted
    else { return [] }
    return [
      Diagnostic(
        .error, code: "review-before-acceptance",
        "the review on \(review) lies before the acceptance on \(accepted)", at: location)
    ]
  }

  private static func dates(_ response: Response, _ location: SourceLocation?) -> [Diagnostic] {
    [response.acceptedOn, response.reviewOn].compactMap { text in
      guard let text, CalendarDate(text) == nil else { return nil }
      return Diagnostic(
        .error, code: "invalid-date", "'\(text)' is not a date", at: location,
        hint: "write YYYY-MM-DD")
    }
  }
}
