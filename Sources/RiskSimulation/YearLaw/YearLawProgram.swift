// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// What the transform of a scenario's year needs of each threat, and where it stands in a row of numbers of one draw.
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
    var kinds: [Kind] = []
    for (threat, compiled) in zip(scenario.threats, scenario.compiled) {
      let losses = compiled.losses
      guard losses.transfers.allSatisfy({ $0.terms.basis == .event && !$0.terms.hasAggregate })
      else { throw YearLawError.yearlyTerms(threat: threat.name) }
      guard losses.transfers.isEmpty || losses.forms.count == 1 else {
        throw YearLawError.severalForms(threat: threat.name)
      }
      kinds.append(
        Kind(
          rate: place(losses.yearRate), scale: place(losses.scale),
          forms: losses.forms.map { form in
            let distribution = form.below.distribution
            let pieces = known[distribution] ?? LossPieces(form.below)
            known[distribution] = pieces
            return Form(pieces: pieces, share: form.share.map(place))
          }, transfers: losses.transfers.map { ($0.terms, place($0.share)) }))
    }
    self.columns = columns
    self.kinds = kinds
  }

  /// Adds the year of one draw to a transform; `row` has the numbers of ``columns``.
  func add(_ row: ArraySlice<Double>, to transform: inout YearTransform, lane: Int) {
    let first = row.startIndex
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
        transform.add(forms[0], rate: rate, lane: lane) { kept.ofEvent($0) }
      }
    }
  }
}
