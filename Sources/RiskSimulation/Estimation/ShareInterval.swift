// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The 95 % interval of a share of which a count among trials is known, in closed form.
///
/// Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927: it holds 95 % on average also for
/// small shares, and has width where nothing was counted. For trials of a stratified scheme, whose counts vary less than
/// those of independent ones, it is too long rather than too short.
enum ShareInterval {
  /// The interval of `count` among `trials`.
  ///
  /// - Precondition: there is a trial, and no more are counted than there are.
  static func wilson(_ count: Double, of trials: Double) -> ClosedRange<Double> {
    precondition(trials > 0 && count >= 0 && count <= trials, "trials among trials")
    let square = 1.959963984540054 * 1.959963984540054
    let share = count / trials
    let middle = share + square / (2 * trials)
    let half = (square * (share * (1 - share) / trials + square / (4 * trials * trials)))
      .squareRoot()
    let whole = 1 + square / trials
    let lower = count == 0 ? 0 : max((middle - half) / whole, 0)
    return lower...(count == trials ? 1 : min((middle + half) / whole, 1))
  }
}
