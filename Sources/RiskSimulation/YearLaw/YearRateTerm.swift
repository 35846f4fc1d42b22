// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A part of the rate of a kind of events, from the numbers of a draw: events of a threat that have just some of its forms of loss.
struct YearRateTerm: Sendable {
  /// The kind of events, by index.
  var kind: Int
  /// Where the threat's rate stands.
  var rate: Register
  /// Where the shares of events stand that have a form of loss.
  var present: [Register] = []
  /// Where the shares of events stand that have a form of loss, of those forms that these events have not.
  var absent: [Register] = []

  /// The same with places in a row for columns.
  func mapOperands(_ place: (Register) -> Int) -> YearRateTerm {
    YearRateTerm(
      kind: kind, rate: Register(place(rate)), present: present.map { Register(place($0)) },
      absent: absent.map { Register(place($0)) })
  }

  /// The rate in a draw.
  func rate(_ row: ArraySlice<Double>) -> Double {
    func number(_ place: Register) -> Double { row[row.startIndex + Int(place)] }
    var rate = number(rate)
    for share in present { rate *= number(share) }
    for share in absent { rate *= 1 - number(share) }
    return rate
  }
}
