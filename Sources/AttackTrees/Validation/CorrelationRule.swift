// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Correlations are between different numbers that are drawn once a trial, each pair once, and some law has them all.
enum CorrelationRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    guard !model.correlations.isEmpty else { return [] }
    let estimates = Dictionary(
      model.estimates.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var findings: [Diagnostic] = []
    var pairs: Set<Set<String>> = []
    for (index, correlation) in model.correlations.enumerated() {
      let location = model.locations[.correlation(index)]
      for name in [correlation.first, correlation.second] {
        findings += check(name, estimates, at: location)
      }
      if !pairs.insert([correlation.first, correlation.second]).inserted
        || correlation.first == correlation.second
      {
        findings.append(
          Diagnostic(
            .error, code: "duplicate-correlation",
            "'\(correlation.first)' and '\(correlation.second)' are correlated twice", at: location)
        )
      }
      if !(correlation.rank > -1 && correlation.rank < 1) {
        findings.append(
          Diagnostic(
            .error, code: "correlation-range",
            "a rank correlation of \(correlation.rank) does not lie between -1 and 1", at: location,
            hint: "let one number follow the other's parameter where they are the same"))
      }
    }
    return findings.isEmpty ? consistency(model) : findings
  }

  private static func check(
    _ name: String, _ estimates: [String: Model.NamedEstimate], at location: SourceLocation?
  ) -> [Diagnostic] {
    guard let named = estimates[name] else {
      return [
        UndefinedName.error("uncertain number", name, known: estimates.keys.sorted(), at: location)
      ]
    }
    if named.quantity == .loss {
      return [
        Diagnostic(
          .error, code: "correlated-chance",
          "'\(name)' is drawn for each event, not once a trial, and cannot be correlated",
          at: location)
      ]
    }
    guard case .parameter(let parameter) = named.estimate.value else { return [] }
    return [
      Diagnostic(
        .error, code: "correlated-follower", "'\(name)' follows a parameter", at: location,
        hint: "correlate '\(ParameterName.parameter(parameter))'")
    ]
  }

  private static func consistency(_ model: Model) -> [Diagnostic] {
    CorrelatedGroup.groups(of: model.correlations).filter { $0.weights == nil }.map { group in
      let last = model.correlations.lastIndex { group.names.contains($0.first) }
      let location = last.flatMap { model.locations[.correlation($0)] }
      if group.names.count > CorrelatedGroup.limit {
        return Diagnostic(
          .error, code: "correlation-group",
          "\(group.names.count) numbers hang together by correlations, more than \(CorrelatedGroup.limit)",
          at: location, hint: "let them follow a common parameter")
      }
      return Diagnostic(
        .error, code: "impossible-correlations",
        "no numbers can have these correlations at once: the matrix of \(group.names.joined(separator: ", ")) "
          + "is not positive semidefinite", at: location,
        hint: "weaken the strongest of them")
    }
  }
}
