// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Finds the threats whose losses have the same law in every draw of the parameters, and names each such law once.
///
/// A threat of which only the shares of forms of loss are drawn counts as several kinds of events, one for each set of forms.
struct SameLosses {
  /// What a kind of events without transfers is known by.
  private struct Key: Hashable {
    var forms: [Distribution]
    var shares: [Double]
    var scale: Double
  }

  /// The most forms with a drawn share: the sets of them double with each.
  private static let mostForms = 3

  /// The kinds of events so far, each with the forms of loss that add up.
  private(set) var kinds: [[EventForm]] = []
  private var known: [Key: Int] = [:]
  private let constants: [Register: Double]

  /// Begins with no kinds; `constants` are the columns that are the same in every draw.
  init(_ constants: [Register: Double]) {
    self.constants = constants
  }

  /// The kinds of events of a threat and their rates; `nil` if its losses differ from draw to draw.
  mutating func terms(
    of losses: LossSampler, pieces: (SampledForm) -> LossPieces
  ) -> [YearRateTerm]? {
    guard let scale = constants[losses.scale] else { return nil }
    let shares = losses.transfers.compactMap { constants[$0.share] }
    guard shares.count == losses.transfers.count else { return nil }
    let drawn = losses.forms.indices.filter { index in
      losses.forms[index].share.map { constants[$0] == nil } ?? false
    }
    guard drawn.count <= Self.mostForms else { return nil }
    let kept = Retention(zip(losses.transfers, shares).map { ($0.terms, $1) })
    return (0..<(1 << drawn.count)).compactMap { set in
      let absent = Set(drawn.indices.filter { set >> $0 & 1 == 0 }.map { drawn[$0] })
      let forms = losses.forms.indices.filter { !absent.contains($0) }.map { losses.forms[$0] }
      guard !forms.isEmpty else { return nil }
      return YearRateTerm(
        kind: kind(of: forms, scale, losses.transfers.isEmpty ? nil : kept, pieces),
        rate: losses.yearRate, present: forms.compactMap(\.share).filter { constants[$0] == nil },
        absent: absent.sorted().compactMap { losses.forms[$0].share })
    }
  }

  /// The kind of events that have these forms of loss, in the share of events that is known beforehand.
  private mutating func kind(
    of forms: [SampledForm], _ scale: Double, _ kept: Retention?,
    _ pieces: (SampledForm) -> LossPieces
  ) -> Int {
    let shares = forms.map { form in form.share.flatMap { constants[$0] } ?? 1 }
    let key = Key(forms: forms.map(\.below.distribution), shares: shares, scale: scale)
    if kept == nil, let index = known[key] { return index }
    let events = zip(forms, shares).map { form, share in
      let event = EventForm(pieces(form), scale: scale, share: share)
      return kept.map(event.retained) ?? event
    }
    kinds.append(events)
    if kept == nil { known[key] = kinds.count - 1 }
    return kinds.count - 1
  }
}
