// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// What the transform of a scenario's year needs of each threat, and where it stands in a row of numbers of one draw.
///
/// Threats whose losses have the same law in every draw are told apart from the compiled program, so that their transforms are made once.
struct YearLawProgram: Sendable {
  private struct Form: Sendable {
    var pieces: LossPieces
    var share: Int?
  }

  private struct Kind: Sendable {
    var rate: Int
    var scale: Int
    var forms: [Form]
    var transfers: [(terms: TransferTerms, share: Int)]
  }

  /// The columns of which a row is made.
  let columns: [Register]
  /// The kinds of events whose losses are the same in every draw.
  let sameKinds: [[EventForm]]
  private let rates: [YearRateTerm]
  private let kinds: [Kind]

  /// Reads a compiled scenario.
  ///
  /// - Throws: ``YearLawError`` where a year's law has no transform that we know.
  init(_ scenario: CompiledScenario) throws(YearLawError) {
    var columns: [Register] = []
    func place(_ register: Register) -> Int {
      columns.append(register)
      return columns.count - 1
    }
    var known: [Distribution: LossPieces] = [:]
    func pieces(_ form: SampledForm) -> LossPieces {
      let pieces = known[form.below.distribution] ?? LossPieces(form.below)
      known[form.below.distribution] = pieces
      return pieces
    }
    var same = SameLosses(scenario.program.constants)
    var rates: [YearRateTerm] = []
    var kinds: [Kind] = []
    for (threat, compiled) in zip(scenario.threats, scenario.compiled) {
      let losses = compiled.losses
      try Self.check(losses, of: threat)
      if let terms = same.terms(of: losses, pieces: pieces) {
        rates += terms.map { $0.mapOperands(place) }
        continue
      }
      kinds.append(
        Kind(
          rate: place(losses.yearRate), scale: place(losses.scale),
          forms: losses.forms.map { Form(pieces: pieces($0), share: $0.share.map(place)) },
          transfers: losses.transfers.map { ($0.terms, place($0.share)) }))
    }
    self.columns = columns
    sameKinds = same.kinds
    self.rates = rates
    self.kinds = kinds
  }

  private static func check(_ losses: LossSampler, of threat: Threat) throws(YearLawError) {
    guard losses.transfers.allSatisfy({ $0.terms.basis == .event && !$0.terms.hasAggregate })
    else { throw YearLawError.yearlyTerms(threat: threat.name) }
    guard losses.transfers.isEmpty || losses.forms.count == 1 else {
      throw YearLawError.severalForms(threat: threat.name)
    }
  }

  /// Whether all losses are the same in every draw.
  var isSame: Bool { kinds.isEmpty }

  /// The rates of ``sameKinds`` in a draw; `row` has the numbers of ``columns``.
  func rates(_ row: ArraySlice<Double>) -> [Double] {
    var sums = Array(repeating: 0.0, count: sameKinds.count)
    for term in rates { sums[term.kind] += term.rate(row) }
    return sums
  }

  /// Adds the year of one draw to a transform; `row` has the numbers of ``columns``.
  func add(_ row: ArraySlice<Double>, to transform: inout YearTransform, lane: Int) {
    let first = row.startIndex
    transform.add(rates(row), lane: lane)
    for (key, kind) in kinds.enumerated() {
      let rate = row[first + kind.rate]
      guard rate > 0 else { continue }
      let forms = kind.forms.map { form in
        EventForm(
          form.pieces, scale: row[first + kind.scale],
          share: form.share.map { row[first + $0] } ?? 1)
      }
      if forms.count != 1 {
        transform.add(forms, rate: rate, lane: lane, key: key)
      } else if kind.transfers.isEmpty {
        transform.add(forms[0], rate: rate, lane: lane, key: key)
      } else {
        let kept = Retention(kind.transfers.map { ($0.terms, row[first + $0.share]) })
        transform.add(forms[0].retained(by: kept), rate: rate, lane: lane)
      }
    }
  }
}
