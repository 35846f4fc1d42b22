// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// When a run that ends by itself is looked at, and how much wider intervals must be because it is looked at so often.
///
/// Looks come after one block of trials, two, four and so on. With intervals of `reach` standard errors, the probability that any of
/// the looks misses the truth is 5 %: the constant boundary of Pocock (Biometrika 64, 1977), found by the recursion of
/// Armitage, McPherson and Rowe (JRSS A 132, 1969) for means whose number of trials doubles from look to look. A run that
/// stops earlier misses it less often.
struct LookSchedule {
  /// The boundaries by the number of looks, by numerical integration of the densities between looks.
  private static let boundaries = [
    1.9601, 2.1784, 2.3120, 2.4087, 2.4845, 2.5465, 2.5989, 2.6442, 2.6840, 2.7195, 2.7514, 2.7803,
    2.8069, 2.8313, 2.8540, 2.8751, 2.8948, 2.9134, 2.9308, 2.9473, 2.9629, 2.9778, 2.9919, 3.0054,
  ]

  /// The trials after which is looked, rising.
  let trials: [Int]

  /// The looks of a run of at most a number of trials.
  init(maximumTrials: Int) {
    var trials: [Int] = []
    var next = TrialBlock.size
    while next < maximumTrials, trials.count < Self.boundaries.count - 1 {
      trials.append(next)
      next *= 2
    }
    self.trials = trials + [maximumTrials]
  }

  /// By how many standard errors of a normal law a 95 % interval reaches to each side.
  var reach: Double { Self.boundaries[trials.count - 1] }

  /// The probability that the interval of a look leaves out, if 95 % are to hold at all looks however these depend on each other.
  ///
  /// For means of quasi-random points, whose errors at two looks hang together less than those of independent trials. The
  /// `k`th look gets a share of the 5 % in proportion to `1 / (k (k + 1))`: most runs end at one of the first ones, and the trials of a
  /// later look double, so that a longer interval is soon made up for.
  func leavingOut(look: Int) -> Double {
    let count = Double(trials.count)
    return 0.05 * (count + 1) / count / Double((look + 1) * (look + 2))
  }

  /// The probability that the interval of one look leaves out, for a confidence of all looks together.
  ///
  /// For a confidence other than 95 % the looks share what may be left out equally.
  func leavingOut(confidence: Double) -> Double {
    confidence == 0.95
      ? 2 * NormalTail.above(reach) : (1 - confidence) / Double(trials.count)
  }
}
